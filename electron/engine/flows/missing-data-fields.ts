import type { FieldName } from '../../../shared/domain/fields.ts';
import { rulesOf } from '../../../shared/domain/mapping-document.ts';
import type { Stores } from '../store/stores.ts';

/** The fields whose data field the account does not have, with its name; none while its data fields were never read. */
export const missingDataFields = ({ dataFields, mappings }: Stores): ReadonlyMap<FieldName, string> => {
  const { document } = mappings.inForce();
  const missing = new Map<FieldName, string>();
  for (const { field, target } of dataFields.all().length === 0 ? [] : rulesOf(document)) {
    const name = target?.name;
    if (name !== undefined && dataFields.find(name) === null) missing.set(field, name.toUpperCase());
  }
  return missing;
};

import { type FieldValues, fieldNames } from '../../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';

/** The data fields of a contact with these values; what is empty has no entry, numbers are numbers. */
export const dataFieldsOf = (
  values: FieldValues,
  erpNumber: string | null,
): Readonly<Record<string, string | number>> => {
  const entries: [string, string | number][] = erpNumber === null ? [] : [[erpNumberDataField, erpNumber]];
  for (const name of fieldNames) {
    const { dataField, dataFieldType } = defaultMapping[name];
    const value = values[name];
    if (dataField === null || value === null) continue;
    entries.push([dataField, dataFieldType === 'Numeric' ? Number(value) : value]);
  }
  return Object.fromEntries(entries);
};

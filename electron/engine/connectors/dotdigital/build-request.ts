import type { ChangeSet, FieldChange } from '../../../../shared/domain/change.ts';
import { defaultMapping, erpNumberDataField } from '../../../../shared/domain/mapping.ts';

export type BuiltRequest = {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly route: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/**
 * The request of a change set; `write` sends it and `preview` shows it. A create is a POST, which cannot overwrite or
 * undelete anybody; a patch goes by contact id, which can match but never create (contract dotdigital 3.1 [C]).
 */
export const buildRequest = (changeSet: ChangeSet): BuiltRequest | null => {
  switch (changeSet.operation) {
    case 'contact.create':
      return {
        method: 'POST',
        path: '/contacts/v3',
        route: '/contacts/v3',
        body: {
          identifiers: { email: changeSet.email },
          dataFields: { [erpNumberDataField]: changeSet.erpNumber, ...dataFieldsOf(changeSet.changes) },
          channelProperties: { email: { emailType: 'html', ...changeSet.channel } },
          consentRecords: [changeSet.consent],
        },
      };
    case 'contact.patch': {
      const email = changeSet.changes.find(({ field }) => field === 'email')?.after ?? null;
      const dataFields = dataFieldsOf(changeSet.changes);
      return {
        method: 'PATCH',
        path: `/contacts/v3/contactId/${changeSet.contactId}?merge-option=overwrite`,
        route: '/contacts/v3/contactId/{id}',
        body: {
          ...(email === null ? {} : { identifiers: { email } }),
          ...(Object.keys(dataFields).length === 0 ? {} : { dataFields }),
        },
      };
    }
    case 'customer.update':
      return null;
  }
};

const dataFieldsOf = (changes: readonly FieldChange[]): Readonly<Record<string, string | number | null>> => {
  const dataFields: Record<string, string | number | null> = {};
  for (const { field, after } of changes) {
    const { dataField, dataFieldType } = defaultMapping[field];
    if (dataField !== null) dataFields[dataField] = wireValue(dataFieldType, after);
  }
  return dataFields;
};

/** Decimal text becomes a JSON number only here, where the remote demands one; dates are sent as instants. */
const wireValue = (type: string | null, text: string | null): string | number | null => {
  if (text === null) return null;
  if (type === 'Numeric') return Number(text);
  return type === 'Date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
};

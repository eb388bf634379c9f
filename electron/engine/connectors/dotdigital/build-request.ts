import type { ChangeSet, FieldChange, InsightChange } from '../../../../shared/domain/change.ts';
import { erpNumberDataField, firstFieldMapping } from '../../../../shared/domain/mapping.ts';

export type BuiltRequest = {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly route: string;
  readonly body: Readonly<Record<string, unknown>> | null;
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
          dataFields: {
            [changeSet.numberField ?? erpNumberDataField]: changeSet.erpNumber,
            ...dataFieldsOf(changeSet.changes),
          },
          channelProperties: { email: { emailType: 'html', ...changeSet.channel } },
          consentRecords: [changeSet.consent],
        },
      };
    case 'contact.patch': {
      const email = changeSet.changes.find(({ field }) => field === 'email')?.after ?? null;
      const dataFields = dataFieldsOf(changeSet.changes);
      return patch(changeSet.contactId, {
        ...(email === null ? {} : { identifiers: { email } }),
        ...(Object.keys(dataFields).length === 0 ? {} : { dataFields }),
      });
    }
    case 'contact.unsubscribe':
      return patch(changeSet.contactId, { channelProperties: { email: { status: 'unsubscribed' } } });
    case 'contact.number':
      return patch(changeSet.contactId, {
        dataFields: { [changeSet.numberField ?? erpNumberDataField]: changeSet.after },
      });
    case 'contact.list': {
      const { contactId, list, isIn } = changeSet;
      // A write of v3 only ever adds lists; out of one leads v2 alone (contract dotdigital 3.1 [C]).
      return isIn
        ? patch(contactId, { lists: [list.id] })
        : {
            method: 'DELETE',
            path: `/v2/address-books/${list.id}/contacts/${contactId}`,
            route: '/v2/address-books/{id}/contacts/{id}',
            body: null,
          };
    }
    case 'contact.delete':
      return { method: 'DELETE', ...contactPath(changeSet.contactId), body: null };
    case 'data-field.create':
      // Contract dotdigital 5 [C].
      return {
        method: 'POST',
        path: '/v2/data-fields',
        route: '/v2/data-fields',
        body: { name: changeSet.name, type: changeSet.type, visibility: 'Private' },
      };
    case 'insight.put':
      return { method: 'PUT', ...recordPath(changeSet), body: changeSet.after };
    case 'insight.delete':
      return { method: 'DELETE', ...recordPath(changeSet), body: null };
    case 'customer.update':
    case 'customer.opt-out':
    case 'customer.mark-duplicate':
    case 'sales-order.create':
    case 'sales-order.cancel':
      return null;
  }
};

/** One record of insight data, of the account or of a contact (contract dotdigital 6.1 [C]). */
export const recordPath = ({
  collection,
  key,
  contactId,
}: Pick<InsightChange, 'collection' | 'key' | 'contactId'>): { readonly path: string; readonly route: string } => {
  const [name, record] = [encodeURIComponent(collection.name), encodeURIComponent(key)];
  return contactId === null
    ? { path: `/insightData/v3/account/${name}/${record}`, route: '/insightData/v3/account/{name}/{recordId}' }
    : {
        path: `/insightData/v3/contacts/contactId/${contactId}/${name}/${record}`,
        route: '/insightData/v3/contacts/{identifier}/{value}/{name}/{recordId}',
      };
};

const contactPath = (contactId: number) => ({
  path: `/contacts/v3/contactId/${contactId}`,
  route: '/contacts/v3/contactId/{id}',
});

const patch = (contactId: number, body: Readonly<Record<string, unknown>>): BuiltRequest => {
  const { path, route } = contactPath(contactId);
  return { method: 'PATCH', path: `${path}?merge-option=overwrite`, route, body };
};

/** Changes as the wire has them: null clears a field. */
export const dataFieldsOf = (changes: readonly FieldChange[]): Readonly<Record<string, WireValue>> => {
  const dataFields: Record<string, WireValue> = {};
  for (const { field, after, target } of changes) {
    const first = firstFieldMapping(field);
    const name = target?.name ?? first.dataField;
    if (name !== null) dataFields[name] = wireValue(target?.type ?? first.dataFieldType, after);
  }
  return dataFields;
};

type WireValue = string | number | boolean | null;

/** Decimal text becomes a JSON number only here, where the remote demands one; dates are sent as instants. */
const wireValue = (type: string | null, text: string | null): WireValue => {
  if (text === null) return null;
  if (type === 'Numeric') return Number(text);
  if (type === 'Boolean') return text.toLowerCase() === 'true';
  return type === 'Date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
};

import type { ChangeSet } from '../../../../shared/domain/change.ts';

/**
 * Whether two changes must not be under way together: both write the same thing of one record, so that nobody could say
 * afterwards whose write is there; or both are about a record as one of a person's duplicates, and might mark each other.
 */
export const overlaps = (one: ChangeSet, other: ChangeSet): boolean => {
  const touched = new Set(touchedBy(one));
  return touchedBy(other).some((thing) => touched.has(thing));
};

const touchedBy = (changeSet: ChangeSet): readonly string[] => {
  switch (changeSet.operation) {
    case 'contact.create':
      return [`contact of ${changeSet.email.toLowerCase()}`, `contact of ${changeSet.erpNumber}`];
    case 'contact.patch':
      return changeSet.changes.map(({ field }) => `contact ${changeSet.contactId} ${field}`);
    case 'customer.update':
      return changeSet.changes.map(({ field }) => `customer ${changeSet.customerNumber} ${field}`);
    case 'contact.unsubscribe':
      return [`contact ${changeSet.contactId} subscription`];
    case 'contact.number':
      return [`contact ${changeSet.contactId} number`];
    case 'contact.list':
      return [`contact ${changeSet.contactId} list ${changeSet.list.id}`];
    case 'contact.delete':
      return [`contact ${changeSet.contactId}`];
    case 'customer.opt-out':
      return [`customer ${changeSet.customerNumber} permission`];
    case 'customer.mark-duplicate':
      return [changeSet.customerNumber, changeSet.duplicateOf].flatMap((number) =>
        number === null ? [] : `customer ${number} among its duplicates`,
      );
    case 'data-field.create':
      return [`data field ${changeSet.name.toUpperCase()}`];
    case 'sales-order.create':
      return [`posting of ${changeSet.order.externalReference}`];
    case 'sales-order.cancel':
      return [`posting of ${changeSet.recordKey}`];
    case 'insight.put':
    case 'insight.delete':
      return [`record ${changeSet.collection.name} ${changeSet.key}`];
  }
};

import type { ChangeSet, FieldChange, InsightChange } from '../../../../shared/domain/change.ts';
import { type FieldName, type FieldValues, valueIn } from '../../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import { heldAs, readBackAs } from '../mapping/reading.ts';
import type { canonical } from '../normalise/canonical.ts';
import { isPostingChange, postingVerdict } from '../posting/change.ts';
import type { FreshPair } from './fresh-pair.ts';
import { insightVerdict } from './insight-record.ts';
import { membershipOf } from './plan-lists.ts';
import type { Verdict } from './verdict.ts';

/** Compares what was read back with what was intended, canonically: a remote may write the same value in another form. */
export const verdict = (
  changeSet: ChangeSet,
  fresh: FreshPair,
  today: string,
  document: MappingDocument = firstMapping,
): Verdict => {
  const ofContact: Read = (field, text, context) => readBackAs(document, field, text, context);
  const ofCustomer: Read = (field, text, context) => heldAs(document, field, text, context);
  switch (changeSet.operation) {
    case 'customer.update':
      return fresh.customer === null
        ? 'diverged'
        : verdictOf(changeSet.changes, fresh.customer.values, today, ofCustomer);
    case 'contact.patch':
      if (fresh.contact === null || (fresh.contact.facts & contactFact.live) === 0) return 'diverged';
      return verdictOf(changeSet.changes, fresh.contact.values, today, ofContact);
    case 'contact.create': {
      const { contact } = fresh;
      if (contact === null) return 'not-applied';
      const ours = contact.erpNumber === changeSet.erpNumber && (contact.facts & contactFact.live) !== 0;
      return ours && verdictOf(changeSet.changes, contact.values, today, ofContact) === 'applied'
        ? 'applied'
        : 'diverged';
    }
    case 'insight.put':
    case 'insight.delete':
      return insightVerdict(changeSet, fresh);
    default:
      return recordVerdict(changeSet, fresh);
  }
};

type RecordChange = Exclude<ChangeSet, { readonly changes: unknown } | InsightChange>;

const recordVerdict = (changeSet: RecordChange, fresh: FreshPair): Verdict => {
  if (isPostingChange(changeSet)) return postingVerdict(changeSet, fresh);
  const { customer, contact, dataField, duplicateOf = null } = fresh;
  const isLive = contact !== null && (contact.facts & contactFact.live) !== 0;
  switch (changeSet.operation) {
    case 'contact.unsubscribe':
      if (!isLive) return 'diverged';
      return (contact.facts & contactFact.optedOut) === 0 ? 'not-applied' : 'applied';
    case 'contact.number':
      if (!isLive) return 'diverged';
      if (contact.erpNumber === changeSet.after) return 'applied';
      return contact.erpNumber === changeSet.before ? 'not-applied' : 'diverged';
    case 'contact.list': {
      const membership = contact === null || !isLive ? null : membershipOf(contact, changeSet.list.id);
      if (membership === (changeSet.isIn ? 'subscribed' : 'none')) return 'applied';
      return membership === (changeSet.isIn ? 'none' : 'subscribed') ? 'not-applied' : 'diverged';
    }
    case 'contact.delete':
      return isLive ? 'not-applied' : 'applied';
    case 'customer.opt-out':
      if (customer === null) return 'diverged';
      return (customer.facts & customerFact.optedOut) === 0 ? 'not-applied' : 'applied';
    case 'customer.mark-duplicate': {
      if (customer === null) return 'diverged';
      const isActive = (customer.facts & customerFact.active) !== 0;
      if (isActive !== (changeSet.duplicateOf === null)) return 'not-applied';
      // Somebody marked it with another record: that is not what was approved.
      return isActive || duplicateOf === null || duplicateOf === changeSet.duplicateOf ? 'applied' : 'diverged';
    }
    case 'data-field.create':
      if (dataField == null) return 'not-applied';
      return dataField.type === changeSet.type ? 'applied' : 'diverged';
  }
};

type Read = typeof canonical;

const verdictOf = (changes: readonly FieldChange[], values: FieldValues, today: string, read: Read): Verdict => {
  const holds = (field: FieldName, text: string | null): boolean => {
    const wanted = read(field, text, { country: values.country, today });
    const is = valueIn(values, field);
    const held = read(field, is, { country: values.country, today });
    return wanted.ok && held.ok ? wanted.value === held.value : text === is;
  };
  if (changes.every(({ field, after }) => holds(field, after))) return 'applied';
  return changes.every(({ field, before }) => holds(field, before)) ? 'not-applied' : 'diverged';
};

import { type ChangeSet, type FieldChange, isInsightChange } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { type FieldValues, valueIn } from '../../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import { heldAs, readBackAs } from '../mapping/reading.ts';
import type { canonical } from '../normalise/canonical.ts';
import { isPostingChange, planCancel } from '../posting/change.ts';
import type { Comparison, FreshPair } from './fresh-pair.ts';
import { compareInsight } from './insight-record.ts';
import { sameValues } from './same-link.ts';
import { compareRecord } from './stale-records.ts';
import { planInsightUndo } from './undo-insight.ts';
import type { UndoLine, UndoPlan } from './undo-plan.ts';

/** Why this kind of change is never undone by a machine; null where undoing is thought of. */
export const neverUndone = (changeSet: ChangeSet): string | null => {
  switch (changeSet.operation) {
    case 'contact.unsubscribe':
    case 'customer.opt-out':
      return 'An opt-out is never undone by a machine. If the person subscribes again, that is recorded where they say so.';
    case 'contact.delete':
      return 'A contact that was deleted is not made anew: that could subscribe somebody who has left.';
    case 'data-field.create':
      return 'Deleting a data field deletes its values with every contact; do that in Dotdigital.';
    default:
      return null;
  }
};

/** The change that takes a verified one back, from what the remote holds now: what others changed since stays. */
export const planUndo = (
  changeSet: ChangeSet,
  fresh: FreshPair,
  today: string,
  document: MappingDocument = firstMapping,
): UndoPlan => {
  if (isPostingChange(changeSet)) return planCancel(changeSet, fresh);
  const never = neverUndone(changeSet);
  if (never !== null) return blocked(never);
  if (isInsightChange(changeSet)) return planInsightUndo(changeSet, fresh, document.products);
  const { customer, contact } = fresh;
  const liveContact = contact !== null && (contact.facts & contactFact.live) !== 0 ? contact : null;
  switch (changeSet.operation) {
    case 'contact.create': {
      if (liveContact === null) return blocked('The contact is no longer in Dotdigital.');
      if (liveContact.erpNumber !== changeSet.erpNumber)
        return blocked('The contact belongs to another customer by now.');
      if ((liveContact.facts & contactFact.optedOut) !== 0)
        return blocked('The person has opted out since. The contact stays, so that this answer is not lost.');
      const { contactId } = liveContact;
      const { email, erpNumber } = changeSet;
      const undo: ChangeSet = { v: 1, operation: 'contact.delete', contactId, email, erpNumber };
      return planned(undo, [{ thing: 'contact', now: email, after: null, isLeftAlone: false }]);
    }
    case 'contact.patch': {
      if (liveContact === null) return blocked('The contact was put in the bin or deleted in Dotdigital.');
      const { lines, changes } = inverse(changeSet.changes, liveContact.values, today, (field, text, context) =>
        readBackAs(document, field, text, context),
      );
      return planned(
        changes.length === 0 ? null : { v: 1, operation: 'contact.patch', contactId: changeSet.contactId, changes },
        lines,
      );
    }
    case 'customer.update': {
      if (customer === null) return blocked('The customer is no longer in the ERP.');
      const { lines, changes } = inverse(changeSet.changes, customer.values, today, (field, text, context) =>
        heldAs(document, field, text, context),
      );
      const { customerId, customerNumber } = changeSet;
      const expectVersion = customer.version;
      return planned(
        changes.length === 0
          ? null
          : { v: 1, operation: 'customer.update', customerId, customerNumber, expectVersion, changes },
        lines,
      );
    }
    case 'contact.number': {
      if (liveContact === null) return blocked('The contact was put in the bin or deleted in Dotdigital.');
      const isLeftAlone = liveContact.erpNumber !== changeSet.after;
      const line: UndoLine = {
        thing: 'customer-number',
        now: liveContact.erpNumber,
        after: changeSet.before,
        isLeftAlone,
      };
      const { contactId, before, after } = changeSet;
      return planned(isLeftAlone ? null : { ...changeSet, contactId, before: after, after: before }, [line]);
    }
    case 'contact.list': {
      const { list, isIn } = changeSet;
      const undo = { ...changeSet, isIn: !isIn };
      const compared = compareRecord(undo, fresh);
      if (compared !== 'same') return blocked(compared.stale);
      const [now, after] = isIn ? [list.name, null] : [null, list.name];
      return planned(undo, [{ thing: 'list', now, after, isLeftAlone: false }]);
    }
    case 'customer.mark-duplicate': {
      if (customer === null) return blocked('The customer is no longer in the ERP.');
      if (changeSet.duplicateOf === null) return blocked('This took a mark off; mark the record again instead.');
      return planned({ ...changeSet, expectVersion: customer.version, duplicateOf: null }, [
        { thing: 'duplicate-of', now: changeSet.duplicateOf, after: null, isLeftAlone: false },
      ]);
    }
    default:
      return blocked('This change cannot be undone.');
  }
};

/** Whether what is about to be undone still is as the operator saw it. Nothing here can subscribe anybody. */
export const compareUndo = (evidence: Evidence, fresh: FreshPair, changeSet: ChangeSet, today: string): Comparison => {
  if (isInsightChange(changeSet)) return compareInsight(changeSet, fresh);
  if (!('changes' in changeSet)) return compareRecord(changeSet, fresh);
  const fields = changeSet.changes.map(({ field }) => field);
  if (changeSet.operation === 'customer.update') {
    const isSame =
      evidence.customer !== null &&
      fresh.customer !== null &&
      sameValues(evidence.customer.values, fresh.customer.values, fields, today);
    return isSame ? 'same' : { stale: 'The customer was changed in the ERP since you looked.' };
  }
  const { contact } = fresh;
  if (contact === null || (contact.facts & contactFact.live) === 0)
    return { stale: 'The contact was put in the bin or deleted in Dotdigital.' };
  return evidence.contact !== null && sameValues(evidence.contact.values, contact.values, fields, today)
    ? 'same'
    : { stale: 'The contact was changed in Dotdigital since you looked.' };
};

const inverse = (changes: readonly FieldChange[], values: FieldValues, today: string, read: typeof canonical) => {
  const context = { country: values.country, today };
  const lines = changes.map(({ field, name, before, after }): UndoLine => {
    const now = valueIn(values, field);
    const held = read(field, now, context);
    const written = read(field, after, context);
    const isOurs = held.ok && written.ok ? held.value === written.value : now === after;
    // Neither side can be without its address.
    const told = name === undefined ? {} : { name };
    return {
      thing: field,
      ...told,
      now,
      after: before,
      isLeftAlone: !isOurs || (field === 'email' && before === null),
    };
  });
  const undone = changes.filter((_, place) => lines[place]?.isLeftAlone === false);
  return {
    lines,
    changes: undone.map(
      (change): FieldChange => ({ ...change, before: valueIn(values, change.field), after: change.before }),
    ),
  };
};

const planned = (changeSet: ChangeSet | null, lines: readonly UndoLine[]): UndoPlan => ({
  changeSet,
  lines,
  blocked: changeSet === null ? 'Everything that was written has been changed since; nothing is left to undo.' : null,
});

const blocked = (sentence: string): UndoPlan => ({ changeSet: null, lines: [], blocked: sentence });

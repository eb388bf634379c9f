import type { ChangeSet, FieldChange } from '../../../../shared/domain/change.ts';
import type { FieldName, FieldValues } from '../../../../shared/domain/fields.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import { canonical } from '../normalise/canonical.ts';
import type { FreshPair } from './stale.ts';

/** What reading back says of a change: it is there, nothing of it is there, or something else is there. */
export type Verdict = 'applied' | 'not-applied' | 'diverged';

/** Compares what was read back with what was intended, canonically: a remote may write the same value in another form. */
export const verdict = (changeSet: ChangeSet, fresh: FreshPair, today: string): Verdict => {
  switch (changeSet.operation) {
    case 'customer.update':
      return fresh.customer === null ? 'diverged' : verdictOf(changeSet.changes, fresh.customer.values, today);
    case 'contact.patch':
      if (fresh.contact === null || (fresh.contact.facts & contactFact.live) === 0) return 'diverged';
      return verdictOf(changeSet.changes, fresh.contact.values, today);
    case 'contact.create': {
      const { contact } = fresh;
      if (contact === null) return 'not-applied';
      const ours = contact.erpNumber === changeSet.erpNumber && (contact.facts & contactFact.live) !== 0;
      return ours && verdictOf(changeSet.changes, contact.values, today) === 'applied' ? 'applied' : 'diverged';
    }
  }
};

const verdictOf = (changes: readonly FieldChange[], values: FieldValues, today: string): Verdict => {
  const holds = (field: FieldName, text: string | null): boolean => {
    const wanted = canonical(field, text, { country: values.country, today });
    const held = canonical(field, values[field], { country: values.country, today });
    return wanted.ok && held.ok ? wanted.value === held.value : text === values[field];
  };
  if (changes.every(({ field, after }) => holds(field, after))) return 'applied';
  return changes.every(({ field, before }) => holds(field, before)) ? 'not-applied' : 'diverged';
};

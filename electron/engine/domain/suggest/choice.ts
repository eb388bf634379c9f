import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Outcome } from '../../../../shared/domain/learned.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';
import { readingOf, sentText } from '../mapping/reading.ts';
import { canonical, canonicalAs } from '../normalise/canonical.ts';
import { postingChoices } from '../posting/plan.ts';
import { contactsOf, customersOf } from '../resolve/plan-records.ts';
import { proposeCorrection } from '../resolve/propose.ts';
import { resultOfDrift } from '../resolve/results.ts';
import type { LessonCase } from './lesson-case.ts';

/** What a person decided: set aside, or approved with these edits and this choice of record. */
export type Chosen =
  | { readonly verdict: 'ignore' }
  | { readonly verdict: 'approve'; readonly edits: Edits; readonly keep: string | null };

type Context = { readonly mapping: Mapping; readonly today: string };

/** How a decision answers one question of its case; null where it answers nothing. */
export const outcomeOf = (evidence: Evidence, lesson: LessonCase, chosen: Chosen, context: Context): Outcome | null => {
  if (chosen.verdict === 'ignore') return 'set-aside';
  const { field } = lesson;
  if (field === null) return isOther(evidence, chosen.keep) ? 'other' : 'proposed';
  return lesson.kind === 'malformed-value'
    ? ofCorrection(evidence, field, chosen.edits, context)
    : ofDrift(evidence, field, chosen.edits, context);
};

const ofDrift = (evidence: Evidence, field: FieldName, edits: Edits, { mapping, today }: Context): Outcome | null => {
  const edited = edits[field];
  const context = { country: evidence.customer?.values.country ?? null, today };
  const { master } = resultOfDrift(evidence, field, mapping, context);
  // Of a field that nobody masters nothing is written until a person writes it.
  if (edited === undefined) return master === 'nobody' ? null : master;
  const reading = readingOf(mapping.document)[field];
  const read = (text: string | null): string | null => {
    const found = canonicalAs(reading.type, text, context);
    return found.ok ? found.value : text;
  };
  const sent = evidence.customer === null ? null : sentText(reading, evidence.customer.values);
  if (sent?.ok === true && read(edited) === read(sent.value)) return 'erp';
  return read(edited) === read(evidence.contact?.values[field] ?? null) ? 'dotdigital' : 'written';
};

const ofCorrection = (evidence: Evidence, field: FieldName, edits: Edits, { today }: Context): Outcome => {
  const values = evidence.customer?.values;
  const read = { country: values?.country ?? null, today };
  const proposed = proposeCorrection(field, values?.[field] ?? null, read);
  if (proposed === null) return 'written';
  const edited = edits[field];
  const [ours, theirs] = [proposed.value, edited ?? ''].map((text) => canonical(field, text, read));
  const isSame = ours?.ok === true && theirs?.ok === true && ours.value === theirs.value;
  return edited === undefined || isSame ? 'proposed' : 'written';
};

/** Whether another record stays than the one that was proposed. */
const isOther = (evidence: Evidence, keep: string | null): boolean =>
  keep !== null && keep !== proposedRecord(evidence);

const proposedRecord = (evidence: Evidence): string | null => {
  if (evidence.posting !== undefined) return postingChoices[0];
  if (evidence.kind === 'duplicate-customer') return customersOf(evidence)[0]?.number ?? null;
  const [contact] = evidence.kind === 'duplicate-contact' ? contactsOf(evidence) : [];
  return contact === undefined ? null : String(contact.contactId);
};

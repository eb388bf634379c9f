import { type ChangeSet, fieldChangesOf } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { allFields, type FieldName, type FieldValues, fieldNames, valueIn } from '../../../../shared/domain/fields.ts';
import { extraOf, type Mapping, sourceName } from '../../../../shared/domain/mapping-document.ts';
import type { PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { comparedOfContact, comparedOfCustomer, fieldsRead, readingOf } from '../mapping/reading.ts';
import { proposeCorrection } from '../resolve/propose.ts';
import { resultForContact, resultOfDrift } from '../resolve/results.ts';
import { salePairRows } from './sale-pair-rows.ts';

/**
 * The side-by-side rows in screen order. `decided` is what was decided, where something was; otherwise the result is
 * the suggestion. Fields that are empty on both sides are left out.
 */
export const pairRows = (
  evidence: Evidence,
  decided: readonly ChangeSet[] | null,
  today: string,
  mapping: Mapping,
): readonly PairRow[] =>
  salePairRows(evidence, decided?.[0] ?? null) ??
  shownFields(evidence, mapping)
    .filter((field) => !isEmptyRow(evidence, field))
    .map((field) => rowOf(evidence, field, decided, { today, mapping }));

/** What was decided of a field that the mapping no longer has is still told. */
const shownFields = ({ fields }: Evidence, { document }: Mapping): readonly FieldName[] => {
  const shown = new Set([...fieldsRead(document), ...fields]);
  return allFields.filter((field) => shown.has(field));
};

const isEmptyRow = ({ customer, contact, fields }: Evidence, field: FieldName): boolean =>
  !fields.includes(field) && isBlank(customer?.values[field]) && isBlank(contact?.values[field]);

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

type Decided = readonly ChangeSet[] | null;
type Seen = { readonly today: string; readonly mapping: Mapping };

const rowOf = (evidence: Evidence, field: FieldName, decided: Decided, seen: Seen): PairRow => {
  const { today, mapping } = seen;
  const erp = evidence.customer === null ? null : valueIn(evidence.customer.values, field);
  const dotdigital = evidence.contact === null ? null : valueIn(evidence.contact.values, field);
  const extra = extraOf(mapping.document, field);
  const base = { field, erp, dotdigital, ...(extra === null ? {} : { name: sourceName(extra.source) }) };
  const context = { country: evidence.customer?.values.country ?? null, today };
  switch (evidence.kind) {
    case 'customer-missing': {
      // A malformed value has no written form: it is left out, unless somebody wrote a better one.
      const result = resultOf(decided, field, null, resultForContact(evidence, field, mapping, context));
      const isLeftOut = result === null && isUnreadable(evidence, field, seen);
      return { ...base, state: isLeftOut ? 'not-written' : 'differs', target: 'dotdigital', result, editable: true };
    }
    case 'field-drift':
    case 'reward-drift':
    case 'import-rejected': {
      if (!evidence.fields.includes(field)) return otherRow(evidence, base, seen);
      const { target, result } = resultOfDrift(evidence, field, mapping, context);
      const kept = target === 'erp' ? erp : dotdigital;
      return { ...base, state: 'differs', target, result: resultOf(decided, field, kept, result), editable: true };
    }
    case 'malformed-value': {
      if (!evidence.fields.includes(field)) return otherRow(evidence, base, seen);
      const proposal = proposeCorrection(field, erp, context, readingOf(mapping.document)[field].held)?.value ?? null;
      const result = resultOf(decided, field, erp, proposal);
      return { ...base, state: 'malformed', target: 'erp', result, editable: true };
    }
    default:
      return otherRow(evidence, base, seen);
  }
};

/** What was decided, emptying and leaving alone (`kept`) included; the suggestion only while nothing was. */
const resultOf = (
  decided: Decided,
  field: FieldName,
  kept: string | null,
  suggestion: string | null,
): string | null => {
  const [first] = decided ?? [];
  if (decided === null || first === undefined) return suggestion;
  if (first.operation === 'contact.create' && field === 'email') return first.email;
  const change = decided.flatMap(fieldChangesOf).find((one) => one.field === field);
  return change === undefined ? kept : change.after;
};

/** A field that this mismatch is not about: said to be the same only where it was compared and is. */
const otherRow = (
  evidence: Evidence,
  base: { readonly field: FieldName } & Pick<PairRow, 'erp' | 'dotdigital' | 'name'>,
  { today, mapping }: Seen,
): PairRow => {
  const reading = readingOf(mapping.document)[base.field];
  const fixed = { ...base, target: null, result: null, editable: false } as const;
  const context = { country: evidence.customer?.values.country ?? null, today };
  if (!reading.isCompared) return { ...fixed, state: 'not-written' };
  const left = comparedOfCustomer(reading, evidence.customer?.values ?? noValues, today);
  const right = comparedOfContact(reading, base.dotdigital, context);
  if (!left.ok) return { ...fixed, state: 'malformed' };
  const isSame = evidence.contact === null || (right.ok && left.value === right.value);
  return { ...fixed, state: isSame ? 'same' : 'differs' };
};

const isUnreadable = ({ customer }: Evidence, field: FieldName, { today, mapping }: Seen): boolean =>
  customer !== null && !comparedOfCustomer(readingOf(mapping.document)[field], customer.values, today).ok;

const noValues = Object.fromEntries(fieldNames.map((name) => [name, null])) as FieldValues;

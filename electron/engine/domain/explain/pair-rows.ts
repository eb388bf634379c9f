import { type ChangeSet, fieldChangesOf } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { type FieldName, fieldNames } from '../../../../shared/domain/fields.ts';
import type { PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { canonical } from '../normalise/canonical.ts';
import { proposeCorrection } from '../resolve/propose.ts';
import { writtenForm } from '../resolve/written.ts';

/**
 * The side-by-side rows in screen order. `changeSet` is what was decided, where something was; otherwise the result is
 * the suggestion. Fields that are empty on both sides are left out.
 */
export const pairRows = (evidence: Evidence, changeSet: ChangeSet | null, today: string): readonly PairRow[] =>
  fieldNames.filter((field) => !isEmptyRow(evidence, field)).map((field) => rowOf(evidence, field, changeSet, today));

const isEmptyRow = ({ customer, contact, fields }: Evidence, field: FieldName): boolean =>
  !fields.includes(field) && isBlank(customer?.values[field]) && isBlank(contact?.values[field]);

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

const rowOf = (evidence: Evidence, field: FieldName, changeSet: ChangeSet | null, today: string): PairRow => {
  const erp = evidence.customer?.values[field] ?? null;
  const dotdigital = evidence.contact?.values[field] ?? null;
  const base = { field, erp, dotdigital };
  const context = { country: evidence.customer?.values.country ?? null, today };
  switch (evidence.kind) {
    case 'customer-missing': {
      // A malformed value has no written form: it is left out, unless somebody wrote a better one.
      const result = resultOf(changeSet, field, null, writtenForm(field, erp, context));
      const isLeftOut = result === null && !canonical(field, erp, context).ok;
      return { ...base, state: isLeftOut ? 'not-written' : 'differs', target: 'dotdigital', result, editable: true };
    }
    case 'field-drift':
    case 'import-rejected': {
      if (!evidence.fields.includes(field)) return otherRow(evidence, base, today);
      return {
        ...base,
        state: 'differs',
        target: 'dotdigital',
        result: resultOf(changeSet, field, dotdigital, writtenForm(field, erp, context)),
        editable: true,
      };
    }
    case 'malformed-value': {
      if (!evidence.fields.includes(field)) return otherRow(evidence, base, today);
      const proposal = proposeCorrection(field, erp, context)?.value ?? null;
      const result = resultOf(changeSet, field, erp, proposal);
      return { ...base, state: 'malformed', target: 'erp', result, editable: true };
    }
    default:
      return otherRow(evidence, base, today);
  }
};

/** What was decided, emptying and leaving alone (`kept`) included; the suggestion only while nothing was. */
const resultOf = (
  changeSet: ChangeSet | null,
  field: FieldName,
  kept: string | null,
  suggestion: string | null,
): string | null => {
  if (changeSet === null) return suggestion;
  if (changeSet.operation === 'contact.create' && field === 'email') return changeSet.email;
  const change = fieldChangesOf(changeSet).find((one) => one.field === field);
  return change === undefined ? kept : change.after;
};

/** A field that this mismatch is not about: said to be the same only where it was compared and is. */
const otherRow = (evidence: Evidence, base: Pick<PairRow, 'field' | 'erp' | 'dotdigital'>, today: string): PairRow => {
  const fixed = { ...base, target: null, result: null, editable: false } as const;
  const context = { country: evidence.customer?.values.country ?? null, today };
  const left = canonical(base.field, base.erp, context);
  const right = canonical(base.field, base.dotdigital, context);
  if (!left.ok) return { ...fixed, state: 'malformed' };
  const isSame = evidence.contact === null || (right.ok && left.value === right.value);
  return { ...fixed, state: isSame ? 'same' : 'differs' };
};

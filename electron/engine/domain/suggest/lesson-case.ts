import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import { importRemedyOf } from '../../../../shared/domain/import-failure.ts';
import { neverLearned, type Outcome } from '../../../../shared/domain/learned.ts';
import { type Mapping, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { proposeCorrection } from '../resolve/propose.ts';
import { relationOf } from './relation.ts';

/** One question that a decision answers: about one field of a case, or about the case as a whole. */
export type LessonCase = {
  readonly kind: MismatchKind;
  readonly field: FieldName | null;
  /** `name:word`, sorted; words of Concord's own, no value of a person. */
  readonly features: readonly string[];
};

/** When and under which mapping a case is looked at; `at` in epoch ms. */
export type LessonContext = { readonly at: number; readonly mapping: Mapping };

/** What a decision about this evidence answers; nothing for kinds that are never learned. */
export const lessonCases = (evidence: Evidence, context: LessonContext): readonly LessonCase[] => {
  const { kind } = evidence;
  if (neverLearned.has(kind) || evidence.link !== undefined) return [];
  const shared = sharedFeatures(evidence, context);
  const isOfPair = evidence.customer !== null && evidence.contact !== null;
  if (kind === 'field-drift' || kind === 'reward-drift' || kind === 'import-rejected')
    return isOfPair ? evidence.fields.map((field) => driftCase(evidence, field, shared, context)) : [];
  if (kind === 'malformed-value')
    return evidence.fields.map((field) => malformedCase(evidence, field, shared, context));
  return [
    {
      kind,
      field: null,
      features: [...shared, ...wholeFeatures(evidence)].sort(),
    },
  ];
};

const driftCase = (
  evidence: Evidence,
  field: FieldName,
  shared: readonly string[],
  { mapping }: LessonContext,
): LessonCase => {
  const { master } = ruleOf(mapping.document, field);
  const relation = relationOf(evidence.customer?.values[field] ?? null, evidence.contact?.values[field] ?? null);
  return {
    kind: evidence.kind,
    field,
    features: [...shared, `field:${field}`, `master:${master}`, `relation:${relation}`].sort(),
  };
};

const malformedCase = (
  evidence: Evidence,
  field: FieldName,
  shared: readonly string[],
  { at }: LessonContext,
): LessonCase => {
  const { values } = evidence.customer ?? {};
  const context = { country: values?.country ?? null, today: new Date(at).toISOString().slice(0, 10) };
  const correction = proposeCorrection(field, values?.[field] ?? null, context);
  const problem = evidence.problems.find((found) => found.field === field)?.problem ?? 'unknown';
  const told = correction === null ? 'none' : correction.how;
  return {
    kind: evidence.kind,
    field,
    features: [...shared, `field:${field}`, `problem:${problem}`, `correction:${told}`].sort(),
  };
};

/** What holds for every field of the case alike. */
const sharedFeatures = (evidence: Evidence, { at }: LessonContext): readonly string[] => {
  const erpAt = evidence.customer?.modifiedAt ?? evidence.order?.order?.modifiedAt ?? null;
  const dotdigitalAt =
    evidence.contact?.updatedAt ?? evidence.order?.record?.modifiedAt ?? evidence.item?.record?.modifiedAt ?? null;
  const refusals = (evidence.refusal?.failures ?? []).map(({ code }) => `refused:${importRemedyOf(code)}`);
  return [
    `age:${ageOf(Math.max(erpAt ?? 0, dotdigitalAt ?? 0), at)}`,
    `changed-last:${changedLast(erpAt, dotdigitalAt)}`,
    `link:${evidence.linkedBy ?? 'none'}`,
    ...new Set(refusals),
  ];
};

/** What is told of a case that is about whole records. */
const wholeFeatures = (evidence: Evidence): readonly string[] => {
  const records = (evidence.otherCustomers?.length ?? 0) + (evidence.otherContacts?.length ?? 0);
  const named = evidence.item?.fields ?? evidence.order?.fields ?? [];
  const ground = evidence.kind === 'customer-missing' ? evidence.customer?.permission.ground : undefined;
  const status = evidence.contact?.emailStatus ?? null;
  return [
    ...named.map((field) => `field:${field}`),
    ...(records === 0 ? [] : [`records:${records === 1 ? 'two' : 'more'}`]),
    ...(ground === undefined ? [] : [`ground:${ground}`]),
    ...(status === null || evidence.kind === 'customer-missing' ? [] : [`address:${statusWord(status)}`]),
  ];
};

/** Dotdigital's word for a channel's status, or that it is another: nothing that was not written here is kept. */
const statusWord = (status: string): string =>
  ['subscribed', 'unsubscribed', 'hardBounced', 'softBounced', 'suppressed'].includes(status) ? status : 'other';

/** What can be chosen in a case, and what the cold start proposes; null where it proposes nothing. */
export const choicesOf = ({
  kind,
  features,
}: Pick<LessonCase, 'kind' | 'features'>): { readonly choices: readonly Outcome[]; readonly first: Outcome | null } => {
  switch (kind) {
    case 'field-drift':
    case 'reward-drift':
    case 'import-rejected':
      if (features.includes('master:dotdigital')) return { choices: ofSides, first: 'dotdigital' };
      return { choices: ofSides, first: features.includes('master:erp') ? 'erp' : null };
    case 'malformed-value':
      return features.includes('correction:none')
        ? { choices: ['written', 'set-aside'], first: null }
        : { choices: ['proposed', 'written', 'set-aside'], first: 'proposed' };
    case 'duplicate-customer':
    case 'duplicate-contact':
    case 'order-unposted':
    case 'posting-refused':
      return { choices: ['proposed', 'other', 'set-aside'], first: 'proposed' };
    default:
      return { choices: ['proposed', 'set-aside'], first: 'proposed' };
  }
};

const ofSides: readonly Outcome[] = ['erp', 'dotdigital', 'written', 'set-aside'];

const changedLast = (erpAt: number | null, dotdigitalAt: number | null): string => {
  if (erpAt === null || dotdigitalAt === null) return 'unknown';
  if (erpAt === dotdigitalAt) return 'together';
  return erpAt > dotdigitalAt ? 'erp' : 'dotdigital';
};

const day = 86_400_000;

const ageOf = (changedAt: number, at: number): string => {
  if (changedAt <= 0) return 'unknown';
  const days = (at - changedAt) / day;
  if (days < 1) return 'today';
  if (days < 7) return 'week';
  return days < 31 ? 'month' : 'older';
};

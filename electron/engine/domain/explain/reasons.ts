import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import { importRemedyOf } from '../../../../shared/domain/import-failure.ts';
import { type Mapping, type Master, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { Reason } from '../../../../shared/domain/reason.ts';
import { proposeCorrection } from '../resolve/propose.ts';
import { recordSuggestion } from './record-reasons.ts';
import { saleSuggestion } from './sale-reasons.ts';
import type { Suggestion } from './suggestion.ts';

export type Tally = { readonly approved: number; readonly decided: number };

/** Why a fix is suggested and how sure it is; every reason is a fact of the evidence, or a count of decisions. */
export const suggestionOf = (evidence: Evidence, tally: Tally, today: string, mapping: Mapping): Suggestion => {
  const suggestion = saleSuggestion(evidence, today) ?? byKind(evidence, today, mapping);
  const likeIt: readonly Reason[] = tally.decided === 0 ? [] : [{ code: 'approved-like-it', ...tally }];
  return { confidence: suggestion.confidence, reasons: [...suggestion.reasons, ...likeIt] };
};

const byKind = (evidence: Evidence, today: string, mapping: Mapping): Suggestion => {
  switch (evidence.kind) {
    case 'field-drift':
    case 'reward-drift':
      return { confidence: driftConfidence(evidence, mapping), reasons: driftReasons(evidence, mapping) };
    case 'import-rejected':
      return {
        confidence: refusedConfidence(evidence),
        reasons: [...refusalReasons(evidence), ...driftReasons(evidence, mapping)],
      };
    case 'customer-missing':
      return { confidence: 'certain', reasons: missingReasons(evidence) };
    case 'malformed-value':
      return malformedSuggestion(evidence, today);
    case 'permission-missing':
      return { confidence: 'none', reasons: [{ code: 'no-permission-either-side' }] };
    default:
      return recordSuggestion(evidence);
  }
};

const masteredBy = ({ fields }: Evidence, { document }: Mapping, master: Master): readonly FieldName[] =>
  fields.filter((field) => ruleOf(document, field).master === master);

/** Where no system is right, no machine can say what is. */
const driftConfidence = (evidence: Evidence, mapping: Mapping): Suggestion['confidence'] => {
  if (masteredBy(evidence, mapping, 'nobody').length === evidence.fields.length) return 'none';
  return evidence.linkedBy === 'erp-number' ? 'certain' : 'likely';
};

const masterReasons = (evidence: Evidence, mapping: Mapping): readonly Reason[] =>
  (['erp', 'dotdigital', 'nobody'] as const).flatMap((master): readonly Reason[] => {
    const fields = masteredBy(evidence, mapping, master);
    return fields.length === 0 ? [] : [{ code: `${master}-masters`, fields }];
  });

const driftReasons = (evidence: Evidence, mapping: Mapping): readonly Reason[] => [
  ...masterReasons(evidence, mapping),
  ...linkReason(evidence),
  {
    code: 'changed-at',
    erpAt: evidence.customer?.modifiedAt ?? null,
    dotdigitalAt: evidence.contact?.updatedAt ?? null,
  },
];

const refusalReasons = ({ refusal }: Evidence): readonly Reason[] => {
  const failures = refusal?.failures ?? [];
  const refused = failures.map(
    ({ code, description }): Reason => ({
      code: 'import-refused',
      failureCode: code,
      description,
      importId: refusal?.importId ?? null,
      at: refusal?.at ?? null,
    }),
  );
  const remedies = [...new Set(failures.map(({ code }) => importRemedyOf(code)))];
  return [...refused, ...remedies.map((remedy): Reason => ({ code: 'import-remedy', remedy }))];
};

/** Sent singly the same values may be taken; where one of them is at fault they will not. */
const refusedConfidence = ({ refusal }: Evidence): Suggestion['confidence'] =>
  refusal !== undefined &&
  refusal.failures.length > 0 &&
  refusal.failures.every(({ code }) => ['send-singly', 'not-mailable'].includes(importRemedyOf(code)))
    ? 'likely'
    : 'none';

const linkReason = ({ linkedBy, customer }: Evidence): readonly Reason[] => {
  if (linkedBy === 'erp-number') return [{ code: 'linked-by-number', number: customer?.number ?? '' }];
  if (linkedBy === 'probabilistic') return [{ code: 'linked-by-evidence' }];
  if (linkedBy === 'verdict') return [{ code: 'linked-by-verdict' }];
  return linkedBy === 'email' ? [{ code: 'linked-by-email' }] : [];
};

const missingReasons = (evidence: Evidence): readonly Reason[] => {
  const permission = evidence.customer?.permission;
  const recorded: readonly Reason[] =
    permission?.ground === 'consent' || permission?.ground === 'soft-opt-in'
      ? [
          {
            code: 'permission-recorded',
            ground: permission.ground,
            at: instantOf(permission.at),
            orderReference: permission.orderReference,
          },
        ]
      : [];
  const leftOut = evidence.problems.map(({ field }) => field);
  return [
    { code: 'no-contact-with-number-or-email', number: evidence.customer?.number ?? '' },
    ...recorded,
    ...(leftOut.length === 0 ? [] : [{ code: 'left-out-malformed', fields: leftOut } as const]),
  ];
};

const malformedSuggestion = (evidence: Evidence, today: string): Suggestion => {
  const context = { country: evidence.customer?.values.country ?? null, today };
  const corrections = evidence.fields.map((field) => ({
    field,
    correction: proposeCorrection(field, textOf(evidence, field), context),
  }));
  const reasons: Reason[] = evidence.problems
    .filter(({ field }) => evidence.fields.includes(field))
    .map((found) => ({ code: 'malformed', ...found }));
  for (const { field, correction } of corrections) {
    reasons.push(
      correction === null
        ? { code: 'no-proposal', field }
        : { code: 'proposed-correction', field, how: correction.how },
    );
  }
  return { confidence: corrections.every(({ correction }) => correction !== null) ? 'likely' : 'none', reasons };
};

const textOf = (evidence: Evidence, field: FieldName): string | null => evidence.customer?.values[field] ?? null;
const instantOf = (text: string | null): number | null => (text === null ? null : Date.parse(text));

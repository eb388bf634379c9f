import { fieldsOf, maskOf } from '../../../shared/domain/fields.ts';
import { type Finding, type MismatchKind, severities } from '../../../shared/domain/mismatch.ts';
import type { MismatchKey } from '../store/case-stores.ts';
import type { FlowDeps } from './flow-deps.ts';

type Told = { readonly matchKey: string; readonly stored: readonly MismatchKey[]; readonly isRefused?: boolean };

/**
 * While an import's refusal of a pair stands, its differing fields are told as that: the same disagreement is never
 * shown twice. A pair that agrees again takes its refusal down. Call inside `atomically`.
 */
export const withRefusal = (
  { stores }: FlowDeps,
  { matchKey, stored, isRefused }: Told,
  findings: readonly Finding[],
): readonly Finding[] => {
  // A refusal comes of a decision, and a decision of a stored case.
  if (stored.length === 0 || isRefused === false || stores.imports.refusalOf(matchKey) === null) return findings;
  const differing = findings.filter(isDrift);
  if (differing.length > 0) return [...findings.filter((finding) => !isDrift(finding)), refused(differing)];
  const isUnderWay = stored.some(({ kind, status }) => kind === 'import-rejected' && status === 'decided');
  if (!isUnderWay) stores.imports.dropRefusals(matchKey);
  return findings;
};

const drifts: ReadonlySet<MismatchKind> = new Set(['field-drift', 'reward-drift']);
const isDrift = ({ kind }: Finding): boolean => drifts.has(kind);

/** One case of all that differs, as grave as the gravest of it. */
const refused = (differing: readonly Finding[]): Finding => ({
  kind: 'import-rejected',
  severity: severities.find((one) => differing.some(({ severity }) => severity === one)) ?? 'warns',
  fieldMask: maskOf(differing.flatMap(({ fieldMask }) => fieldsOf(fieldMask))),
});

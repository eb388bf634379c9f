import type { Finding } from '../../../shared/domain/mismatch.ts';
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
  if (findings.some(({ kind }) => kind === 'field-drift'))
    return findings.map((finding) =>
      finding.kind === 'field-drift' ? { ...finding, kind: 'import-rejected' } : finding,
    );
  const isUnderWay = stored.some(({ kind, status }) => kind === 'import-rejected' && status === 'decided');
  if (!isUnderWay) stores.imports.dropRefusals(matchKey);
  return findings;
};

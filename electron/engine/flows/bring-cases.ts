import type { Finding } from '../../../shared/domain/mismatch.ts';
import { type StoredCase, stepsOf } from '../domain/mismatch/lifecycle.ts';
import type { NewMismatch } from '../store/case-stores.ts';
import type { FlowDeps } from './flow-deps.ts';

/** What was found about one key, its stored cases, and hashes of both sides: a case set aside comes back with others. */
type Found = {
  readonly findings: readonly Finding[];
  readonly stored: readonly StoredCase[];
  readonly hashes: string;
};

export type CasesMoved = { readonly opened: number; readonly cleared: number };

/** Brings the cases of one key up to date with what was found about it. Call inside `atomically`. */
export const bringCases = (
  { stores: { mismatches }, clock }: FlowDeps,
  { findings, stored, hashes }: Found,
  caseOf: (finding: Finding) => NewMismatch,
): CasesMoved => {
  let opened = 0;
  let cleared = 0;
  for (const step of stepsOf(findings, stored, hashes)) {
    switch (step.step) {
      case 'open':
      case 'reopen':
        mismatches.open(caseOf(step.finding), step.reopened);
        opened += 1;
        break;
      case 'refresh':
        mismatches.refresh(step.id, caseOf(step.finding));
        break;
      case 'clear':
        mismatches.setStatus(step.id, 'cleared', { at: clock.now(), reopened: null, ignoredAs: null });
        cleared += 1;
        break;
    }
  }
  return { opened, cleared };
};

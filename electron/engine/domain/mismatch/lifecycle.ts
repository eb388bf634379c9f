import type { Finding, MismatchKind, MismatchStatus, ReopenReason } from '../../../../shared/domain/mismatch.ts';
import { unreachable } from '../../../../shared/unreachable.ts';

/** A stored case of the key that is judged. */
export type StoredCase = {
  readonly id: number;
  readonly kind: MismatchKind;
  readonly status: MismatchStatus;
  readonly ignoredAs: string | null;
};

/** What detection does with one kind of one pair. */
export type Step =
  | { readonly step: 'open'; readonly finding: Finding; readonly reopened: ReopenReason | null }
  | { readonly step: 'refresh'; readonly id: number; readonly finding: Finding }
  | { readonly step: 'reopen'; readonly id: number; readonly finding: Finding; readonly reopened: ReopenReason }
  | { readonly step: 'clear'; readonly id: number };

/**
 * Joins momentary findings with stored cases (architecture 4). A decided case is left to its verification; an ignored
 * one comes back when the pair's hashes are no longer those that were ignored.
 */
export const stepsOf = (
  findings: readonly Finding[],
  stored: readonly StoredCase[],
  pairHashes: string,
): readonly Step[] => {
  const byKind = new Map(stored.map((known) => [known.kind, known]));
  const found = findings.flatMap((finding): readonly Step[] => {
    const known = byKind.get(finding.kind);
    return known === undefined ? [{ step: 'open', finding, reopened: null }] : stepOfFound(finding, known, pairHashes);
  });
  const kinds = new Set(findings.map(({ kind }) => kind));
  const gone = stored.filter(({ kind }) => !kinds.has(kind)).flatMap(stepOfGone);
  return [...found, ...gone];
};

const stepOfFound = (finding: Finding, known: StoredCase, pairHashes: string): readonly Step[] => {
  switch (known.status) {
    case 'open':
      return [{ step: 'refresh', id: known.id, finding }];
    case 'decided':
    case 'awaiting-second':
      return [];
    case 'resolved':
    case 'cleared':
      return [{ step: 'reopen', id: known.id, finding, reopened: 'seen-again' }];
    // Put off until a day, or until what it shows is something else.
    case 'deferred':
    case 'ignored':
      return known.ignoredAs === pairHashes
        ? []
        : [{ step: 'reopen', id: known.id, finding, reopened: 'evidence-changed' }];
    default:
      return unreachable(known.status);
  }
};

const stepOfGone = (known: StoredCase): readonly Step[] =>
  known.status === 'open' || known.status === 'ignored' || known.status === 'deferred'
    ? [{ step: 'clear', id: known.id }]
    : [];

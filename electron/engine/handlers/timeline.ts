import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { OutboxEntry, StoredAttempt, StoredDecision } from '../store/change-stores.ts';

type TimelineEntry = MismatchDetail['timeline'][number];

export type TimelineSources = {
  readonly detectedAt: number;
  readonly decisions: readonly StoredDecision[];
  readonly entry: OutboxEntry | null;
  readonly attempts: readonly StoredAttempt[];
  readonly clearedAt: number | null;
};

/** What happened to a mismatch, oldest first. */
export const timelineOf = ({
  detectedAt,
  decisions,
  entry,
  attempts,
  clearedAt,
}: TimelineSources): readonly TimelineEntry[] => {
  const entries: TimelineEntry[] = [{ at: detectedAt, what: 'detected', by: null, sentence: null }];
  for (const decision of decisions) {
    const what = whatOf[decision.verdict];
    entries.push({ at: decision.decidedAt, what, by: decision.decidedBy, sentence: decision.reason });
  }
  const tried = attempts.map(attemptEntry);
  const state = entry === null ? null : stateEntry(entry);
  // The state tells with its reason what the last attempt tells without: once is enough.
  entries.push(...(state !== null && tried.at(-1)?.what === state.what ? tried.slice(0, -1) : tried));
  if (state !== null) entries.push(state);
  if (clearedAt !== null) entries.push({ at: clearedAt, what: 'cleared', by: null, sentence: null });
  return entries.sort((left, right) => left.at - right.at);
};

const whatOf = {
  approve: 'approved',
  ignore: 'ignored',
  defer: 'deferred',
  reopen: 'reopened',
  withdraw: 'withdrawn',
  undo: 'undone',
} as const satisfies Record<StoredDecision['verdict'], TimelineEntry['what']>;

const attemptEntry = (attempt: StoredAttempt): TimelineEntry => {
  const at = attempt.endedAt ?? attempt.startedAt;
  if (attempt.outcome === null) return { at, what: 'sending', by: null, sentence: null };
  if (attempt.purpose === 'read-back') {
    return { at, what: attempt.outcome === 'applied' ? 'verified' : 'unconfirmed', by: null, sentence: null };
  }
  return { at, what: attempt.outcome === 'accepted' ? 'sent' : 'failed', by: null, sentence: null };
};

/** Where the entry stands, when that is not told by its attempts. */
const stateEntry = ({ state, updatedAt, failure, nextAttemptAt }: OutboxEntry): TimelineEntry | null => {
  switch (state) {
    case 'pending':
      return failure === null
        ? null
        : { at: Math.max(updatedAt, nextAttemptAt), what: 'waiting', by: null, sentence: failure.sentence };
    case 'unconfirmed':
      return { at: updatedAt, what: 'unconfirmed', by: null, sentence: failure?.sentence ?? null };
    case 'stale':
    case 'rejected':
    case 'diverged':
    case 'dead':
    case 'withdrawn':
      return { at: updatedAt, what: 'failed', by: null, sentence: failure?.sentence ?? null };
    case 'in-flight':
    case 'accepted':
    case 'verified':
      return null;
  }
};

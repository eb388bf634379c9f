import type { ImportState } from '../../../../shared/domain/bulk.ts';

/** An import that has not ended after this time is given up and its changes are read back (contract dotdigital 10.2). */
export const importAgeMs = 15 * 60_000;

/** After an import that went wrong as a whole changes go singly for so long. */
const pauseMs = 60 * 60_000;

/** How long imports may be turned away (no free place, no call left) before changes go singly. */
const turnedAwayMs = 10 * 60_000;

const firstPollMs = 2_000;
const longestPollMs = 30_000;

/** When an import is asked after again. A remote's own word is never undercut. */
export const nextPollAt = (polls: number, now: number, retryAfterMs = 0): number =>
  now + Math.max(retryAfterMs, Math.min(longestPollMs, firstPollMs * 2 ** Math.min(polls, 10)));

export type PastImport = {
  readonly state: ImportState;
  readonly startedAt: number;
  readonly endedAt: number | null;
};

/**
 * Until when no import is begun, and changes go singly; null when one may be begun. `recent`: the last imports, newest
 * first.
 */
export const pausedUntil = (recent: readonly PastImport[], now: number): number | null => {
  const [last] = recent;
  if (last === undefined) return null;
  const until = Math.max(...recent.map(pauseAfter), turnedAwayUntil(recent));
  return until > now ? until : null;
};

const pauseAfter = ({ state, startedAt, endedAt }: PastImport): number => {
  switch (state) {
    case 'refused':
    case 'failed':
    case 'overdue':
      return (endedAt ?? startedAt) + pauseMs;
    // Whether it runs is not known: a second one could run beside it.
    case 'lost':
      return startedAt + importAgeMs;
    default:
      return 0;
  }
};

const turnedAwayUntil = (recent: readonly PastImport[]): number => {
  const [last] = recent;
  const end = recent.findIndex(({ state }) => state !== 'not-sent');
  const streak = end < 0 ? recent : recent.slice(0, end);
  const first = streak.at(-1);
  return last === undefined || first === undefined || last.startedAt - first.startedAt < turnedAwayMs
    ? 0
    : last.startedAt + pauseMs;
};

/** What a report says of one contact: refused; taken, with what failed beside it; or nothing. */
export type RowOutcome =
  | { readonly row: 'refused' | 'updated'; readonly failures: readonly RowFailure[] }
  | { readonly row: 'unnamed' };
export type RowFailure = { readonly code: string; readonly description: string };

/** How a finished report speaks of its contacts. */
export const rowsOf = ({
  updated,
  failed,
}: {
  readonly updated: readonly number[];
  readonly failed: readonly { readonly contactId: number; readonly failures: readonly RowFailure[] }[];
}): ((contactId: number) => RowOutcome) => {
  const taken = new Set(updated);
  const failures = new Map(failed.map((row) => [row.contactId, row.failures]));
  return (contactId) => {
    const own = failures.get(contactId);
    if (taken.has(contactId)) return { row: 'updated', failures: own ?? [] };
    return own === undefined ? { row: 'unnamed' } : { row: 'refused', failures: own };
  };
};

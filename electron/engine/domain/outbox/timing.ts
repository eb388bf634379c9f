/** After so many attempts an entry is dead: kept, shown, and taken up again only by a person. */
export const attemptLimit = 8;

/** The same while the remote is only out of reach: about four hours of waiting, so that a long outage loses nothing. */
export const patientAttemptLimit = 56;

/** How often an accepted write that cannot be seen yet is looked for, attempts included, before it counts as diverged. */
export const acceptedLookLimit = 4;

const firstWaitMs = 2_000;
const longestWaitMs = 300_000;

/** How long to wait after this many attempts (ms); a remote's own word is never undercut. */
export const waitAfter = (attempts: number, retryAfterMs: number | undefined): number =>
  Math.max(retryAfterMs ?? 0, Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempts - 1)));

/** After so many attempts an entry is dead: kept, shown, and taken up again only by a person. */
export const attemptLimit = 8;

const firstWaitMs = 2_000;
const longestWaitMs = 300_000;

/** How long to wait after this many attempts (ms); a remote's own word is never undercut. */
export const waitAfter = (attempts: number, retryAfterMs: number | undefined): number =>
  Math.max(retryAfterMs ?? 0, Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempts - 1)));

import type { OutboxState } from '../../../../shared/domain/outbox.ts';
import { type Failure, failure, recoveryOf } from '../../../../shared/errors.ts';
import { unreachable } from '../../../../shared/unreachable.ts';
import { acceptedLookLimit, attemptLimit, patientAttemptLimit, waitAfter } from './timing.ts';

export type EntryNow = { readonly state: OutboxState; readonly attempts: number };

/** What happened to an entry. */
export type OutboxEvent =
  | { readonly event: 'claimed' }
  | { readonly event: 'sent' }
  | { readonly event: 'not-sent'; readonly failure: Failure }
  | { readonly event: 'maybe-sent'; readonly failure: Failure }
  | { readonly event: 'refused'; readonly failure: Failure }
  | { readonly event: 'stale'; readonly failure: Failure }
  | { readonly event: 'read-back'; readonly found: 'applied' | 'not-applied' | 'diverged' }
  /** Nothing is seen of it, and an import that may carry it can still be running. */
  | { readonly event: 'read-back'; readonly found: 'not-yet'; readonly until: number }
  | { readonly event: 'read-back'; readonly found: 'unreadable'; readonly failure: Failure };

export type EntryNext = {
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly failure: Failure | null;
};

/**
 * The next state of an entry (architecture 4). An event that does not fit the state is a bug and throws. From a write
 * that may have arrived, only a read-back that finds nothing leads to sending again.
 */
export const advance = (entry: EntryNow, happened: OutboxEvent, now: number): EntryNext => {
  const stay = { attempts: entry.attempts, nextAttemptAt: now, failure: null };
  switch (happened.event) {
    case 'claimed':
      return fits(entry, ['pending'], { ...stay, state: 'in-flight', attempts: entry.attempts + 1 });
    case 'sent':
      // From here on attempts count looks too: an outage waited out before must leave at least two of them.
      return fits(entry, ['in-flight'], {
        ...stay,
        state: 'accepted',
        attempts: Math.min(entry.attempts, acceptedLookLimit - 1),
      });
    case 'not-sent':
      return fits(entry, ['pending', 'in-flight'], notSent(entry, happened.failure, now));
    case 'maybe-sent':
      return fits(entry, ['in-flight'], {
        ...stay,
        state: 'unconfirmed',
        nextAttemptAt: now + 500,
        failure: happened.failure,
      });
    case 'refused':
      return fits(entry, ['in-flight', 'accepted'], { ...stay, state: 'rejected', failure: happened.failure });
    case 'stale':
      return fits(entry, ['pending', 'in-flight'], { ...stay, state: 'stale', failure: happened.failure });
    case 'read-back':
      return fits(entry, ['unconfirmed', 'accepted'], readBack(entry, happened, now));
    default:
      return unreachable(happened);
  }
};

const fits = (entry: EntryNow, states: readonly OutboxState[], next: EntryNext): EntryNext => {
  if (!states.includes(entry.state)) throw new Error(`an entry that is ${entry.state} cannot become ${next.state}`);
  return next;
};

/** A rate limit is not the entry's fault and costs no attempt beyond the claim that is given back. */
const notSent = (entry: EntryNow, cause: Failure, now: number): EntryNext => {
  const limited = cause.code === 'remote.rate-limited';
  const attempts = entry.state === 'pending' ? entry.attempts + (limited ? 0 : 1) : entry.attempts - (limited ? 1 : 0);
  const nextAttemptAt = now + waitAfter(Math.max(1, attempts), cause.retryAfterMs);
  const limit = recoveryOf(cause.code) === 'retry' ? patientAttemptLimit : attemptLimit;
  return { state: attempts >= limit ? 'dead' : 'pending', attempts, nextAttemptAt, failure: cause };
};

const diverged = failure('verify.diverged', 'Reading back shows another value than the one that was sent.');

/**
 * An accepted write that cannot be seen is looked for again, since a remote may show it late; then it is told as
 * diverged. It is never repeated: the remote took it.
 */
const notSeenYet = (entry: EntryNow, now: number): EntryNext => {
  const attempts = entry.attempts + 1;
  const nextAttemptAt = now + waitAfter(attempts - 1, undefined);
  return attempts > acceptedLookLimit
    ? { state: 'diverged', attempts, nextAttemptAt, failure: diverged }
    : { state: 'accepted', attempts, nextAttemptAt, failure: null };
};

/** How often what an import may still bring is looked for (ms). */
const longestLookMs = 30_000;

const readBack = (entry: EntryNow, happened: Extract<OutboxEvent, { event: 'read-back' }>, now: number): EntryNext => {
  const next = { attempts: entry.attempts, nextAttemptAt: now, failure: null };
  switch (happened.found) {
    case 'applied':
      return { ...next, state: 'verified' };
    case 'diverged':
      return { ...next, state: 'diverged', failure: diverged };
    case 'not-yet':
      return fits(entry, ['unconfirmed'], {
        ...next,
        state: 'unconfirmed',
        nextAttemptAt: Math.min(happened.until, now + longestLookMs),
      });
    case 'not-applied':
      if (entry.state === 'accepted') return notSeenYet(entry, now);
      // Whether it was away or cut off, the remote was out of reach: the patient limit.
      return entry.attempts >= patientAttemptLimit
        ? {
            ...next,
            state: 'dead',
            failure: failure('apply.unconfirmed', 'The change did not arrive, however often it was sent.'),
          }
        : { ...next, state: 'pending', nextAttemptAt: now + waitAfter(entry.attempts, undefined) };
    case 'unreadable': {
      const limited = happened.failure.code === 'remote.rate-limited';
      const attempts = Math.min(patientAttemptLimit, entry.attempts + (limited ? 0 : 1));
      const nextAttemptAt = now + waitAfter(attempts, happened.failure.retryAfterMs);
      return {
        state: attempts >= patientAttemptLimit && !limited ? 'dead' : entry.state,
        attempts,
        nextAttemptAt,
        failure: happened.failure,
      };
    }
    default:
      return unreachable(happened);
  }
};

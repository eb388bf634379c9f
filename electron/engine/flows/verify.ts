import { failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { importAgeMs } from '../domain/outbox/imports.ts';
import { advance } from '../domain/outbox/machine.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { verdict } from '../domain/resolve/verify.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { evidenceOfEntry } from './load-pair.ts';
import { readFresh } from './read-fresh.ts';
import { settle } from './settle.ts';

/**
 * Reads back what an accepted or unconfirmed entry meant to write, and compares the intended fields. Only this closes a
 * mismatch. Found: verified. Not found: an unconfirmed write is free to be sent again; an accepted one is looked at
 * again later. Another value: diverged, back to the operator.
 */
export const verifyEntry = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  const evidence = evidenceOfEntry(deps.stores, entry);
  if (evidence === null) return dropForgotten(deps, entry);
  const attemptId = beginReadBack(deps, entry);
  const fresh = await readFresh(deps, evidence, entry.changeSet, signal);
  if (!signal.aborted) endReadBack(deps, entry, attemptId, fresh);
};

/** An entry whose person was forgotten: nothing of it can be read back. */
export const dropForgotten = (deps: RemoteDeps, entry: OutboxEntry): void =>
  settle(
    deps,
    entry,
    advance(entry, { event: 'read-back', found: 'unreadable', failure: forgotten }, deps.clock.now()),
  );

/** Notes that an entry is read back; answers the attempt. */
export const beginReadBack = ({ stores, clock }: RemoteDeps, entry: OutboxEntry): number =>
  stores.atomically(() =>
    stores.outbox.startAttempt({ entryId: entry.id, startedAt: clock.now(), purpose: 'read-back' }),
  );

/** Moves an entry on by what was read back. */
export const endReadBack = (
  deps: RemoteDeps,
  entry: OutboxEntry,
  attemptId: number,
  fresh: Result<FreshPair>,
): void => {
  const endedAt = deps.clock.now();
  const attempt = { id: attemptId, endedAt, status: null };
  if (!fresh.ok) {
    const next = advance(entry, { event: 'read-back', found: 'unreadable', failure: fresh.error }, endedAt);
    settle(deps, entry, {
      ...next,
      attempt: { ...attempt, outcome: fresh.error.code, detail: fresh.error.sentence },
    });
    return;
  }
  const found = verdict(entry.changeSet, fresh.value, todayOf(deps.clock), deps.stores.mappings.inForce().document);
  const until = found === 'not-applied' ? mayStillCome(deps, entry, endedAt) : null;
  const seen = { event: 'read-back' as const };
  const next =
    until === null || found !== 'not-applied'
      ? advance(entry, { ...seen, found }, endedAt)
      : advance(entry, { ...seen, found: 'not-yet', until }, endedAt);
  settle(deps, entry, {
    ...next,
    failure: until === null ? next.failure : entry.failure,
    fresh: fresh.value,
    attempt: { ...attempt, outcome: found, detail: null },
  });
};

/**
 * Until when an import that may carry the entry can still bring it, or null. Sent again before that, it could be written
 * a second time over what somebody else wrote meanwhile.
 */
const mayStillCome = ({ stores }: RemoteDeps, entry: OutboxEntry, now: number): number | null => {
  if (entry.state !== 'unconfirmed') return null;
  const carrier = stores.imports.ofEntry(entry.id);
  if (carrier === null || (carrier.state !== 'lost' && carrier.state !== 'running')) return null;
  const until = carrier.startedAt + importAgeMs;
  return until > now ? until : null;
};

const forgotten = failure(
  'apply.unconfirmed',
  'The person of this change was forgotten; it can no longer be read back.',
);

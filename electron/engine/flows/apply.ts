import type { ChangeSet } from '../../../shared/domain/change.ts';
import { systemOf } from '../../../shared/domain/change.ts';
import { failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Receipt } from '../connectors/connector.ts';
import { advance } from '../domain/outbox/machine.ts';
import { compareWithEvidence } from '../domain/resolve/stale.ts';
import type { OutboxEntry } from '../store/stores.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { evidenceOfEntry } from './load-pair.ts';
import { readFresh } from './read-fresh.ts';
import { settle } from './settle.ts';
import { verifyEntry } from './verify.ts';

/**
 * Sends one pending entry: reads both records anew, compares them with what the operator saw, stores `in-flight` before
 * the first byte, writes once, and stores the outcome. What changed since goes back to the operator.
 */
export const applyEntry = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  const evidence = evidenceOfEntry(deps.stores, entry);
  if (evidence === null) {
    const gone = failure('apply.stale', 'The person of this change was forgotten; nothing was sent.');
    return settle(deps, entry, advance(entry, { event: 'stale', failure: gone }, deps.clock.now()));
  }
  const fresh = await readFresh(deps, evidence, entry.changeSet, signal);
  if (signal.aborted) return;
  if (!fresh.ok)
    return settle(deps, entry, advance(entry, { event: 'not-sent', failure: fresh.error }, deps.clock.now()));
  const comparison = compareWithEvidence(evidence, fresh.value, entry.changeSet, todayOf(deps.clock));
  if (comparison !== 'same') {
    const stale = failure('apply.stale', comparison.stale);
    return settle(deps, entry, {
      ...advance(entry, { event: 'stale', failure: stale }, deps.clock.now()),
      fresh: fresh.value,
    });
  }
  await send(deps, entry, signal);
};

const send = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  const { stores, clock } = deps;
  const startedAt = clock.now();
  const claimed = advance(entry, { event: 'claimed' }, startedAt);
  const attemptId = stores.atomically(() => {
    stores.outbox.setState(entry.id, claimed.state, { at: startedAt, attempts: claimed.attempts, failure: null });
    return stores.outbox.startAttempt({ entryId: entry.id, startedAt, purpose: 'write' });
  }, 'durable');
  deps.emit({ name: 'store.changed', payload: { topics: ['outbox'] } });
  const inFlight: OutboxEntry = { ...entry, state: claimed.state, attempts: claimed.attempts };
  const result = await write(deps, entry.changeSet, entry.idempotencyKey, signal);
  const endedAt = clock.now();
  const attempt = {
    id: attemptId,
    endedAt,
    outcome: result.ok ? 'accepted' : result.error.code,
    status: result.ok ? result.value.status : null,
    detail: result.ok ? null : result.error.sentence,
  };
  settle(deps, inFlight, { ...advance(inFlight, outcomeOf(result), endedAt), attempt });
  const stored = stores.outbox.get(entry.id);
  if (stored?.state === 'accepted' && !signal.aborted) await verifyEntry(deps, stored, signal);
};

/** A stop cuts the wait for the answer; the entry is then unconfirmed and read back before anything else. */
const write = (
  { connectors }: RemoteDeps,
  changeSet: ChangeSet,
  key: string,
  signal: AbortSignal,
): Promise<Result<Receipt>> =>
  systemOf(changeSet) === 'erp'
    ? connectors.erp.write(changeSet, key, signal)
    : connectors.dotdigital.write(changeSet, signal);

const outcomeOf = (result: Result<Receipt>) => {
  if (result.ok) return { event: 'sent' } as const;
  if (result.error.code === 'remote.conflict') return { event: 'stale', failure: result.error } as const;
  switch (result.error.reached) {
    case 'no':
      return { event: 'not-sent', failure: result.error } as const;
    case 'yes':
      return { event: 'refused', failure: result.error } as const;
    default:
      return { event: 'maybe-sent', failure: result.error } as const;
  }
};

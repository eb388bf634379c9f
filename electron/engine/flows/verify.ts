import { failure } from '../../../shared/errors.ts';
import { advance } from '../domain/outbox/machine.ts';
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
  const { stores, clock } = deps;
  const evidence = evidenceOfEntry(stores, entry);
  if (evidence === null)
    return settle(
      deps,
      entry,
      advance(entry, { event: 'read-back', found: 'unreadable', failure: forgotten }, clock.now()),
    );
  const startedAt = clock.now();
  const attemptId = stores.atomically(() =>
    stores.outbox.startAttempt({ entryId: entry.id, startedAt, purpose: 'read-back' }),
  );
  const fresh = await readFresh(deps, evidence, entry.changeSet, signal);
  if (signal.aborted) return;
  const endedAt = clock.now();
  const attempt = { id: attemptId, endedAt, status: null };
  if (!fresh.ok) {
    const next = advance(entry, { event: 'read-back', found: 'unreadable', failure: fresh.error }, endedAt);
    return settle(deps, entry, {
      ...next,
      attempt: { ...attempt, outcome: fresh.error.code, detail: fresh.error.sentence },
    });
  }
  const found = verdict(entry.changeSet, fresh.value, todayOf(clock));
  const next = advance(entry, { event: 'read-back', found }, endedAt);
  settle(deps, entry, { ...next, fresh: fresh.value, attempt: { ...attempt, outcome: found, detail: null } });
};

const forgotten = failure(
  'apply.unconfirmed',
  'The person of this change was forgotten; it can no longer be read back.',
);

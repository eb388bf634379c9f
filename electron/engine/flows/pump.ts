import { isSettled } from '../../../shared/domain/outbox.ts';
import { failure } from '../../../shared/errors.ts';
import { advance } from '../domain/outbox/machine.ts';
import { expectedStoreFailure } from '../runtime/store-failure.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { applyEntry } from './apply.ts';
import { createBulk } from './bulk.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { recover } from './recover.ts';
import { settle } from './settle.ts';
import { verifyEntry } from './verify.ts';

/** Sends what is owed, by itself, until it is told to stop. */
export type Pump = {
  readonly start: () => void;
  /** Something new may be due. */
  readonly kick: () => void;
  /** Resolves when every entry is settled: nothing is due, now or later. */
  readonly idle: () => Promise<void>;
  /** Lets the entries under way come to a stored state, then ends. */
  readonly stop: () => Promise<void>;
};

/** How many entries are worked on at the same time. Each is about another record, so their order does not matter. */
const atOnce = 4;

/** Never sleeps longer than this, so that a clock that was moved cannot strand an entry. */
const longestSleepMs = 30_000;

export const createPump = (deps: RemoteDeps): Pump => {
  const abort = new AbortController();
  const bulk = createBulk(deps);
  let started: Promise<void> | null = null;
  let wake = new AbortController();
  let busy = false;
  let isBroken = false;
  let settled: (() => void)[] = [];

  const loop = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      busy = true;
      // Both look at one instant: what comes due in between is not taken singly before it was counted.
      const now = deps.clock.now();
      if (await bulk.step(now, abort.signal)) continue;
      const entries = deps.stores.outbox.due(['pending', 'unconfirmed', 'accepted'], now, atOnce);
      if (entries.length > 0) {
        const steps = await Promise.allSettled(entries.map((entry) => step(deps, entry, abort.signal)));
        const thrown = steps.find(({ status }) => status === 'rejected');
        if (thrown?.status === 'rejected') throw thrown.reason;
        continue;
      }
      const nextAt = nextDueAt(deps);
      busy = nextAt !== null;
      if (!busy) for (const resolve of settled.splice(0)) resolve();
      await deps.clock.wait(
        nextAt === null ? longestSleepMs : Math.min(longestSleepMs, Math.max(10, nextAt - deps.clock.now())),
        wake.signal,
      );
      wake = new AbortController();
    }
  };

  /** A workspace that cannot be written for the moment (a full disk) delays sending; what was under way is read back. */
  const keepGoing = async (): Promise<void> => {
    for (let owed = false; !abort.signal.aborted; ) {
      try {
        if (owed) recover(deps);
        await loop();
      } catch (error) {
        const trouble = expectedStoreFailure(error);
        if (trouble === null) throw error;
        owed = true;
        busy = false;
        deps.log.error('sending waits until the workspace can be written again', { code: trouble.code });
        for (const resolve of settled.splice(0)) resolve();
        await deps.clock.wait(longestSleepMs, wake.signal);
        wake = new AbortController();
      }
    }
  };

  return {
    start: () => {
      started ??= keepGoing().catch((error: unknown) => {
        isBroken = true;
        busy = false;
        deps.log.error('the sender broke off', {
          error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
        });
        for (const resolve of settled.splice(0)) resolve();
      });
    },
    kick: () => {
      busy = started !== null && !isBroken;
      wake.abort();
    },
    idle: () => (busy ? new Promise((resolve) => settled.push(resolve)) : Promise.resolve()),
    stop: async () => {
      abort.abort('engine-stops');
      wake.abort();
      await started;
      for (const resolve of settled.splice(0)) resolve();
      settled = [];
    },
  };
};

/** When an entry is due next, or an import is to be asked after; null when nothing is owed. */
const nextDueAt = ({ stores }: RemoteDeps): number | null => {
  const due = [stores.outbox.nextDueAt(), stores.imports.nextDueAt()].filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
};

/** One step of one entry. A bug costs this entry an attempt, never the others theirs. */
const step = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  try {
    await (entry.state === 'pending' ? applyEntry(deps, entry, signal) : verifyEntry(deps, entry, signal));
  } catch (error) {
    // What cannot be stored now is not a fault of this entry: the loop waits and comes back to it.
    if (expectedStoreFailure(error) !== null) throw error;
    const incident = deps.ids.uuid().slice(0, 8);
    deps.log.error('a change broke off', {
      entry: entry.id,
      incident,
      error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
    const broken = failure('bug', `Something went wrong in Concord itself (incident ${incident}).`, {
      incident,
      reached: 'maybe',
    });
    const stored = deps.stores.outbox.get(entry.id) ?? entry;
    const now = deps.clock.now();
    const event =
      stored.state === 'pending'
        ? ({ event: 'not-sent', failure: broken } as const)
        : stored.state === 'in-flight'
          ? ({ event: 'maybe-sent', failure: broken } as const)
          : ({ event: 'read-back', found: 'unreadable', failure: broken } as const);
    if (isSettled(stored.state)) return;
    const next = advance(stored, event, now);
    try {
      settle(deps, stored, next);
    } catch (second) {
      if (expectedStoreFailure(second) !== null) throw second;
      // Not even that can be told of this entry: it waits, and the others go on.
      const state = isSettled(next.state) ? stored.state : next.state;
      const nextAttemptAt = Math.max(next.nextAttemptAt, now + longestSleepMs);
      deps.stores.atomically(() =>
        deps.stores.outbox.setState(stored.id, state, { at: now, nextAttemptAt, failure: broken }),
      );
    }
  }
};

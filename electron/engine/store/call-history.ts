import type { Database } from 'better-sqlite3';
import type { System } from '../../../shared/domain/change.ts';
import type { CallHistory, NotedCall, WindowState } from '../runtime/call-history.ts';
import type { Logger } from '../runtime/logger.ts';
import { codeOf } from '../runtime/store-failure.ts';

/** `minute` is the minute's start in epoch ms. */
export type CallMinute = {
  readonly scope: string;
  readonly minute: number;
  readonly calls: number;
  readonly limited: number;
  readonly failed: number;
  readonly others: number;
};

export type CallWindow = WindowState & { readonly system: System; readonly scope: string };

export interface CallHistoryStore extends CallHistory {
  /** Minutes with calls since an instant (epoch ms), oldest first, what is not written yet included. */
  readonly minutes: (system: System, since: number) => readonly CallMinute[];
  readonly windows: () => readonly CallWindow[];
  /** Writes what is held back. Called before the file is closed; what is noted afterwards is dropped. */
  readonly close: () => void;
}

export type CallHistoryDeps = {
  readonly db: Database;
  readonly readOnly: boolean;
  readonly log: Logger;
  /** Runs the work so much later (wall ms); replaced in tests. */
  readonly later?: (ms: number, work: () => void) => void;
};

const minuteMs = 60_000;
const keptMs = 48 * 60 * minuteMs;

/** A crash loses at most this much of the history. */
const heldBackMs = 1_000;

type Counts = { readonly system: System } & CallMinute;

const minutesSql = `INSERT INTO call_minute (system, scope, minute, calls, limited, failed, others)
  VALUES (@system, @scope, @minute, @calls, @limited, @failed, @others)
  ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, limited = limited + excluded.limited,
    failed = failed + excluded.failed, others = others + excluded.others`;

const windowsSql = `INSERT INTO call_window (system, scope, quota, remaining, reset_at, own, others)
  VALUES (@system, @scope, @limit, @remaining, @resetAt, @own, @others)
  ON CONFLICT DO UPDATE SET quota = excluded.quota, remaining = excluded.remaining, reset_at = excluded.reset_at,
    own = excluded.own, others = excluded.others`;

/** Calls counted by minute and the windows last known, kept for 48 hours and written once a second at most. */
export const createCallHistory = ({ db, readOnly, log, later = unhurried }: CallHistoryDeps): CallHistoryStore => {
  const addMinute = db.prepare(minutesSql);
  const setWindow = db.prepare(windowsSql);
  const prune = db.prepare('DELETE FROM call_minute WHERE minute < ?');
  const minutesOf = db.prepare<[string, number], CallMinute>(
    'SELECT scope, minute, calls, limited, failed, others FROM call_minute WHERE system = ? AND minute > ? ORDER BY minute, scope',
  );
  const allWindows = db.prepare<[], CallWindow>(
    'SELECT system, scope, quota AS "limit", remaining, coalesce(reset_at, 0) AS resetAt, coalesce(own, 0) AS own, coalesce(others, 0) AS others FROM call_window ORDER BY system, scope',
  );
  let minutes = new Map<string, Counts>();
  let windows = new Map<string, CallWindow>();
  let isArmed = false;
  let isClosed = readOnly;
  let prunedTo = 0;

  const write = db.transaction(() => {
    for (const counts of minutes.values()) addMinute.run(counts);
    for (const window of windows.values()) setWindow.run(window);
    const keepFrom = Math.max(0, ...[...minutes.values()].map(({ minute }) => minute)) - keptMs;
    if (keepFrom <= prunedTo) return;
    prune.run(keepFrom);
    prunedTo = keepFrom;
  });

  const flush = (): void => {
    isArmed = false;
    if (isClosed || (minutes.size === 0 && windows.size === 0)) return;
    try {
      write();
      minutes = new Map();
      windows = new Map();
    } catch (error) {
      // A full disk must not end the engine: what is held back is written with the next call.
      log.warn('the history of calls could not be written', { code: codeOf(error) });
    }
  };

  return {
    note: (call) => {
      if (isClosed) return;
      const counts = countsOf(call);
      const key = `${call.system} ${call.scope}`;
      const at = `${key} ${counts.minute}`;
      minutes.set(at, sum(minutes.get(at), counts));
      if (call.window !== null) windows.set(key, { ...call.window, system: call.system, scope: call.scope });
      if (isArmed) return;
      isArmed = true;
      later(heldBackMs, flush);
    },
    remembered: (system) => {
      flush();
      const own = allWindows.all().filter((window) => window.system === system);
      return Object.fromEntries(
        own.map(({ scope, limit, remaining, resetAt, own: ours, others }) => [
          scope,
          { limit, remaining, resetAt, own: ours, others },
        ]),
      );
    },
    minutes: (system, since) => {
      flush();
      return minutesOf.all(system, since - minuteMs);
    },
    windows: () => {
      flush();
      return allWindows.all();
    },
    close: () => {
      flush();
      isClosed = true;
    },
  };
};

const unhurried = (ms: number, work: () => void): void => void setTimeout(work, ms).unref();

const countsOf = ({ system, scope, at, status, cause, limited, others }: NotedCall): Counts => {
  const isFailed = (cause !== null && cause !== 'aborted') || (status !== null && status >= 500);
  return {
    system,
    scope,
    minute: Math.floor(at / minuteMs) * minuteMs,
    calls: 1,
    limited: limited ? 1 : 0,
    failed: isFailed ? 1 : 0,
    others,
  };
};

const sum = (held: Counts | undefined, added: Counts): Counts =>
  held === undefined
    ? added
    : {
        ...added,
        calls: held.calls + added.calls,
        limited: held.limited + added.limited,
        failed: held.failed + added.failed,
        others: held.others + added.others,
      };

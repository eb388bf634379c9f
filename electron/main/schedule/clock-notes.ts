import type { FileLog } from '../log/file-log.ts';
import { type ClockMove, withNewestRun } from './clock-moves.ts';
import { createClockWatch } from './clock-watch.ts';
import type { Rest } from './rest.ts';

type Deps = {
  readonly now: () => number;
  readonly evenly: () => number;
  readonly clockMoves: () => readonly ClockMove[];
  readonly keepClockMoves: (moves: readonly ClockMove[]) => void;
  readonly changed: () => void;
  readonly log: Pick<FileLog, 'warn'>;
};

type Ahead = { readonly at: number; readonly byMs: number; readonly isTold: boolean };

/** Notices when the wall clock moves, keeps when it was set back, and tells both in the log and to who asks. */
export const createClockNotes = (deps: Deps, rest: Pick<Rest, 'settlesInMs'>, wake: () => void) => {
  const watch = createClockWatch(deps.now, deps.evenly);
  let ahead: Ahead | null = null;
  let learning = false;

  const note = (movedMs: number): void => {
    if (movedMs === 0) return;
    if (movedMs > 0) {
      // A sleep that nobody told of looks the same: it may still be told, and the network needs the same moment.
      ahead = { at: deps.now(), byMs: movedMs, isTold: false };
      wake();
      return;
    }
    deps.keepClockMoves([...deps.clockMoves(), { at: deps.now(), byMs: -movedMs, newestRun: {} }]);
    learning = true;
    deps.log.warn('the clock of this machine was set back', { ms: -movedMs });
    deps.changed();
  };

  const tellAhead = (): void => {
    if (ahead === null || ahead.isTold || rest.settlesInMs() > 0) return;
    ahead = { ...ahead, isTold: true };
    deps.log.warn('the clock of this machine went ahead, or it slept untold', { ms: ahead.byMs });
    deps.changed();
  };

  return {
    look: (): void => {
      note(watch.look());
      tellAhead();
    },
    sleeps: (): void => watch.sleeps(),
    wakes: (): void => {
      if (ahead !== null && !ahead.isTold) ahead = null;
      note(watch.wakes());
    },
    /** Whether the newest run from before a move is not known yet. */
    isLearning: (): boolean => learning,
    /** The newest run of a workspace, which for moves that it was not known for is the newest from before. */
    learn: (slug: string, newest: number): void => {
      const moves = deps.clockMoves();
      const learnt = withNewestRun(moves, slug, newest);
      if (learnt !== moves) deps.keepClockMoves(learnt);
      learning = false;
    },
    told: (slug: string) => ({
      setBack: deps.clockMoves().map(({ at, byMs, newestRun }) => ({
        at,
        byMs,
        newestRun: newestRun[slug] ?? Number.MAX_SAFE_INTEGER,
      })),
      wentAhead: ahead?.isTold === true ? { at: ahead.at, byMs: ahead.byMs } : null,
    }),
  };
};

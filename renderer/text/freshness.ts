import type { OutputOf } from '../../shared/ipc/contract.ts';
import { ago } from './format.ts';

type Moves = OutputOf<'schedule.get'>['setBack'];

/** The clock that ages are told by stands still for some seconds at a time: so much ahead is still now. */
const toleranceMs = 30_000;

/**
 * How long ago something was read, never less than it was: a clock that was set back since makes it older. `run` is the
 * run that surely read it, null where none is known. Null where it lies ahead, which says nothing.
 */
export const lagOf = (readAt: number, run: number | null, setBack: Moves, now: number): number | null => {
  const since = setBack.filter(({ newestRun }) => run === null || run <= newestRun);
  const lag = now - readAt + since.reduce((sum, { byMs }) => sum + byMs, 0);
  return lag < -toleranceMs ? null : Math.max(0, lag);
};

/** "read 2 h ago"; where the instant lies ahead, that it is not known. */
export const readText = (lagMs: number | null, now: number): string =>
  lagMs === null ? 'read at an unknown time: the clock was set back' : `read ${ago(now - lagMs, now)}`;

type Glance = Pick<OutputOf<'workspace.get'>, 'lastRun'>;

/** The run that surely read both sides last: a customers run that came through. */
export const readingRun = ({ lastRun }: Glance): number | null =>
  lastRun?.job === 'customers' && (lastRun.state === 'succeeded' || lastRun.state === 'partial') ? lastRun.id : null;

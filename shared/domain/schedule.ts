import type { Job } from './run.ts';

/** A job's timer and how its last runs ended. Instants are epoch ms of one clock. */
export type TimedJob = {
  readonly job: Job;
  readonly isOn: boolean;
  readonly everyMs: number;
  /** When its last run ended; null when it never ran. */
  readonly lastEndedAt: number | null;
  /** How many of its last runs failed one after another. */
  readonly failures: number;
};

/** A job that keeps failing is tried at least this often, unless its own interval is longer. */
export const longestBackOffMs = 60 * 60_000;

/** The wait after a job's end: its interval, doubled with each failure in a row up to an hour. */
export const waitOf = ({ everyMs, failures }: Pick<TimedJob, 'everyMs' | 'failures'>): number =>
  Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(failures, 20), longestBackOffMs));

/** When the job is due next; null when its timer is off. `now` when it never ran. */
export const nextAtOf = (now: number, timed: TimedJob): number | null => {
  if (!timed.isOn) return null;
  // An end that lies ahead was noted before the clock was set back: it says nothing about when, and must not block.
  if (timed.lastEndedAt === null || timed.lastEndedAt > now) return now;
  return timed.lastEndedAt + waitOf(timed);
};

/** The jobs that are due, the one that has waited longest first. Nothing is remembered here. */
export const dueJobs = (now: number, jobs: readonly TimedJob[]): readonly Job[] =>
  jobs
    .flatMap((timed) => {
      const at = nextAtOf(now, timed);
      return at !== null && at <= now ? [{ job: timed.job, at: timed.lastEndedAt === null ? -1 : at }] : [];
    })
    .sort((left, right) => left.at - right.at)
    .map(({ job }) => job);

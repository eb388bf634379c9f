import { buildsOn, givesWay } from './job-order.ts';
import { type Job, jobs, type Run } from './run.ts';
import { dueAt, intervalOf, type Quiet, quietUntil, type TimedJob, type Wait } from './schedule.ts';

/** What holds at the moment of planning. */
export type Circumstances = {
  readonly now: number;
  readonly quiet: Quiet | null;
  /** What runs; one at a time. */
  readonly running: Pick<Run, 'job' | 'phase'> | null;
  /** Until when nothing starts because the machine has just woken up; null when it has not. */
  readonly wakingUntil: number | null;
};

export type Planned = {
  readonly job: Job;
  /** When it starts at the earliest, now where it is due; null when its timer is off. */
  readonly nextAt: number | null;
  /** What it waits for besides its time. */
  readonly wait: Wait | null;
};

export type Plan = {
  /** The job that is to start now. */
  readonly start: Job | null;
  readonly jobs: readonly Planned[];
};

type Due = { readonly timed: TimedJob; readonly at: number };

/** Which job starts now, when the others do, and what they wait for. Nothing is remembered here. */
export const planJobs = (timed: readonly TimedJob[], circumstances: Circumstances): Plan => {
  const { now, quiet, running, wakingUntil } = circumstances;
  const due = timed.flatMap((one): readonly Due[] => {
    const at = dueAt(now, one);
    return at !== null && at <= now ? [{ timed: one, at }] : [];
  });
  const isHeld = (wakingUntil ?? now) > now || quietUntil(now, quiet) !== null;
  // A long run lets some in between two of its pages.
  const first = chooseFirst(now, running === null ? due : due.filter(({ timed: { job } }) => givesWay(running, job)));
  return {
    start: isHeld ? null : first,
    jobs: timed.map((one) => planned(one, circumstances, first)),
  };
};

const planned = (timed: TimedJob, { now, quiet, running, wakingUntil }: Circumstances, first: Job | null): Planned => {
  const { job, failures } = timed;
  const at = dueAt(now, timed);
  if (at === null) return { job, nextAt: null, wait: null };
  const earliest = Math.max(at, now, wakingUntil ?? now);
  const quietEnd = quietUntil(earliest, quiet);
  const nextAt = quietEnd ?? earliest;
  const told = (wait: Wait | null): Planned => ({ job, nextAt, wait });
  if (running?.job === job) return told({ kind: 'run', job });
  if (quietEnd !== null) return told({ kind: 'quiet', until: quietEnd });
  if (at > now) return told(failures > 0 ? { kind: 'back-off', until: at, failures } : null);
  if (running !== null && first !== job) return told({ kind: 'run', job: running.job });
  if (wakingUntil !== null && wakingUntil > now) return told({ kind: 'waking', until: wakingUntil });
  return told(first === null || first === job ? null : { kind: 'turn', job: first });
};

/** Of what is due, what has waited longest for its interval; before it, what it builds on. */
const chooseFirst = (now: number, due: readonly Due[]): Job | null => {
  const [longest] = [...due].sort(
    (left, right) =>
      waited(now, right) - waited(now, left) || jobs.indexOf(left.timed.job) - jobs.indexOf(right.timed.job),
  );
  return longest === undefined ? null : firstBefore(longest, due).timed.job;
};

/**
 * In parts of its interval, of an hour where that is longer: beside short intervals a nightly job must not wait for half
 * a day. What never ran has waited longer than anything that did.
 */
const waited = (now: number, { timed, at }: Due): number =>
  timed.lastEndedAt === null ? Number.MAX_VALUE : (now - at) / Math.min(intervalOf(timed.rhythm), hourMs);

const hourMs = 3_600_000;

/**
 * What has to go before it: something it builds on that is due, and has not run since this one fell due (or ever, where
 * this one never did). So each goes ahead at most once, and a short interval starves nothing that builds on it.
 */
const firstBefore = (one: Due, due: readonly Due[]): Due => {
  const since = one.timed.lastEndedAt === null ? 0 : one.at;
  const earlier = due.find(
    ({ timed }) => buildsOn[one.timed.job].includes(timed.job) && (timed.lastEndedAt ?? -1) < since,
  );
  return earlier === undefined ? one : firstBefore(earlier, due);
};

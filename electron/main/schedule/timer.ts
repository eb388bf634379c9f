import { type Job, jobs } from '../../../shared/domain/run.ts';
import type { Quiet, TimedJob, Wait } from '../../../shared/domain/schedule.ts';
import { type Plan, planJobs } from '../../../shared/domain/schedule-plan.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { FileLog } from '../log/file-log.ts';
import type { JobTimer } from '../settings/workspaces-file.ts';
import { byClockOfNow, type ClockMove } from './clock-moves.ts';
import { createClockNotes } from './clock-notes.ts';
import { type History, type Invoke, readHistory } from './job-history.ts';
import { blockedBy } from './may-sync.ts';
import { createRefusals } from './refusals.ts';
import { createRest, type PowerEvents } from './rest.ts';

export type TimerDeps = {
  readonly invoke: Invoke;
  /** The open workspace's timers and quiet window, its short name and this machine's role for it. */
  readonly workspace: () => {
    readonly slug: string;
    readonly role: 'writer' | 'reviewer';
    readonly quiet: Quiet | null;
    readonly timer: (job: Job) => JobTimer;
  };
  /** Whether anything starts by itself on this machine. */
  readonly isEnabled: boolean;
  /** The machine's time zone. */
  readonly zone: string;
  /** The wall clock, epoch ms. */
  readonly now: () => number;
  /** Milliseconds from anywhere, which nobody can set; may stand still while the machine sleeps. */
  readonly evenly: () => number;
  readonly clockMoves: () => readonly ClockMove[];
  readonly keepClockMoves: (moves: readonly ClockMove[]) => void;
  /** What the window was told of timers or of the clock is no longer so. */
  readonly changed: () => void;
  /** Does something once, later; wall time. */
  readonly later: (ms: number, work: () => void) => void;
  readonly log: Pick<FileLog, 'info' | 'warn'>;
};

export type Schedule = OutputOf<'schedule.get'>;

export type ScheduleTimer = {
  /** Starts what is due, if anything may run now. Never two at a time; a tick that comes during another does nothing. */
  readonly tick: () => Promise<void>;
  /** Each job's timer, when it is due and what it waits for; how the clock moved. */
  readonly plan: () => Promise<Schedule>;
  readonly begin: (power: PowerEvents) => void;
  readonly stop: () => void;
};

/** How often it is looked whether something is due; wall time. Waking from sleep is one more look. */
export const tickMs = 15_000;

/** How long nothing starts after waking up. */
export const settleMs = 10_000;

/** Decides when jobs run; the engine runs them. A start that is refused counts as a failed run of its job. */
export const createScheduleTimer = (deps: TimerDeps): ScheduleTimer => {
  const refusals = createRefusals();
  const rest = createRest(deps.evenly, settleMs);
  let isLooking = false;
  let interval: ReturnType<typeof setInterval> | null = null;

  const look = (): void => {
    tick().catch(() => deps.log.warn('the timer could not look', {}));
  };
  const wake = (): void => {
    rest.wakes();
    deps.later(settleMs, look);
  };
  const clock = createClockNotes(deps, rest, wake);

  const situation = async () => {
    const { slug, role, timer, quiet } = deps.workspace();
    const history = await readHistory(deps.invoke, jobs);
    if (history !== null) clock.learn(slug, history.newest);
    const by = history === null ? 'engine' : await blockedBy(deps.invoke);
    const may = history === null || by !== null ? [] : jobs.filter((job) => mayRun(job, role));
    const timed = history === null ? [] : may.map((job) => timedJob(job, slug, timer(job), history));
    const now = deps.now();
    const settles = rest.settlesInMs();
    const wakingUntil = settles > 0 ? now + settles : null;
    return { by, plan: planJobs(timed, { now, quiet, running: history?.running ?? null, wakingUntil }) };
  };

  const timedJob = (job: Job, slug: string, timer: JobTimer, history: History): TimedJob => {
    const { last, failures } = history.of(job);
    const endedAt = last?.endedAt ?? null;
    const ended = {
      lastEndedAt: endedAt === null ? null : byClockOfNow(endedAt, last?.id ?? 0, deps.clockMoves(), slug),
      failures,
    };
    return { job, ...timer, lastStartedAt: last?.startedAt ?? null, ...refusals.overlaid(slug, job, ended) };
  };

  const start = async (job: Job, slug: string): Promise<void> => {
    const started = await deps.invoke('sync.start', { job, mode: 'incremental', trigger: 'schedule' });
    if (started.ok) {
      refusals.forget(slug, job);
      deps.log.info('a job runs by its timer', { job });
      return;
    }
    // Somebody was faster: that is no fault of the job.
    if (started.error.code !== 'sync.already-running') refusals.note(slug, job, deps.now());
    deps.log.warn('a job did not start by its timer', { job, code: started.error.code });
  };

  /** What is promised of each job, so that the engine can say what is late; what may not run here promises nothing. */
  const tellPromises = async (): Promise<void> => {
    const { role, timer, quiet } = deps.workspace();
    const timers = jobs
      .filter((job) => mayRun(job, role))
      .map((job) => {
        const { isOn, rhythm } = timer(job);
        return { job, isOn, rhythm };
      });
    await deps.invoke('link.watch', { timers, quiet });
  };

  const tick = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      clock.look();
      if (!deps.isEnabled && !clock.isLearning()) return;
      const { slug } = deps.workspace();
      const { plan } = await situation();
      if (deps.isEnabled) await tellPromises();
      if (!deps.isEnabled || plan.start === null || rest.isAsleep()) return;
      // Another workspace may have been opened while this one was asked.
      if (deps.workspace().slug === slug) await start(plan.start, slug);
    } finally {
      isLooking = false;
    }
  };

  return {
    tick,
    plan: async () => {
      const { slug, role, timer, quiet } = deps.workspace();
      const { by, plan } = await situation();
      const told = toldOf(plan, deps.isEnabled ? by : 'machine', role);
      return {
        isEnabled: deps.isEnabled,
        zone: deps.zone,
        quiet,
        jobs: jobs.map((job) => {
          const { isOn, rhythm } = timer(job);
          return { job, isOn, rhythm, ...(isOn ? told(job) : { nextAt: null, wait: null }) };
        }),
        ...clock.told(slug),
      };
    },
    begin: (power) => {
      if (interval !== null) return;
      interval = setInterval(look, tickMs);
      power.on('suspend', () => {
        rest.sleeps();
        clock.sleeps();
      });
      power.on('resume', () => {
        clock.wakes();
        wake();
        deps.changed();
      });
      power.on('unlock-screen', look);
    },
    stop: () => {
      if (interval !== null) clearInterval(interval);
      interval = null;
    },
  };
};

type Blocker = Extract<Wait, { readonly kind: 'blocked' }>['by'];

/** What else a job waits for is told only where it may run at all. */
const toldOf = (plan: Plan, by: Blocker | null, role: 'writer' | 'reviewer') => (job: Job) => {
  const blocked = (why: Blocker) => ({
    nextAt: null,
    wait: { kind: 'blocked' as const, by: why },
  });
  if (by !== null) return blocked(by);
  if (!mayRun(job, role)) return blocked('reviewer');
  const planned = plan.jobs.find((one) => one.job === job);
  return { nextAt: planned?.nextAt ?? null, wait: planned?.wait ?? null };
};

/** What may write is the writer's alone. */
const mayRun = (job: Job, role: 'writer' | 'reviewer'): boolean =>
  role === 'writer' || job === 'customers' || job === 'campaigns' || job === 'full-check';

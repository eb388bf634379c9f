import { type Job, jobs } from '../../../shared/domain/run.ts';
import { dueJobs, nextAtOf, type TimedJob } from '../../../shared/domain/schedule.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { FileLog } from '../log/file-log.ts';
import type { JobTimer } from '../settings/workspaces-file.ts';
import { type Invoke, readHistory } from './job-history.ts';

export type TimerDeps = {
  readonly invoke: Invoke;
  /** The open workspace's timers, its short name and this machine's role for it. */
  readonly workspace: () => {
    readonly slug: string;
    readonly role: 'writer' | 'reviewer';
    readonly timer: (job: Job) => JobTimer;
  };
  readonly now: () => number;
  readonly log: Pick<FileLog, 'info' | 'warn'>;
};

export type PlannedJob = { readonly job: Job } & JobTimer & { readonly nextAt: number | null };

export type ScheduleTimer = {
  /** Starts what is due, if anything may run now. Never two at a time; a tick that comes during another does nothing. */
  readonly tick: () => Promise<void>;
  /** Each job's timer and when it is due; null where it is off or the workspace cannot sync by itself. */
  readonly plan: () => Promise<readonly PlannedJob[]>;
  readonly begin: () => void;
  readonly stop: () => void;
};

/** How often it is looked whether something is due; wall time. Waking from sleep is one more look. */
export const tickMs = 15_000;

/** Decides when jobs run; the engine runs them. A start that is refused counts as a failed run of its job. */
export const createScheduleTimer = (deps: TimerDeps): ScheduleTimer => {
  const refused = new Map<string, { readonly at: number; readonly failures: number }>();
  let isLooking = false;
  let interval: ReturnType<typeof setInterval> | null = null;

  const timedJobs = async (): Promise<{ readonly isRunning: boolean; readonly timed: readonly TimedJob[] } | null> => {
    const { slug, role, timer } = deps.workspace();
    if (!(await maySync(deps.invoke))) return null;
    const wanted = jobs.filter((job) => mayRun(job, role) && timer(job).isOn);
    const history = await readHistory(deps.invoke, wanted);
    if (history === null) return null;
    const timed = wanted.map((job): TimedJob => {
      const ran = history.of(job);
      const not = refused.get(`${slug}/${job}`);
      const isNewer = not !== undefined && not.at > (ran.lastEndedAt ?? 0);
      const ended = isNewer ? { lastEndedAt: not.at, failures: ran.failures + not.failures } : ran;
      return { job, ...timer(job), ...ended };
    });
    return { isRunning: history.isRunning, timed };
  };

  const start = async (job: Job, slug: string): Promise<void> => {
    const started = await deps.invoke('sync.start', { job, mode: 'incremental', trigger: 'schedule' });
    const key = `${slug}/${job}`;
    if (started.ok) {
      refused.delete(key);
      deps.log.info('a job runs by its timer', { job });
      return;
    }
    refused.set(key, { at: deps.now(), failures: (refused.get(key)?.failures ?? 0) + 1 });
    deps.log.warn('a job did not start by its timer', { job, code: started.error.code });
  };

  const tick = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      const { slug } = deps.workspace();
      const found = await timedJobs();
      const [first] = found === null || found.isRunning ? [] : dueJobs(deps.now(), found.timed);
      // Another workspace may have been opened while this one was asked.
      if (first !== undefined && deps.workspace().slug === slug) await start(first, slug);
    } finally {
      isLooking = false;
    }
  };

  return {
    tick,
    plan: async () => {
      const { timer } = deps.workspace();
      const found = await timedJobs();
      return jobs.map((job) => {
        const timed = found?.timed.find((one) => one.job === job);
        return { job, ...timer(job), nextAt: timed === undefined ? null : nextAtOf(deps.now(), timed) };
      });
    },
    begin: () => {
      if (interval !== null) return;
      interval = setInterval(() => {
        tick().catch(() => deps.log.warn('the timer could not look', {}));
      }, tickMs);
    },
    stop: () => {
      if (interval !== null) clearInterval(interval);
      interval = null;
    },
  };
};

/** Recording opt-outs writes, which is the writer's alone. */
const mayRun = (job: Job, role: 'writer' | 'reviewer'): boolean => role === 'writer' || job === 'customers';

/** Whether the workspace may sync by itself: not read-only, and both connections there, tested, with their secrets. */
const maySync = async (invoke: Invoke): Promise<boolean> => {
  const glance = await invoke('workspace.get', {});
  const workspace = glance.ok ? contract['workspace.get'].output.safeParse(glance.value) : null;
  if (workspace?.success !== true || workspace.data.access !== 'writer' || workspace.data.running !== null)
    return false;
  const asked = await invoke('connection.list', {});
  const listed = asked.ok ? contract['connection.list'].output.safeParse(asked.value) : null;
  if (listed?.success !== true) return false;
  return (['erp', 'dotdigital'] as const).every((system) =>
    listed.data.connections.some(
      (one) =>
        one.system === system &&
        one.slot === 'current' &&
        one.hasSecret &&
        (one.product === 'training' || (one.steps > 0 && one.passed === one.steps)),
    ),
  );
};

import type { ClockMove } from '../../electron/main/schedule/clock-moves.ts';
import { createScheduleTimer } from '../../electron/main/schedule/timer.ts';
import type { JobTimer } from '../../electron/main/settings/workspaces-file.ts';
import { type Job, jobs, noCounts, type Run } from '../../shared/domain/run.ts';
import type { Quiet } from '../../shared/domain/schedule.ts';
import { failure } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { workspaceOf } from './window-answers.ts';

export const minute = 60_000;
export const hour = 60 * minute;

export const connection = (system: string, changes: object = {}) => ({
  system,
  slot: 'current',
  product: system === 'erp' ? 'flow' : 'dotdigital',
  name: 'Ours',
  baseUrl: 'https://one.example',
  user: '',
  savedAt: 1,
  testedAt: 1,
  passed: 5,
  steps: 5,
  hasSecret: true,
  ...changes,
});

export const every = (minutes: number, isOn = true): JobTimer => ({
  isOn,
  rhythm: { kind: 'interval', everyMs: minutes * minute },
  setAt: 0,
});
export const off: JobTimer = every(60, false);
export const daily = (time: string, zone: string) => ({
  isOn: true,
  rhythm: { kind: 'daily' as const, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), zone },
  setAt: 0,
});

type PowerEvent = 'suspend' | 'resume' | 'unlock-screen';

/** The real timer over an engine that keeps runs, with clocks that stand until they are moved and a machine that sleeps. */
export const timerWorld = (begin = Date.UTC(2026, 10, 25, 9), isEnabled = true) => {
  let wall = begin;
  let even = 0;
  const runs: Run[] = [];
  const logged: string[] = [];
  const listeners: { readonly event: PowerEvent; readonly hear: () => void }[] = [];
  let later: { readonly at: number; readonly work: () => void }[] = [];
  const state = {
    glance: workspaceOf() as object,
    connections: [connection('erp'), connection('dotdigital')] as object[],
    role: 'writer' as 'writer' | 'reviewer',
    slug: 'our-shop',
    refuses: null as ReturnType<typeof failure> | null,
    timers: new Map<Job, JobTimer>([
      ['customers', every(5)],
      ['consent', every(5)],
    ]),
    quiet: null as Quiet | null,
    moves: [] as readonly ClockMove[],
    changes: 0,
    /** How many runs the list of runs tells at most; the last of each job is always told. */
    listed: 200,
  };
  const become = (from: Run['state'], to: Run['state']): void => {
    for (const [place, run] of runs.entries()) if (run.state === from) runs[place] = { ...run, state: to };
  };
  const lastOf = (job: Job): readonly Run[] => runs.filter((run) => run.job === job && run.endedAt !== null).slice(-1);
  const answers: Record<string, (input: { readonly job?: Job }) => Result<unknown>> = {
    'workspace.get': () => ok(state.glance),
    'connection.list': () => ok({ connections: state.connections }),
    'run.page': () => ok({ runs: runs.slice(-state.listed).reverse(), next: null }),
    'run.timeline': () => ok({ bars: [], last: jobs.flatMap(lastOf) }),
    'sync.start': ({ job = 'customers' }) => {
      if (state.refuses !== null) return err(state.refuses);
      const base = { id: runs.length + 1, mode: 'incremental', trigger: 'schedule', phase: 'erp' } as const;
      const times = { startedAt: wall, endedAt: null, progressedAt: wall, startedBy: 'anna' };
      // What runs lets this one in and goes on afterwards, as the engine does it.
      become('running', 'interrupted');
      runs.push({ ...base, ...times, job, state: 'running', counts: noCounts, failure: null });
      return ok({ runId: runs.length });
    },
  };
  const timer = createScheduleTimer({
    invoke: async (name, input) => answers[name]?.(input as { job?: Job }) ?? err(failure('bug', name)),
    workspace: () => ({
      slug: state.slug,
      role: state.role,
      quiet: state.quiet,
      timer: (job) => state.timers.get(job) ?? off,
    }),
    isEnabled,
    zone: 'UTC',
    now: () => wall,
    evenly: () => even,
    clockMoves: () => state.moves,
    keepClockMoves: (moves) => {
      state.moves = moves;
    },
    changed: () => {
      state.changes += 1;
    },
    later: (ms, work) => {
      later.push({ at: even + ms, work });
    },
    log: { info: () => undefined, warn: (text) => void logged.push(text) },
  });
  const end = (outcome: Run['state'] = 'succeeded'): void => {
    const place = runs.findLastIndex(({ state: now }) => now === 'running');
    const run = runs[place];
    if (run === undefined) return;
    runs[place] = { ...run, state: outcome, endedAt: wall };
    become('interrupted', 'running');
  };
  /** Lets both clocks go on; what was put off until then is done, to its end. */
  const pass = async (ms: number): Promise<void> => {
    wall += ms;
    even += ms;
    const due = later.filter(({ at }) => at <= even);
    later = later.filter(({ at }) => at > even);
    for (const { work } of due) work();
    if (due.length > 0) await new Promise((resolve) => setImmediate(resolve));
  };
  const tell = (event: PowerEvent): void => {
    for (const { hear } of listeners.filter((one) => one.event === event)) hear();
  };
  return {
    timer,
    state,
    runs,
    logged,
    end,
    tell,
    pass,
    now: () => wall,
    /** Listens to the machine; the test looks by itself, so nothing depends on real time. */
    listen: (): void => {
      timer.begin({ on: (event, hear) => listeners.push({ event, hear }) });
      timer.stop();
    },
    /** Somebody, or the net, sets the clock. */
    setClock: (byMs: number): void => {
      wall += byMs;
    },
    /** The machine sleeps; time that passes evenly stands still. `told` false: nobody hears of it. */
    sleep: (ms: number, isTold = true): void => {
      if (isTold) tell('suspend');
      wall += ms;
      if (isTold) tell('resume');
    },
    started: () => runs.map(({ job, startedAt }) => [job, (startedAt - begin) / minute]),
    /** Lets minutes pass and looks. */
    after: async (minutes: number): Promise<void> => {
      await pass(minutes * minute);
      await timer.tick();
    },
  };
};

import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import { eventSchemas } from '../../shared/ipc/events.ts';
import { must } from '../chaos/ask.ts';
import { begun, type EngineLife, type EngineProcesses } from '../chaos/engine-process.ts';
import { until } from '../chaos/kill-plan.ts';
import { isAtRest } from '../chaos/rest.ts';
import { startRun } from '../chaos/start-run.ts';
import { jobsInOrder } from '../chaos/sync/jobs.ts';
import type { World } from '../chaos/world.ts';

/** One run of a job, and how long it took by the wall. */
export type Passed = { readonly run: Run; readonly tookMs: number };

/** Opens an engine of its own process on the world, in the workspace's folder or another one. */
export const openEngine = (
  processes: EngineProcesses,
  world: World,
  folder = world.start.folder,
): Promise<EngineLife> => begun(processes.start({ ...world.start, folder }));

/** The longest that one job of a large company may take, and then its changes (ms of the wall). */
const longestMs = 45 * 60_000;

/** Runs one job to its end, and waits for what it owes. What vanished or would be written in bulk is accepted. */
export const runJob = async (life: EngineLife, job: Job, mode: SyncMode): Promise<Passed> => {
  const startedAt = performance.now();
  const runId = await startRun(life.ask, { job, mode, acceptDrop: true, acceptWrites: true });
  if (runId === null) throw new Error(`${job} was not started: the engine died`);
  await ended(life, runId);
  const tookMs = performance.now() - startedAt;
  const came = await until(() => isAtRest(life.ask), longestMs, 100);
  if (!came) throw new Error(`${job} did not come to rest`);
  const { run } = await must(life.ask, 'run.get', { runId });
  return { run, tookMs };
};

const ended = (life: EngineLife, runId: number): Promise<void> =>
  new Promise((resolve) => {
    const stop = life.onEvent((name, payload) => {
      if (name !== 'sync.progressed') return;
      const { run } = eventSchemas[name].parse(payload);
      if (run.id !== runId || run.endedAt === null) return;
      stop();
      resolve();
    });
  });

/** The full check reads everything in either mode: it is none of the jobs that an increment is measured by. */
export const jobsWithIncrements: readonly Job[] = jobsInOrder.filter((job) => job !== 'full-check');

/** Every job once, in order. */
export const runAll = async (
  life: EngineLife,
  mode: SyncMode,
  jobs: readonly Job[] = jobsInOrder,
  told: (passed: Passed) => void = () => undefined,
): Promise<readonly Passed[]> => {
  const passes: Passed[] = [];
  for (const job of jobs) {
    const passed = await runJob(life, job, mode);
    told(passed);
    passes.push(passed);
  }
  return passes;
};

export const callsOf = ({ counts }: Run): number => counts.erpCalls + counts.dotdigitalCalls;
export const readOf = ({ counts }: Run): number => counts.erpRead + counts.dotdigitalRead;
export const sumOf = (passes: readonly Passed[], of: (passed: Passed) => number): number =>
  passes.reduce((sum, passed) => sum + of(passed), 0);

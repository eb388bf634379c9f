import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { eventSchemas } from '../../shared/ipc/events.ts';
import { must } from '../chaos/ask.ts';
import type { EngineLife, EngineProcesses } from '../chaos/engine-process.ts';
import { until } from '../chaos/kill-plan.ts';
import { isAtRest } from '../chaos/rest.ts';
import { jobsInOrder } from '../chaos/sync/jobs.ts';
import type { World } from '../chaos/world.ts';

/** One run of a job, and how long it took by the wall. */
export type Passed = { readonly run: Run; readonly tookMs: number };

/** Opens an engine of its own process on the world, in the workspace's folder or another one. */
export const openEngine = async (
  processes: EngineProcesses,
  world: World,
  folder = world.start.folder,
): Promise<EngineLife> => {
  const life = processes.start({ ...world.start, folder });
  const began = await life.ready;
  if (typeof began === 'string') throw new Error(`the engine did not start: ${began}`);
  return life;
};

/** The longest that one job of a large company may take, and then its changes (ms of the wall). */
const longestMs = 45 * 60_000;

/** Runs one job to its end, and waits for what it owes. What vanished or would be written in bulk is accepted. */
export const runJob = async (life: EngineLife, job: Job, mode: SyncMode): Promise<Passed> => {
  const startedAt = performance.now();
  const runId = await start(life, job, mode);
  await ended(life, runId);
  const tookMs = performance.now() - startedAt;
  const came = await until(() => isAtRest(life.ask), longestMs, 100);
  if (!came) throw new Error(`${job} did not come to rest`);
  const { run } = await must(life.ask, 'run.get', { runId });
  return { run, tookMs };
};

/** A run that has just ended is still let go of for a moment. */
const start = async ({ ask }: EngineLife, job: Job, mode: SyncMode): Promise<number> => {
  const input = { job, mode, acceptDrop: true, acceptWrites: true };
  let started = await ask('sync.start', input);
  await until(async () => {
    if (started === null || started.ok || started.error.code !== 'sync.already-running') return true;
    started = await ask('sync.start', input);
    return false;
  }, 10_000);
  if (started?.ok !== true)
    throw new Error(`${job} cannot be started: ${started?.error.sentence ?? 'the engine died'}`);
  return contract['sync.start'].output.parse(started.value).runId;
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

import { buildsOn } from '../../../shared/domain/job-order.ts';
import { type Job, jobs, type Run } from '../../../shared/domain/run.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { type Ask, answerTo } from '../ask.ts';
import { until } from '../kill-plan.ts';
import { isAtRest } from '../rest.ts';
import { startRun } from '../start-run.ts';

/** Every job, each behind those that it builds on. */
export const jobsInOrder: readonly Job[] = jobs.reduce<readonly Job[]>((placed, job) => {
  const place = (one: Job, before: readonly Job[]): readonly Job[] =>
    before.includes(one) ? before : [...buildsOn[one].reduce((all, base) => place(base, all), before), one];
  return place(job, placed);
}, []);

const under = ['queued', 'running', 'interrupted'];

/** So long a job that nobody disturbs may take (ms of the wall). */
const longestMs = 120_000;

const lastOf = (page: OutputOf<'run.page'>, job: Job): Run | undefined => page.runs.find((run) => run.job === job);

/**
 * Goes on with a full sync of everything where it stands, and comes to rest after each job. Answers how each job ended;
 * null where the engine died on the way.
 */
export const syncEverything = async (ask: Ask): Promise<readonly Run[] | null> => {
  const ended: Run[] = [];
  for (const job of jobsInOrder) {
    const page = await answerTo(ask, 'run.page', { limit: 200 });
    if (page === null) return null;
    // Whether a start was taken is not known where the engine died before it answered: the runs tell.
    if (lastOf(page, job) === undefined && (await startRun(ask, { job, mode: 'full' })) === null) return null;
    const run = await endOf(ask, job);
    if (run === null) return null;
    ended.push(run);
  }
  return ended;
};

const endOf = async (ask: Ask, job: Job): Promise<Run | null> => {
  let isDead = false;
  const came = await until(async () => {
    const page = await answerTo(ask, 'run.page', { limit: 200 });
    isDead = page === null;
    const run = page === null ? undefined : lastOf(page, job);
    return isDead || (run !== undefined && !under.includes(run.state) && (await isAtRestOrDead(ask)));
  }, longestMs);
  if (!came) throw new Error(`${job} did not come to rest within ${longestMs / 1_000} s`);
  const page = await answerTo(ask, 'run.page', { limit: 200 });
  return page === null || isDead ? null : (lastOf(page, job) ?? null);
};

const isAtRestOrDead = (ask: Ask): Promise<boolean> =>
  isAtRest(ask).catch(async () => (await ask('workspace.get', {})) === null);

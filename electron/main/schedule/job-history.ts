import type { Job, Run } from '../../../shared/domain/run.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';

export type Invoke = (name: string, input: unknown) => Promise<Result<unknown>>;

/** How a job's last runs ended; null where it never ran. */
type JobHistory = { readonly last: Run | null; readonly failures: number };
export type History = {
  readonly running: Pick<Run, 'job' | 'phase'> | null;
  /** The number of the newest run; 0 before the first. */
  readonly newest: number;
  readonly of: (job: Job) => JobHistory;
};

const pageSize = 200;
const mostPages = 5;

/**
 * What the runs say of each job. The last run of each is told whatever lies between; failures in a row are counted page
 * by page until every job was met. Null without an answer.
 */
export const readHistory = async (invoke: Invoke, wanted: readonly Job[]): Promise<History | null> => {
  const asked = await invoke('run.timeline', { since: 0, until: 0 });
  const timeline = asked.ok ? contract['run.timeline'].output.safeParse(asked.value) : null;
  if (timeline?.success !== true) return null;
  const { last } = timeline.data;
  const runs = await newestRuns(
    invoke,
    wanted.filter((job) => last.some((run) => run.job === job && isFailure(run))),
  );
  if (runs === null) return null;
  return {
    running: runs.find(({ state }) => state === 'running' || state === 'queued') ?? null,
    newest: runs[0]?.id ?? 0,
    of: (job) => {
      const ended = last.find((run) => run.job === job) ?? null;
      return { last: ended, failures: ended === null || !isFailure(ended) ? 0 : failuresOf(job, runs) };
    },
  };
};

/** At least a page; more only until each of these jobs shows a run that did not fail. */
const newestRuns = async (invoke: Invoke, failed: readonly Job[]): Promise<readonly Run[] | null> => {
  const runs: Run[] = [];
  let before: number | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const asked = await invoke('run.page', { before, limit: pageSize });
    const parsed = asked.ok ? contract['run.page'].output.safeParse(asked.value) : null;
    if (parsed?.success !== true) return null;
    runs.push(...parsed.data.runs);
    before = parsed.data.next;
    const isKnown = (job: Job): boolean =>
      runs.some((run) => run.job === job && run.endedAt !== null && !isFailure(run));
    if (before === null || failed.every(isKnown)) break;
  }
  return runs;
};

/** A run that a person cancelled is no failure; one that stopped because too much had vanished is. */
const isFailure = ({ state }: Run): boolean => state === 'failed' || state === 'aborted';

/** One at least: the last that is known to have failed may lie further back than what was read. */
const failuresOf = (job: Job, runs: readonly Run[]): number => {
  const ended = runs.filter((run) => run.job === job && run.endedAt !== null);
  const good = ended.findIndex((run) => !isFailure(run));
  return Math.max(1, good === -1 ? ended.length : good);
};

import type { Job, Run } from '../../../shared/domain/run.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';

export type Invoke = (name: string, input: unknown) => Promise<Result<unknown>>;

/** How a job's last runs ended. */
export type JobHistory = { readonly lastEndedAt: number | null; readonly failures: number };
export type History = { readonly isRunning: boolean; readonly of: (job: Job) => JobHistory };

const pageSize = 200;
const mostPages = 5;

/** What the runs say of each job, newest first; asked page by page until every job was met. Null without an answer. */
export const readHistory = async (invoke: Invoke, wanted: readonly Job[]): Promise<History | null> => {
  const runs: Run[] = [];
  let before: number | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const asked = await invoke('run.page', { before, limit: pageSize });
    const parsed = asked.ok ? contract['run.page'].output.safeParse(asked.value) : null;
    if (parsed?.success !== true) return null;
    runs.push(...parsed.data.runs);
    before = parsed.data.next;
    if (before === null || wanted.every((job) => runs.some((run) => run.job === job && run.endedAt !== null))) break;
  }
  return {
    isRunning: runs.some(({ state }) => state === 'running' || state === 'queued'),
    of: (job) => historyOf(runs.filter((run) => run.job === job && run.endedAt !== null)),
  };
};

/** A run that a person cancelled is no failure; one that stopped because too much had vanished is. */
const historyOf = (ended: readonly Run[]): JobHistory => {
  const good = ended.findIndex(({ state }) => state !== 'failed' && state !== 'aborted');
  return { lastEndedAt: ended[0]?.endedAt ?? null, failures: good === -1 ? ended.length : good };
};

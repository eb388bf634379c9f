import type { JobHealth, SchemaChange } from '../../../shared/domain/health.ts';
import { type Job, jobs } from '../../../shared/domain/run.ts';
import type { Stores } from '../store/stores.ts';

const good = ['succeeded', 'partial'] as const;
const ended = [...good, 'aborted', 'failed', 'cancelled'] as const;

/** What changed in an account is told for a week: a run notes it once. */
const toldForMs = 7 * 86_400_000;

/** How each job fares at an instant (epoch ms), and what changed in the accounts in the week before it. */
export const jobHealth = (
  stores: Stores,
  now: number,
): { readonly jobs: readonly JobHealth[]; readonly schemaChanges: readonly SchemaChange[] } => ({
  jobs: jobs.map((job) => healthOf(stores, job)),
  schemaChanges: stores.runs
    .causes(now - toldForMs)
    .filter(({ code }) => code === 'schema-changed')
    .map(({ system, sentence, lastAt, runId }) => ({ system, sentence, at: lastAt, runId })),
});

const healthOf = ({ runs }: Stores, job: Job): JobHealth => {
  const last = runs.lastOf(job, ended);
  const well = runs.lastOf(job, good);
  return {
    job,
    last:
      last === null
        ? null
        : {
            id: last.id,
            state: last.state,
            startedAt: last.startedAt,
            endedAt: last.endedAt ?? last.progressedAt,
          },
    good: well === null ? null : { id: well.id, startedAt: well.startedAt },
    failing: failingOf(runs, job, well?.id ?? 0),
  };
};

const failingOf = (runs: Stores['runs'], job: Job, goodId: number): JobHealth['failing'] => {
  const failing = runs.failing(job, goodId);
  const newest = runs.lastOf(job, ['failed', 'aborted']);
  if (failing === null || newest === null) return null;
  return { ...failing, runId: newest.id, asks: newest.state === 'aborted', failure: newest.failure };
};

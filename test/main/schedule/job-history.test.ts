import { expect, test } from 'vitest';
import { readHistory } from '../../../electron/main/schedule/job-history.ts';
import { type Job, noCounts, type Run, type RunState } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';

const run = (id: number, job: Job, state: RunState): Run => ({
  id,
  job,
  mode: 'incremental',
  trigger: 'schedule',
  state,
  phase: 'done',
  startedAt: id * 10,
  endedAt: state === 'running' ? null : id * 10 + 5,
  progressedAt: id * 10,
  startedBy: 'anna',
  counts: noCounts,
  failure: null,
});

/** An engine with these runs, newest first, that tells two hundred at a time. */
const engine = (runs: readonly Run[]) => {
  const asked: string[] = [];
  const invoke = async (name: string, input: unknown) => {
    asked.push(name);
    const { before } = input as { readonly before?: number | null };
    if (name === 'run.timeline') {
      const last = (['customers', 'consent', 'products', 'orders'] as const).flatMap(
        (job) => runs.find((one) => one.job === job && one.endedAt !== null) ?? [],
      );
      return ok({ bars: [], last });
    }
    const page = runs.filter(({ id }) => before == null || id < before).slice(0, 200);
    return ok({ runs: page, next: page.length === 200 ? (page.at(-1)?.id ?? null) : null });
  };
  return { invoke, asked };
};
const jobs = ['customers', 'consent', 'products'] as const;
const many = (newest: number, count: number): readonly Run[] =>
  Array.from({ length: count }, (_, place) => run(newest - place, 'customers', 'succeeded'));

test('the last run of a job is known however many of others lie between', async () => {
  const { invoke, asked } = engine([...many(3_000, 1_500), run(9, 'products', 'succeeded')]);
  const history = await readHistory(invoke, jobs);
  expect(history?.of('products')).toMatchObject({ last: { id: 9 }, failures: 0 });
  expect(history?.of('consent')).toEqual({ last: null, failures: 0 });
  expect(history?.newest).toBe(3_000);
  expect(asked).toEqual(['run.timeline', 'run.page']);
});

test('failures in a row are counted over pages; cancelling is none, stopping to ask is one', async () => {
  const failed = [run(700, 'consent', 'aborted'), ...many(600, 300), run(20, 'consent', 'failed')];
  const { invoke } = engine([...failed, run(19, 'consent', 'cancelled'), run(18, 'consent', 'failed')]);
  expect((await readHistory(invoke, jobs))?.of('consent').failures).toBe(2);
});

test('a failure further back than what is read still counts as one', async () => {
  const { invoke } = engine([...many(5_000, 1_500), run(9, 'products', 'failed')]);
  expect((await readHistory(invoke, jobs))?.of('products').failures).toBe(1);
});

test('what runs is told, and an engine that does not answer tells nothing', async () => {
  const { invoke } = engine([run(2, 'consent', 'running'), run(1, 'customers', 'succeeded')]);
  expect((await readHistory(invoke, jobs))?.running?.job).toBe('consent');
  expect(await readHistory(async () => err(failure('bug', 'no')), jobs)).toBeNull();
});

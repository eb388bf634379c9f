import { runIdSchema } from '../../../shared/domain/ids.ts';
import { jobs } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { refusalText } from '../domain/sales/refusal.ts';
import { countForForecast } from '../flows/forecast.ts';
import type { HandlerDeps } from './handler-deps.ts';

type SyncOperation = Extract<keyof Handlers<'engine'>, `sync.${string}` | `run.${string}`>;

/** Starting, cancelling and listing sync runs. */
export const syncHandlers = ({
  runs,
  stores,
  emit,
  waiting,
}: HandlerDeps): Pick<Handlers<'engine'>, SyncOperation> => ({
  'sync.start': async (request) => {
    // What it costs is told beforehand; one at a time, a run is started without waiting for anything.
    await countForForecast(stores, request.job);
    const control = runs();
    if (!control.ok) return control;
    const started = control.value.start(request);
    if (!started.ok) return started;
    emit({ name: 'store.changed', payload: { topics: ['runs', 'workspace'] } });
    return ok({ runId: runIdSchema.parse(started.value.runId) });
  },
  'sync.cancel': ({ runId }) => {
    const control = runs();
    return control.ok ? ok({ cancelled: control.value.cancel(runId) }) : control;
  },
  'run.page': ({ before, limit }) => {
    const page = stores.runs.page(before, limit);
    const last = page.at(-1);
    return ok({ runs: page, next: page.length === limit && last !== undefined ? last.id : null });
  },
  'run.get': ({ runId }) => {
    const run = stores.runs.get(runId);
    if (run === null) return err(failure('not-found', 'There is no run with this number.'));
    const { written, verified, difference } = stores.changes.ofRun(runId, 200);
    return ok({
      run,
      badRecords: stores.runs.badRecords(runId, 200),
      troubles: stores.runs.troubles(runId),
      told: stores.costs.told(runId),
      waitingFor: run.state === 'running' ? waiting.longest() : null,
      // What a policy wrote to insight data is counted by the run itself.
      written: written + run.counts.written,
      verified: verified + run.counts.verified,
      refused: stores.insightImports.refused(runId, 200).map(({ key, reason }) => ({
        key,
        sentence: `Refused because ${refusalText(reason.split(' ')[0] ?? reason)}.`,
      })),
      difference: difference.map(({ id, mismatchId, label, state, sentence }) => ({
        changeId: id,
        mismatchId,
        label,
        state,
        sentence,
      })),
    });
  },
  'run.timeline': ({ since, until }) => {
    const runs = stores.runs.between(since, until, 2_000);
    const ended = ['succeeded', 'partial', 'aborted', 'failed', 'cancelled'] as const;
    return ok({
      bars: runs.map(({ id, job, state, startedAt, endedAt }) => ({ id, job, state, startedAt, endedAt })),
      last: jobs.flatMap((job) => stores.runs.lastOf(job, ended) ?? []),
    });
  },
  'run.imports': ({ since }) =>
    ok({
      imports: stores.imports
        .recent(100)
        .filter(({ startedAt }) => startedAt >= since)
        .map(({ id, importId, state, rows, startedAt, endedAt, updated, refused, unnamed, failure: why }) => {
          const counts = { updated, refused, unnamed };
          return { id, importId, state, rows, startedAt, endedAt, ...counts, sentence: why?.sentence ?? null };
        }),
    }),
  'run.troubles': ({ since }) => ok({ causes: stores.runs.causes(since) }),
});

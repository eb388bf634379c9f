import { expect, test } from 'vitest';
import type { HandlerDeps } from '../../../electron/engine/handlers/handler-deps.ts';
import { healthHandlers } from '../../../electron/engine/handlers/health.ts';
import { noCounts, type RunState } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { NOW, standingClock } from '../connectors/http/server-of-a-test.ts';
import { openedIn, temporaryFolder } from '../store/opened.ts';

test('a job that failed since it last came through tells how often, since when and why', async () => {
  const stores = openedIn(temporaryFolder());
  const ran = (state: RunState, at: number): number => {
    const id = stores.runs.insert({ job: 'orders', mode: 'full', trigger: 'schedule', at, by: 'anna' });
    const why = state === 'failed' ? failure('remote.timeout', `It took too long at ${at - NOW}.`) : null;
    stores.runs.update(id, { state, counts: noCounts, progressedAt: at + 5, endedAt: at + 5, failure: why });
    return id;
  };
  ran('failed', NOW - 900);
  const good = ran('partial', NOW - 800);
  ran('failed', NOW - 700);
  const newest = ran('failed', NOW - 600);
  const cancelled = ran('cancelled', NOW - 500);
  stores.runs.addTrouble(newest, {
    system: 'dotdigital',
    code: 'schema-changed',
    sentence: 'The data field TIER is gone.',
    count: 1,
    firstAt: NOW - 600,
    lastAt: NOW - 600,
  });
  const deps = { stores, clock: standingClock().clock } as unknown as HandlerDeps;
  const told = await healthHandlers(deps)['job.health']({});
  if (!told.ok) throw new Error(told.error.sentence);
  const { jobs, schemaChanges } = told.value;
  expect(jobs.find(({ job }) => job === 'orders')).toEqual({
    job: 'orders',
    last: { id: cancelled, state: 'cancelled', startedAt: NOW - 500, endedAt: NOW - 495 },
    good: { id: good, startedAt: NOW - 800 },
    failing: {
      times: 2,
      since: NOW - 695,
      runId: newest,
      asks: false,
      failure: failure('remote.timeout', 'It took too long at -600.'),
    },
  });
  expect(jobs.find(({ job }) => job === 'consent')).toEqual({ job: 'consent', last: null, good: null, failing: null });
  expect(schemaChanges).toEqual([
    { system: 'dotdigital', sentence: 'The data field TIER is gone.', at: NOW - 600, runId: newest },
  ]);
});

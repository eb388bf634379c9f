import { expect, test } from 'vitest';
import { syncOnFirstOpening } from '../../../electron/main/schedule/first-opening.ts';
import { noCounts, type Run } from '../../../shared/domain/run.ts';
import { ok } from '../../../shared/result.ts';

const side = { product: 'x', account: null, readAt: null, records: 0 };
const glance = {
  name: 'Northbank Apparel',
  training: true,
  access: 'writer',
  heldBy: null,
  role: 'writer' as const,
  operator: 'anna',
  erp: side,
  dotdigital: side,
  running: null,
  lastRun: null,
  comparedAt: null,
  outbox: [],
};
const run: Run = {
  id: 1,
  job: 'customers',
  mode: 'full',
  trigger: 'operator',
  state: 'failed',
  phase: 'erp',
  startedAt: 0,
  endedAt: 1,
  progressedAt: 1,
  startedBy: 'anna',
  counts: noCounts,
  failure: null,
};

const startedWith = async (change: object): Promise<readonly unknown[]> => {
  const started: unknown[] = [];
  const invoke = async (name: string, input: unknown) => {
    if (name === 'workspace.get') return ok({ ...glance, ...change });
    started.push(input);
    return ok({ runId: 1 });
  };
  await syncOnFirstOpening(invoke, { info: () => undefined, warn: () => undefined });
  return started;
};

test('a training workspace that never ran syncs in full by itself', async () => {
  expect(await startedWith({})).toEqual([{ job: 'customers', mode: 'full', trigger: 'first-opening' }]);
});

test.each([
  ['is a real one', { training: false }],
  ['is held by somebody else', { access: 'read-only', heldBy: 'another' }],
  ['runs already', { running: { ...run, state: 'running', endedAt: null } }],
  ['ran before', { lastRun: run }],
])('a workspace that %s does not', async (_name, change) => {
  expect(await startedWith(change)).toEqual([]);
});

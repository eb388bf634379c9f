import { expect, test } from 'vitest';
import { syncOnFirstOpening } from '../../../electron/main/schedule/first-opening.ts';
import { ok } from '../../../shared/result.ts';
import { runOf, workspaceOf } from '../../doubles/window-answers.ts';

const startedWith = async (facts: Parameters<typeof workspaceOf>[0]): Promise<readonly unknown[]> => {
  const started: unknown[] = [];
  const invoke = async (name: string, input: unknown) => {
    if (name === 'workspace.get') return ok(workspaceOf({ training: true, ...facts }));
    started.push(input);
    return ok({ runId: 1 });
  };
  await syncOnFirstOpening(invoke, { info: () => undefined, warn: () => undefined });
  return started;
};

test('a training workspace that never ran syncs in full by itself', async () => {
  expect(await startedWith({})).toEqual([{ job: 'customers', mode: 'full', trigger: 'first-opening' }]);
});

test.each<[string, Parameters<typeof startedWith>[0]]>([
  ['is a real one', { training: false }],
  ['is held by somebody else', { access: 'read-only', heldBy: 'another' }],
  ['runs already', { running: runOf(1, { state: 'running', endedAt: null }) }],
  ['ran before', { lastRun: runOf(1, { state: 'failed' }) }],
])('a workspace that %s does not', async (_name, facts) => {
  expect(await startedWith(facts)).toEqual([]);
});

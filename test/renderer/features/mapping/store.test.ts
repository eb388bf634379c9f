import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../../renderer/actions/announce.ts';
import { discardDraft, edit, keepDraft, takeAsDraft, useMapping } from '../../../../renderer/features/mapping/store.ts';
import { firstMapping } from '../../../../shared/domain/mapping-document.ts';
import { failure } from '../../../../shared/errors.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { good } from '../../../doubles/window-answers.ts';
import { freshWindow, pass } from '../../screen.tsx';

const one = { ...firstMapping, numberField: 'ONE' };
const two = { ...firstMapping, numberField: 'TWO' };

const engine = (answer: () => unknown = () => good({ hash: 'kept', problems: [] })) => {
  const fake = fakeBridge({ 'mapping.set-draft': answer, 'mapping.discard-draft': () => good({}) });
  installBridge(fake.bridge);
  return () => fake.named('mapping.set-draft').map(({ input }) => input);
};

beforeEach(freshWindow);

test('what is edited is shown at once and kept once when nothing more was edited for a moment', async () => {
  const kept = engine();
  edit(one);
  await pass(300);
  edit(two);
  expect(useMapping.getState().edited).toBe(two);
  await pass(300);
  expect(kept()).toEqual([]);
  await pass(60);
  expect(kept()).toEqual([{ document: two }]);
  expect(useMapping.getState().keptAs).toBe('kept');
  await keepDraft();
  expect(kept()).toHaveLength(1);
});

test('a draft that is refused is told, and what was edited is taken back', async () => {
  engine(() => ({ ok: false, error: failure('workspace.read-only', 'Another window writes here.') }));
  edit(one);
  await pass(400);
  expect(useMapping.getState().edited).toBeNull();
  expect(useToast.getState().sentence).toBe('Another window writes here.');
});

test('an answer about what was edited before does not stand for what is edited now', async () => {
  engine();
  edit(one);
  const keeping = keepDraft();
  edit(two);
  await keeping;
  expect(useMapping.getState()).toMatchObject({ edited: two, keptAs: null });
});

test('what is discarded or replaced is not kept afterwards', async () => {
  const kept = engine();
  edit(one);
  expect(await discardDraft()).toBeNull();
  await pass(1_000);
  expect(kept()).toEqual([]);
  edit(one);
  expect(await takeAsDraft(two, 'There.')).toBeNull();
  await pass(1_000);
  expect(kept()).toEqual([{ document: two }]);
});

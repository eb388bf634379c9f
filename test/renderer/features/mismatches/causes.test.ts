import { beforeEach, expect, test } from 'vitest';
import { approveCause, openCause, useCauses } from '../../../../renderer/features/mismatches/causes.ts';
import { previewLike, stopLike, useLike } from '../../../../renderer/features/mismatches/like.ts';
import { showPanel, useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import type { OperationName } from '../../../../shared/ipc/contract.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { detailOf, good, rowOf, windowAnswers } from '../../../doubles/window-answers.ts';

const setOf = (setId: string) => ({
  setId,
  total: 40,
  limit: 2_000,
  isCut: false,
  rule: { kind: 'field-drift', things: ['postcode'], direction: 'dotdigital' },
  leftOut: [],
  sample: [],
  calls: { erp: 0, dotdigital: 0, imports: 0 },
});
const effect = { closes: 40, stays: 0, erp: 0, dotdigital: 40, lists: [] };

let looks: number;

/** An engine that makes a new set at every look. */
const withAnswers = (answers: Partial<Record<OperationName, (input: never) => unknown>> = {}) => {
  const fake = fakeBridge({
    ...windowAnswers(3),
    'cause.preview': () => {
      looks += 1;
      return good({ ...setOf(`set-${looks}`), effect });
    },
    ...answers,
  });
  installBridge(fake.bridge);
  return fake;
};
const shownSet = () => useLike.getState().set;
const approveShown = (): { readonly done: Promise<void> } => {
  const set = shownSet();
  if (set === null) throw new Error('No set is shown.');
  return { done: approveCause(1, set) };
};

beforeEach(() => {
  looks = 0;
  for (const store of [useMismatches, useCauses, useLike]) {
    const { getInitialState, setState } = store as typeof useLike;
    setState(getInitialState(), true);
  }
});

test('while a set is approved, it is what opens, whatever is asked for, and Stop names it', async () => {
  let finish: (answer: unknown) => void = () => undefined;
  const fake = withAnswers({
    'cause.approve': () => new Promise((resolve) => (finish = resolve)),
    'decision.stop-like': () => good({ stopped: false }),
  });
  await openCause(1);
  const { done } = approveShown();
  showPanel(null);
  for (const look of [() => openCause(1), () => openCause(2), () => previewLike(detailOf(rowOf(1)))]) {
    await look();
    expect([useMismatches.getState().panel, useCauses.getState().openId, shownSet()?.setId]).toEqual([
      'cause',
      1,
      'set-1',
    ]);
    showPanel(null);
  }
  expect(fake.named('decision.preview-like')).toEqual([]);
  const set = shownSet();
  if (set !== null) await stopLike(set);
  expect(fake.named('decision.stop-like').map(({ input }) => input)).toEqual([{ setId: 'set-1' }]);
  expect(useLike.getState().isStopping).toBe(false);
  finish(good({ approved: 40, leftOut: 0, notReached: 0 }));
  await done;
  expect(useLike.getState().isApproving).toBe(false);
});

test('what was rehearsed goes when the cause is opened again; what is being counted goes on', async () => {
  withAnswers();
  await openCause(1);
  const counted = { looked: 5, values: 1, opened: 0, closed: 4 };
  for (const [rehearsed, id, kept] of [
    [counted, 1, null],
    ['counting', 1, 'counting'],
    ['counting', 2, null],
  ] as const) {
    useCauses.setState({ rehearsed });
    await openCause(id);
    expect(useCauses.getState().rehearsed).toEqual(kept);
  }
});

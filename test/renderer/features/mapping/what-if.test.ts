import { beforeEach, expect, test } from 'vitest';
import { countChanges, stopCounting, useWhatIf } from '../../../../renderer/features/mapping/what-if.ts';
import { failure } from '../../../../shared/errors.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { good } from '../../../doubles/window-answers.ts';
import { freshWindow } from '../../screen.tsx';
import { counted } from './told.ts';

/** An engine whose count ends when the test says so. */
const slowEngine = () => {
  let end: (answer: unknown) => void = () => undefined;
  const fake = fakeBridge({
    'mapping.what-if': () => new Promise((resolve) => (end = resolve)),
    'mapping.stop-what-if': () => good({ stopped: true }),
  });
  installBridge(fake.bridge);
  return { ...fake, end: (answer: unknown) => end(answer) };
};

beforeEach(freshWindow);

test('progress of this count is told, that of another or of a derivation is not', async () => {
  const engine = slowEngine();
  const counting = countChanges();
  const { lookId } = useWhatIf.getState();
  engine.tell('mapping.progressed', { lookId, done: 40, total: 400 });
  engine.tell('mapping.progressed', { lookId: 'other', done: 99, total: 400 });
  engine.tell('mapping.progressed', { lookId: null, done: 77, total: 400 });
  expect(useWhatIf.getState()).toMatchObject({ done: 40, total: 400 });
  await countChanges();
  expect(engine.named('mapping.what-if')).toHaveLength(1);
  engine.end(good(counted));
  await counting;
  expect(useWhatIf.getState()).toMatchObject({ lookId: null, counted });
});

test('a count that was stopped leaves the one before it, and is no fault', async () => {
  useWhatIf.setState({ counted });
  const engine = slowEngine();
  const counting = countChanges();
  await stopCounting();
  expect(useWhatIf.getState().isStopping).toBe(true);
  expect(engine.named('mapping.stop-what-if').map(({ input }) => input)).toEqual([
    { lookId: useWhatIf.getState().lookId },
  ]);
  engine.end({ ok: false, error: failure('cancelled', 'Counting was stopped.') });
  await counting;
  expect(useWhatIf.getState()).toMatchObject({ lookId: null, counted, refusal: null, isStopping: false });
});

test('what could not be counted is said', async () => {
  const engine = slowEngine();
  const counting = countChanges();
  engine.end({ ok: false, error: failure('decision.not-possible', 'There is no draft.') });
  await counting;
  expect(useWhatIf.getState()).toMatchObject({ lookId: null, refusal: 'There is no draft.' });
});

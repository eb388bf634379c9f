import { expect, test } from 'vitest';
import { inSteps } from '../../../electron/engine/runtime/in-steps.ts';

function* counting(upTo: number, onStep: (step: number) => void = () => undefined): Generator<undefined, string> {
  for (let step = 1; step <= upTo; step += 1) {
    onStep(step);
    yield;
  }
  return `${upTo} steps`;
}

test('the answer is that of the last step, and others are answered before it', async () => {
  const heard: string[] = [];
  setImmediate(() => heard.push('somebody else'));
  expect(await inSteps(counting(3))).toBe('3 steps');
  expect(heard).toEqual(['somebody else']);
});

test('what is broken off does no more steps and has no answer', async () => {
  const stopping = new AbortController();
  const done: number[] = [];
  const onStep = (step: number): void => {
    done.push(step);
    if (step === 2) stopping.abort();
  };
  expect(await inSteps(counting(5, onStep), stopping.signal)).toBeNull();
  expect(done).toEqual([1, 2]);
});

import { expect, test } from 'vitest';
import { createConcurrencyGate } from '../../../../electron/engine/connectors/http/concurrency-gate.ts';

const never = new AbortController().signal;

test('no more than its places are inside, and who waits comes in by turn', async () => {
  const gate = createConcurrencyGate(2);
  const first = await gate.enter(never);
  const second = await gate.enter(never);
  const order: string[] = [];
  const third = gate.enter(never).then((leave) => {
    order.push('third');
    return leave;
  });
  const fourth = gate.enter(never).then((leave) => {
    order.push('fourth');
    return leave;
  });
  expect(gate.inside()).toBe(2);
  second?.();
  (await third)?.();
  (await fourth)?.();
  expect(order).toEqual(['third', 'fourth']);
  first?.();
  expect(gate.inside()).toBe(0);
});

test('leaving twice frees one place', async () => {
  const gate = createConcurrencyGate(1);
  const leave = await gate.enter(never);
  const waiting = [gate.enter(never), gate.enter(never)];
  leave?.();
  leave?.();
  await waiting[0];
  expect(gate.inside()).toBe(1);
  const others = await Promise.race([waiting[1], Promise.resolve('still waiting')]);
  expect(others).toBe('still waiting');
});

test('who gives up waiting gets no place and takes nobody his', async () => {
  const gate = createConcurrencyGate(1);
  const leave = await gate.enter(never);
  const abort = new AbortController();
  const gaveUp = gate.enter(abort.signal);
  const patient = gate.enter(never);
  abort.abort();
  expect(await gaveUp).toBeNull();
  leave?.();
  expect(await patient).toBeTypeOf('function');
  expect(await gate.enter(AbortSignal.abort())).toBeNull();
  expect(gate.inside()).toBe(1);
});

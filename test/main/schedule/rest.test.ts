import { expect, test } from 'vitest';
import { createRest } from '../../../electron/main/schedule/rest.ts';

test('a machine that woke settles for a while; one that says it sleeps and goes on has not slept', () => {
  let at = 0;
  const rest = createRest(() => at, 10_000);
  expect([rest.isAsleep(), rest.settlesInMs()]).toEqual([false, 0]);
  rest.sleeps();
  at = 59_999;
  expect(rest.isAsleep()).toBe(true);
  at = 60_000;
  expect(rest.isAsleep()).toBe(false);
  rest.sleeps();
  rest.wakes();
  at = 64_000;
  expect([rest.isAsleep(), rest.settlesInMs()]).toEqual([false, 6_000]);
  at = 80_000;
  expect(rest.settlesInMs()).toBe(0);
});

import { expect, test } from 'vitest';
import { createClockWatch } from '../../../electron/main/schedule/clock-watch.ts';

const hour = 3_600_000;

const watched = () => {
  const at = { wall: 1_000 * hour, even: 77 };
  const watch = createClockWatch(
    () => at.wall,
    () => at.even,
  );
  return {
    watch,
    after: (wall: number, even: number = wall): void => {
      at.wall += wall;
      at.even += even;
    },
  };
};

test.each([
  ['both go on alike', 15_000, 15_000, 0],
  ['the net corrects the clock by a little', 15_000, 19_000, 0],
  ['it is set back by two hours', 15_000 - 2 * hour, 15_000, -2 * hour],
  ['it goes ahead by a day', 15_000 + 24 * hour, 15_000, 24 * hour],
])('while awake, when %s', (_what, wall, even, moved) => {
  const { watch, after } = watched();
  after(wall, even);
  expect(watch.look()).toBe(moved);
  after(15_000);
  expect(watch.look()).toBe(0);
});

test.each([
  ['eight hours pass, whether the even clock stands or not', 8 * hour, 0, 0],
  ['eight hours pass and the even clock goes on', 8 * hour, 8 * hour, 0],
  ['the clock is set back', -hour, 0, -hour],
])('across a sleep, when %s', (_what, wall, even, moved) => {
  const { watch, after } = watched();
  watch.sleeps();
  after(2_000);
  expect(watch.look()).toBe(0);
  after(wall, even);
  expect(watch.wakes()).toBe(moved);
  after(24 * hour, 0);
  expect(watch.look()).toBe(24 * hour);
});

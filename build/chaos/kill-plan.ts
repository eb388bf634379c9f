import { setTimeout } from 'node:timers/promises';
import type { EngineLife } from './engine-process.ts';
import type { Seeded } from './seeded.ts';

/** What Concord was doing when it was killed. */
export const phases = [
  'sync',
  'deciding',
  'sending',
  'held before',
  'held after commit',
  'verifying',
  'starting',
  'application',
] as const;
export type Phase = (typeof phases)[number];

/** The phases that an engine is killed in, and how often of twenty. */
const weights: readonly (readonly [Exclude<Phase, 'application'>, number])[] = [
  ['sync', 5],
  ['deciding', 3],
  ['sending', 4],
  ['held before', 2],
  ['held after commit', 2],
  ['verifying', 2],
  ['starting', 2],
];

export const choosePhase = (random: Seeded): Exclude<Phase, 'application'> =>
  random.pick(weights.flatMap(([phase, weight]) => Array<Exclude<Phase, 'application'>>(weight).fill(phase))) ?? 'sync';

/** Resolves at a random moment: at the n-th event of the engine, or after a few milliseconds. */
export const randomMoment = async (
  life: EngineLife,
  random: Seeded,
  most: { readonly events: number; readonly ms: number },
): Promise<void> => {
  const afterMs = random.whole(0, most.ms);
  if (random.chance(0.5)) return setTimeout(afterMs);
  await Promise.race([events(life, random.whole(1, most.events)), setTimeout(most.ms)]);
};

const events = (life: EngineLife, count: number): Promise<void> =>
  new Promise((resolve) => {
    let left = count;
    const stop = life.onEvent(() => {
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });

/** Resolves when it holds, with true; with false when it did not within the time (ms). */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 2,
): Promise<boolean> => {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) return false;
    await setTimeout(everyMs);
  }
  return true;
};

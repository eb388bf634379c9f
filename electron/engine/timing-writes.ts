import type { Clock } from './runtime/clock.ts';
import type { WaitingDesk } from './runtime/waiting.ts';
import type { Stores } from './store/stores.ts';

/** The same stores, whose transactions tell how long they took (wall time). */
export const timingWrites = (
  stores: Stores,
  { wallNow }: Pick<Clock, 'wallNow'>,
  waiting: Pick<WaitingDesk, 'wrote'>,
): Stores => ({
  ...stores,
  atomically: (work, durability) => {
    const startedAt = wallNow();
    try {
      return stores.atomically(work, durability);
    } finally {
      waiting.wrote(wallNow() - startedAt);
    }
  },
});

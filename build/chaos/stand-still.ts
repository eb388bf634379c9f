import { join } from 'node:path';
import { reading } from './reading.ts';
import { trainingFolder, type World } from './world.ts';

/** On a day and at an hour after which nothing changes by itself for half a day: no price begins, no campaign goes out. */
export const quietEpoch = Date.UTC(2026, 9, 14, 11);

/** Segments refresh themselves every half an hour, which a slow machine makes of a minute. */
export const standStill = (world: World, data: string): void => {
  const ids = reading(join(trainingFolder(data), 'dotdigital.sqlite'), (account) =>
    account.prepare<[], number>('SELECT segment_id FROM segment').pluck().all(),
  );
  for (const segmentId of ids) world.admin.dotdigital.actions.segments?.({ segmentId, automatic: false });
};

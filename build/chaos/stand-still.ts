import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { trainingFolder, type World } from './world.ts';

/** Segments refresh themselves every half an hour, which a slow machine makes of a minute. */
export const standStill = (world: World, data: string): void => {
  const account = new SqliteDatabase(join(trainingFolder(data), 'dotdigital.sqlite'), { readonly: true });
  const ids = account.prepare<[], number>('SELECT segment_id FROM segment').pluck().all();
  account.close();
  for (const segmentId of ids) world.admin.dotdigital.actions.segments?.({ segmentId, automatic: false });
};

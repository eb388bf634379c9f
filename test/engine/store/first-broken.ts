import type { Database } from 'better-sqlite3';
import { createAudit } from '../../../electron/engine/store/audit.ts';
import { createSealing } from '../../../electron/engine/store/sealing.ts';

const all = Number.MAX_SAFE_INTEGER;

/** The number of the first entry of the trail whose hash does not fit, or null when the whole chain is sound. */
export const firstBroken = (db: Database): number | null =>
  createAudit(db, createSealing(db, true)).check(null, all).firstBroken;

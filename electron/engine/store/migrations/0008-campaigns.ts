import type { Database } from 'better-sqlite3';
import { replica } from './0003-sales.ts';

/**
 * Lists, segments and campaigns of Dotdigital, each a replica, and where each campaign went: asked for once in each state
 * of the campaign, so that it is not asked for at every run.
 */
export const up = (db: Database): void => {
  for (const table of ['dd_list', 'dd_segment', 'dd_campaign']) db.exec(replica(table));
  db.exec(`
CREATE TABLE campaign_target (
  campaign TEXT PRIMARY KEY,
  asked_of TEXT NOT NULL,
  targets TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`);
};

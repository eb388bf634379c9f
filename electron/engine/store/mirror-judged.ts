import type { Database } from 'better-sqlite3';
import { customerEntity } from './mirror-marks.ts';
import type { MirrorStore } from './mirror-store.ts';

/** What keys were judged on. A mark of a key, or the end of one of its rows, takes it down. */
export const createJudged = (
  db: Database,
): Pick<MirrorStore, 'judgedIn' | 'keepJudged'> & { readonly forgetMarked: () => void } => {
  const find = db.prepare<[string], { matchKey: string; signature: number; ambiguous: number }>(
    `SELECT j.match_key AS matchKey, j.signature, j.ambiguous FROM json_each(?) k CROSS JOIN judged j ON j.match_key = k.value`,
  );
  const keep = db.prepare<[string, number, number]>(
    `INSERT INTO judged (match_key, signature, ambiguous) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET signature = excluded.signature, ambiguous = excluded.ambiguous`,
  );
  // What is found about a key rests on who shares an address with it, too.
  const forget = db.prepare<[number, number]>(
    `DELETE FROM judged WHERE EXISTS (SELECT 1 FROM dirty WHERE entity = ? AND dirty.match_key = judged.match_key)
       OR EXISTS (SELECT 1 FROM erp_customer c CROSS JOIN erp_customer o ON o.email_key = c.email_key
                  CROSS JOIN dirty ON dirty.entity = ? AND dirty.match_key = o.match_key WHERE c.match_key = judged.match_key)`,
  );
  return {
    judgedIn: (matchKeys) =>
      new Map(
        find
          .all(JSON.stringify(matchKeys))
          .map(({ matchKey, signature, ambiguous }) => [matchKey, { signature, isAmbiguous: ambiguous === 1 }]),
      ),
    keepJudged: (matchKey, { signature, isAmbiguous }) => void keep.run(matchKey, signature, isAmbiguous ? 1 : 0),
    forgetMarked: () => void forget.run(customerEntity, customerEntity),
  };
};

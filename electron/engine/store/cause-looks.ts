import type { Database } from 'better-sqlite3';
import { mismatchKinds, mismatchStatuses, type ReopenReason, reopenReasons } from '../../../shared/domain/mismatch.ts';
import { caseEntity, entityOf } from './case-stores.ts';
import type { CauseLook, CauseStore } from './cause-stores.ts';

type LookPart = Pick<CauseStore, 'lastCase' | 'stale' | 'look' | 'dropLooks' | 'clearLooks' | 'lookCount' | 'looks'>;

const open = mismatchStatuses.indexOf('open');

/**
 * What a case rests on, as one text; null where no row tells whether that changed. Hashes cover the compared values, and the
 * mapping's version. That it came back sets it apart, whatever the values. Orders that were posted have another number in the
 * ERP.
 */
const stamp = `CASE
  WHEN m.kind = ${mismatchKinds.indexOf('import-rejected')} THEN NULL
  WHEN m.entity = ${caseEntity.customer} THEN concat_ws(':', m.field_mask, m.reopened, m.erp_rid, m.dd_rid,
    (SELECT concat_ws('/', c.hash, c.modified_at) FROM erp_customer c WHERE c.rid = m.erp_rid),
    (SELECT concat_ws('/', d.hash, d.updated_at) FROM dd_contact d WHERE d.rid = m.dd_rid))
  WHEN m.entity = ${caseEntity.item} THEN concat_ws(':', m.field_mask, m.reopened,
    (SELECT e.hash FROM erp_item e WHERE e.match_key = m.match_key),
    (SELECT group_concat(concat_ws('/', d.hash, d.modified_at)) FROM dd_item d WHERE d.match_key = m.match_key))
  WHEN m.entity = ${caseEntity.order} THEN concat_ws(':', m.field_mask, m.reopened,
    (SELECT group_concat(concat_ws('/', e.hash, e.modified_at)) FROM erp_order e WHERE e.match_key = m.match_key),
    (SELECT group_concat(concat_ws('/', d.hash, d.owner, d.modified_at)) FROM dd_order d WHERE d.match_key =
      COALESCE((SELECT l.record_key FROM sale_link l WHERE l.match_key = m.match_key), m.match_key)))
  WHEN m.entity = ${caseEntity.account} THEN NULL
  ELSE concat_ws(':', m.field_mask, m.reopened) END`;

type LookRow = {
  readonly case_id: number;
  readonly keys: string;
  readonly written_at: number | null;
  readonly entity: number;
  readonly kind: number;
  readonly field_mask: number;
  readonly match_key: string;
  readonly reopened: string | null;
  readonly detected_at: number;
};

/** By hand: hundreds of thousands of them are read in a row. */
const keysOf = (text: string): readonly string[] => {
  const keys: unknown = JSON.parse(text);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
};

/** What was read out of open cases, and which have to be read again. */
export const createCauseLooks = (db: Database): LookPart => {
  const last = db.prepare<[], number | null>('SELECT MAX(id) FROM mismatch').pluck();
  const stale = db.prepare<[{ after: number; upTo: number; mark: string }], { id: number; stamp: string }>(
    `SELECT id, coalesce(stamp, reopened, '') || @mark AS stamp FROM (
       SELECT m.id, m.reopened, ${stamp} AS stamp, l.stamp AS known FROM mismatch m LEFT JOIN cause_look l ON l.case_id = m.id
       WHERE m.id > @after AND m.id <= @upTo AND m.status = ${open})
     WHERE stamp IS NULL OR known IS NOT stamp || @mark ORDER BY id`,
  );
  const look = db.prepare<[number, string, number | null, string]>(
    'INSERT OR REPLACE INTO cause_look (case_id, stamp, written_at, keys) VALUES (?, ?, ?, ?)',
  );
  const same = db
    .prepare<[number, string, number | null, string], number>(
      'SELECT 1 FROM cause_look WHERE case_id = ? AND stamp = ? AND written_at IS ? AND keys = ?',
    )
    .pluck();
  const drop = db.prepare<[number, number]>(
    `DELETE FROM cause_look WHERE case_id > ? AND case_id <= ?
       AND NOT EXISTS (SELECT 1 FROM mismatch m WHERE m.id = cause_look.case_id AND m.status = ${open})`,
  );
  const clear = db.prepare('DELETE FROM cause_look');
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM cause_look').pluck();
  const looks = db.prepare<[number, number], LookRow>(
    `SELECT l.case_id, l.keys, l.written_at, m.entity, m.kind, m.field_mask, m.match_key, m.reopened, m.detected_at
     FROM cause_look l CROSS JOIN mismatch m ON m.id = l.case_id WHERE l.case_id > ? AND m.status = ${open} ORDER BY l.case_id LIMIT ?`,
  );
  return {
    lastCase: () => last.get() ?? 0,
    stale: (after, upTo, mark) => stale.all({ after, upTo, mark }),
    look: (caseId, at, writtenAt, keys) => {
      const text = JSON.stringify(keys);
      if (same.get(caseId, at, writtenAt, text) === 1) return false;
      look.run(caseId, at, writtenAt, text);
      return true;
    },
    dropLooks: (after, upTo) => drop.run(after, upTo).changes,
    clearLooks: () => void clear.run(),
    lookCount: () => count.get() ?? 0,
    looks: (after, limit) => looks.all(after, limit).map(lookOf),
  };
};

const lookOf = (row: LookRow): CauseLook => {
  const kind = mismatchKinds[row.kind];
  if (kind === undefined) throw new Error(`stored number ${row.kind} has no name`);
  return {
    caseId: row.case_id,
    keys: keysOf(row.keys),
    writtenAt: row.written_at,
    entity: entityOf(row.entity),
    kind,
    fieldMask: row.field_mask,
    matchKey: row.match_key,
    detectedAt: row.detected_at,
    reopened: reasonOf(row.reopened),
  };
};

const reasonOf = (text: string | null): ReopenReason | null => reopenReasons.find((reason) => reason === text) ?? null;

import type { StateFile } from '../server/state-file.ts';
import { type Rule, ruleSchema, ruleWhere } from './segments-rule.ts';
import type { SegmentSwitches } from './segments-switches.ts';
import type { Paging } from './v2-paging.ts';

/** `dirty` tells that contacts changed since the members were found: what nothing touched need not be found again. */
export const SEGMENT_TABLES = `
  CREATE TABLE IF NOT EXISTS segment(
    segment_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    rule TEXT NOT NULL,
    automatic INTEGER NOT NULL,
    refreshed_at INTEGER NOT NULL,
    dirty INTEGER NOT NULL,
    next_outcome TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS segment_member(
    segment_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (segment_id, contact_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS segment_refresh(
    segment_id INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    outcome TEXT,
    status TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS segment_on_update AFTER UPDATE ON contact
    BEGIN UPDATE segment SET dirty = 1 WHERE dirty = 0; END;
  CREATE TRIGGER IF NOT EXISTS segment_on_insert AFTER INSERT ON contact
    BEGIN UPDATE segment SET dirty = 1 WHERE dirty = 0; END;
  CREATE TRIGGER IF NOT EXISTS segment_on_delete AFTER DELETE ON contact
    BEGIN UPDATE segment SET dirty = 1 WHERE dirty = 0; END;
  CREATE TRIGGER IF NOT EXISTS segment_on_opt_out AFTER INSERT ON list_opt_out
    BEGIN UPDATE segment SET dirty = 1 WHERE dirty = 0; END;
  CREATE TRIGGER IF NOT EXISTS segment_on_opt_in AFTER DELETE ON list_opt_out
    BEGIN UPDATE segment SET dirty = 1 WHERE dirty = 0; END;
`;

export type StoredSegment = { readonly id: number; readonly name: string; readonly contacts: number };

export type SegmentStore = {
  /** Ascending by id, with as many contacts as were found at the last refresh. */
  readonly page: (paging: Paging) => readonly StoredSegment[];
  readonly byId: (segmentId: number) => StoredSegment | null;
  readonly byName: (name: string) => StoredSegment | null;
  readonly add: (segment: { id: number; name: string; rule: Rule; automatic: boolean }) => void;
  /** Who is in it by its old rule stays until a refresh. */
  readonly setRule: (segmentId: number, rule: Rule) => void;
  readonly setAutomatic: (segmentId: number, automatic: boolean) => void;
  /** Finds the members anew. */
  readonly recompute: (segmentId: number, now: number) => void;
  /** Refreshes whatever was last refreshed before this instant, unless a refresh of it is under way. */
  readonly recomputeOld: (before: number, now: number) => void;
  /** Notes that the members were looked after without finding them anew. */
  readonly touch: (segmentId: number, now: number) => void;
};

const SELECT = `SELECT segment_id AS id, name,
    (SELECT count(*) FROM segment_member m WHERE m.segment_id = segment.segment_id) AS contacts FROM segment`;

const OLD = `SELECT segment_id AS id, dirty FROM segment WHERE automatic = 1 AND refreshed_at <= ?
  AND NOT EXISTS (SELECT 1 FROM segment_refresh r WHERE r.segment_id = segment.segment_id AND r.status = 'open')`;

/** The account's segments. Who is in one stands still until a refresh (contract dotdigital 4 [C]). */
export const createSegmentStore = (file: StateFile, switches: SegmentSwitches): SegmentStore => {
  const page = file.prepare<[Paging], StoredSegment>(`${SELECT} ORDER BY segment_id LIMIT @select OFFSET @skip`);
  const byId = file.prepare<[number], StoredSegment>(`${SELECT} WHERE segment_id = ?`);
  const byName = file.prepare<[string], StoredSegment>(`${SELECT} WHERE name = ?`);
  const add = file.prepare('INSERT OR IGNORE INTO segment VALUES (@id, @name, @rule, @automatic, 0, 1, NULL)');
  const ruleOf = file.prepare<[number], string>('SELECT rule FROM segment WHERE segment_id = ?').pluck();
  const setRule = file.prepare('UPDATE segment SET rule = ?, dirty = 1 WHERE segment_id = ?');
  const setAutomatic = file.prepare('UPDATE segment SET automatic = ? WHERE segment_id = ?');
  const empty = file.prepare('DELETE FROM segment_member WHERE segment_id = ?');
  const touch = file.prepare('UPDATE segment SET refreshed_at = ? WHERE segment_id = ?');
  const clean = file.prepare('UPDATE segment SET refreshed_at = ?, dirty = 0 WHERE segment_id = ?');
  const old = file.prepare<[number], { id: number; dirty: number }>(OLD);

  const recompute = (segmentId: number, now: number): void => {
    const rule = ruleOf.get(segmentId);
    if (rule === undefined) return;
    const { sql, values } = ruleWhere(ruleSchema.parse(JSON.parse(rule)), switches);
    empty.run(segmentId);
    file
      .prepare(`INSERT INTO segment_member SELECT ?, contact_id FROM contact WHERE ${sql} ORDER BY contact_id`)
      .run(segmentId, ...values);
    clean.run(now, segmentId);
  };

  return {
    page: (paging) => page.all(paging),
    byId: (segmentId) => byId.get(segmentId) ?? null,
    byName: (name) => byName.get(name) ?? null,
    add: ({ rule, automatic, ...segment }) =>
      void add.run({ ...segment, rule: JSON.stringify(rule), automatic: automatic ? 1 : 0 }),
    setRule: (segmentId, rule) => void setRule.run(JSON.stringify(rule), segmentId),
    setAutomatic: (segmentId, automatic) => void setAutomatic.run(automatic ? 1 : 0, segmentId),
    recompute,
    touch: (segmentId, now) => void touch.run(now, segmentId),
    recomputeOld: (before, now) => {
      for (const { id, dirty } of old.all(before)) {
        if (dirty === 1) recompute(id, now);
        else touch.run(now, id);
      }
    },
  };
};

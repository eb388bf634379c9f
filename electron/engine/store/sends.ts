import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ImpactStore, KeptSend, SendCount, TouchPlace } from './impact-store.ts';

type SendPart = Pick<
  ImpactStore,
  | 'sends'
  | 'keepSend'
  | 'dropSend'
  | 'isTouching'
  | 'markMembers'
  | 'markTouched'
  | 'markAll'
  | 'markCases'
  | 'touching'
  | 'counts'
>;

type SendRow = {
  readonly campaign: number;
  readonly name: string;
  readonly send_at: number;
  readonly lists: string;
  readonly everyone: number;
  readonly not_told: string;
  readonly named_by: string | null;
  readonly named_at: number | null;
  readonly gone: number;
  readonly marked: number;
};

const columns = 'campaign, name, send_at, lists, everyone, not_told, named_by, named_at, gone, marked';
const ids = z.array(z.number().int());
const names = z.array(z.string());

const sendOf = (row: SendRow): KeptSend => ({
  campaign: row.campaign,
  name: row.name,
  sendAt: row.send_at,
  lists: ids.parse(JSON.parse(row.lists)),
  everyone: row.everyone === 1,
  notTold: names.parse(JSON.parse(row.not_told)),
  namedBy: row.named_by,
  namedAt: row.named_at,
  gone: row.gone === 1,
  marked: row.marked === 1,
});

const marked = 'ON CONFLICT (id) DO UPDATE SET pass = 0';

/** The sends that are taken into account, and the cases that each of them touches. */
export const createSends = (db: Database): SendPart => {
  const all = db.prepare<[], SendRow>(`SELECT ${columns} FROM campaign_send ORDER BY send_at, campaign`);
  const keep = db.prepare(`INSERT OR REPLACE INTO campaign_send (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const drop = [
    db.prepare('DELETE FROM campaign_send WHERE campaign = ?'),
    db.prepare('DELETE FROM case_send_count WHERE campaign = ?'),
  ];
  const touches = db.prepare<[number], number>('SELECT 1 FROM case_send WHERE campaign = ? LIMIT 1').pluck();
  const members = db
    .prepare<[number, number, number], number>(
      'SELECT rid FROM dd_membership WHERE list = ? AND rid > ? ORDER BY rid LIMIT ?',
    )
    .pluck();
  const markOf = db.prepare<[string]>(`INSERT INTO case_unpriced (id)
    SELECT m.id FROM json_each(?) r CROSS JOIN dd_contact c ON c.rid = r.value
    CROSS JOIN mismatch m ON m.entity = 1 AND m.match_key = c.match_key WHERE TRUE ${marked}`);
  const place = 'status, kind, severity, worth, detected_at, mismatch';
  const touched = db.prepare<[number, ...TouchPlace, number], Record<string, number>>(
    `SELECT ${place} FROM case_send WHERE campaign = ? AND (${place}) > (?, ?, ?, ?, ?, ?) ORDER BY ${place} LIMIT ?`,
  );
  const every = db
    .prepare<[number, number], number>('SELECT id FROM mismatch WHERE id > ? ORDER BY id LIMIT ?')
    .pluck();
  const mark = db.prepare<[string]>(
    `INSERT INTO case_unpriced (id) SELECT value FROM json_each(?) WHERE TRUE ${marked}`,
  );
  const touching = db.prepare<[number], SendRow>(
    `SELECT ${columns
      .split(', ')
      .map((column) => `s.${column}`)
      .join(', ')} FROM mismatch m CROSS JOIN campaign_send s
     WHERE m.id = ? AND EXISTS (SELECT 1 FROM case_send c WHERE c.campaign = s.campaign AND c.status = m.status
       AND c.kind = m.kind AND c.severity = m.severity AND c.worth = m.worth AND c.detected_at = m.detected_at AND c.mismatch = m.id)
     ORDER BY s.send_at, s.campaign`,
  );
  const counts = db.prepare<[number | null], SendCount>(
    `SELECT campaign, kind, severity, status, touching, grouped FROM case_send_count
     WHERE campaign = coalesce(?, campaign) AND (touching > 0 OR grouped > 0)`,
  );
  return {
    sends: () => all.all().map(sendOf),
    keepSend: (send) =>
      void keep.run(
        send.campaign,
        send.name,
        send.sendAt,
        JSON.stringify(send.lists),
        send.everyone ? 1 : 0,
        JSON.stringify(send.notTold),
        send.namedBy,
        send.namedAt,
        send.gone ? 1 : 0,
        send.marked ? 1 : 0,
      ),
    dropSend: (campaign) => {
      for (const one of drop) one.run(campaign);
    },
    isTouching: (campaign) => touches.get(campaign) !== undefined,
    markMembers: (list, after, limit) => {
      const some = members.all(list, after, limit);
      markOf.run(JSON.stringify(some));
      return some.length < limit ? null : (some.at(-1) ?? null);
    },
    markTouched: (campaign, after, limit) => {
      const some = touched.all(campaign, ...(after ?? beforeAll), limit);
      mark.run(JSON.stringify(some.map(({ mismatch }) => mismatch)));
      const last = some.length < limit ? undefined : some.at(-1);
      return last === undefined ? null : placeOf(last);
    },
    markAll: (after, limit) => {
      const some = every.all(after, limit);
      mark.run(JSON.stringify(some));
      return some.length < limit ? null : (some.at(-1) ?? null);
    },
    markCases: (ids) => void mark.run(JSON.stringify(ids)),
    touching: (id) => touching.all(id).map(sendOf),
    counts: (campaign) => counts.all(campaign),
  };
};

const beforeAll: TouchPlace = [-1, 0, 0, 0, 0, 0];

const placeOf = (row: Record<string, number>): TouchPlace => {
  const { status = 0, kind = 0, severity = 0, worth = 0, detected_at: at = 0, mismatch = 0 } = row;
  return [status, kind, severity, worth, at, mismatch];
};

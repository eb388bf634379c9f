import type { Database } from 'better-sqlite3';
import type { System } from '../../../shared/domain/change.ts';
import { createApart, idColumn, sideNumber, tableOf } from './doubles-apart.ts';
import type { DoublePair, DoublesStore } from './doubles-store.ts';
import { createMirrorMarks, customerEntity } from './mirror-marks.ts';

type Pairs = Omit<DoublesStore, 'apart' | 'apartOf' | 'say' | 'takeBack'>;
type Kept = { side: number; rid: number; other: number; answer: string; weight: number; waterfall: string | null };

/** Records of one side that are one person, over one connection. */
export const createDoubles = (db: Database): DoublesStore => ({ ...createPairs(db), ...createApart(db) });

const createPairs = (db: Database): Pairs => {
  const all = db.prepare<[number], { rid: number; other: number }>(
    'SELECT rid, other FROM double_pair WHERE side = ? AND rid < other',
  );
  const ofRecord = db.prepare<[number, number], DoublePair>(
    `SELECT p.rid, p.other, p.answer, p.weight, COALESCE(p.waterfall, q.waterfall) AS waterfall FROM double_pair p
     JOIN double_pair q ON q.side = p.side AND q.rid = p.other AND q.other = p.rid
     WHERE p.side = ? AND p.rid = ? ORDER BY p.weight DESC, p.other`,
  );
  const drop = db.prepare<[number, number, number]>('DELETE FROM double_pair WHERE side = ? AND rid = ? AND other = ?');
  return {
    pairs: (side) => all.all(sideNumber[side]),
    pairsOf: (side, rid) => ofRecord.all(sideNumber[side], rid),
    keepPair: createKeep(db),
    dropPair: (side, rid, other) => void drop.run(sideNumber[side], rid, other),
    ...createKeys(db),
  };
};

const createKeep = (db: Database): Pairs['keepPair'] => {
  const marks = createMirrorMarks(db);
  const known = db
    .prepare<[number, number, number], string>(
      'SELECT answer FROM double_pair WHERE side = ? AND rid = ? AND other = ?',
    )
    .pluck();
  const put = db.prepare<Kept>(
    `INSERT INTO double_pair (side, rid, other, answer, weight, waterfall)
     VALUES (@side, @rid, @other, @answer, @weight, @waterfall)
     ON CONFLICT DO UPDATE SET answer = excluded.answer, weight = excluded.weight, waterfall = excluded.waterfall`,
  );
  const rows = { erp: rowsOf(db, 'erp'), dotdigital: rowsOf(db, 'dotdigital') };
  const isApart = db.prepare<[number, string, string], number>(
    'SELECT 1 FROM double_verdict WHERE side = ? AND one = ? AND other = ?',
  );
  return (side, pair, [hash, otherHash]) => {
    const number = sideNumber[side];
    const [one, other] = [rows[side].get(pair.rid, hash), rows[side].get(pair.other, otherHash)];
    // Somebody may have gone or changed, or an answer been given, while the side was compared: the next time tells.
    if (one === undefined || other === undefined) return;
    if ((isApart.get(number, one.id, other.id) !== undefined) !== (pair.answer === 'ruled-out')) return;
    const before = known.get(number, pair.rid, pair.other);
    const [low, high] = pair.rid < pair.other ? [pair.rid, pair.other] : [pair.other, pair.rid];
    const { answer, weight, waterfall } = pair;
    put.run({ side: number, rid: low, other: high, answer, weight, waterfall });
    put.run({ side: number, rid: high, other: low, answer, weight, waterfall: null });
    if (before !== answer) for (const { key } of [one, other]) marks.dirty(key);
  };
};

const rowsOf = (db: Database, side: System) =>
  db.prepare<[number, number], { id: string; key: string }>(
    `SELECT ${idColumn[side]} AS id, match_key AS key FROM ${tableOf[side]} WHERE rid = ? AND hash = ?`,
  );

const createKeys = (db: Database): Pick<Pairs, 'partnersIn' | 'markPartners' | 'loneKeys'> => {
  const some = db.prepare<[], number>('SELECT 1 FROM double_pair LIMIT 1');
  const partners = db.prepare<[string, string], { matchKey: string; partner: string }>(
    (['erp', 'dotdigital'] as const)
      .map(
        (side) => `SELECT a.match_key AS matchKey, b.match_key AS partner FROM json_each(?) k
          CROSS JOIN ${tableOf[side]} a ON a.match_key = k.value
          CROSS JOIN double_pair p ON p.side = ${sideNumber[side]} AND p.rid = a.rid
          CROSS JOIN ${tableOf[side]} b ON b.rid = p.other WHERE a.match_key <> b.match_key`,
      )
      .join(' UNION '),
  );
  const lone = db
    .prepare<[], string>(
      `SELECT key FROM (
         SELECT c.match_key AS key FROM double_pair p CROSS JOIN erp_customer c ON c.rid = p.rid WHERE p.side = 0
         UNION SELECT d.match_key FROM double_pair p CROSS JOIN dd_contact d ON d.rid = p.rid WHERE p.side = 1
       ) WHERE NOT EXISTS (SELECT 1 FROM erp_customer c CROSS JOIN erp_customer o ON o.email_key = c.email_key AND o.rid <> c.rid
         WHERE c.match_key = key) ORDER BY key`,
    )
    .pluck();
  const mark = (['erp', 'dotdigital'] as const).map((side) =>
    db.prepare<[number, number]>(
      `INSERT OR IGNORE INTO dirty (entity, match_key)
       SELECT ?, b.match_key FROM double_pair p CROSS JOIN ${tableOf[side]} a ON a.rid = p.rid
       CROSS JOIN dirty ON dirty.entity = ? AND dirty.match_key = a.match_key CROSS JOIN ${tableOf[side]} b ON b.rid = p.other
       WHERE p.side = ${sideNumber[side]}`,
    ),
  );
  return {
    markPartners: () => {
      for (const one of mark) one.run(customerEntity, customerEntity);
    },
    loneKeys: () => lone.all(),
    partnersIn: (matchKeys) => {
      const found = new Map<string, string[]>();
      if (some.get() === undefined) return found;
      const keys = JSON.stringify(matchKeys);
      for (const { matchKey, partner } of partners.all(keys, keys)) {
        const list = found.get(matchKey);
        if (list === undefined) found.set(matchKey, [partner]);
        else list.push(partner);
      }
      return found;
    },
  };
};

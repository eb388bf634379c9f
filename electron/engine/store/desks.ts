import type { Database } from 'better-sqlite3';
import type { DeskStore, TakenFile, TakenStore, TrustedDesk } from './desk-stores.ts';

type DeskRow = Omit<TrustedDesk, 'keys'> & { readonly sign: string; readonly seal: string };

const deskOf = ({ sign, seal, ...row }: DeskRow): TrustedDesk => ({ ...row, keys: { sign, seal } });

const deskColumns = `d.fingerprint, d.name, d.role, d.sign_key AS sign, d.seal_key AS seal, d.trusted_at AS trustedAt, d.trusted_by AS trustedBy,
  (SELECT MAX(number) FROM taken_file t WHERE t.desk = d.fingerprint) AS lastNumber,
  (SELECT MAX(begun_at) FROM taken_file t WHERE t.desk = d.fingerprint) AS lastAt`;

/** Other desks that an operator trusts. */
export const createDesks = (db: Database): DeskStore => {
  const all = db.prepare<[], DeskRow>(`SELECT ${deskColumns} FROM desk d ORDER BY d.name, d.fingerprint`);
  const one = db.prepare<[string], DeskRow>(`SELECT ${deskColumns} FROM desk d WHERE d.fingerprint = ?`);
  const insert = db.prepare(
    `INSERT INTO desk (fingerprint, name, role, sign_key, seal_key, trusted_at, trusted_by)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role`,
  );
  const remove = db.prepare<[string]>('DELETE FROM desk WHERE fingerprint = ?');
  return {
    list: () => all.all().map(deskOf),
    find: (fingerprint) => {
      const row = one.get(fingerprint);
      return row === undefined ? null : deskOf(row);
    },
    trust: ({ fingerprint, name, role, keys, trustedAt, trustedBy }) =>
      void insert.run(fingerprint, name, role, keys.sign, keys.seal, trustedAt, trustedBy),
    untrust: (fingerprint) => remove.run(fingerprint).changes === 1,
  };
};

const fileColumns = 'desk, number, digest, begun_at AS begunAt, done_at AS doneAt, by, decisions';

/** Files and decisions that were taken in; rows are only added. */
export const createTaken = (db: Database): TakenStore => {
  const file = db.prepare<[string, number], TakenFile>(
    `SELECT ${fileColumns} FROM taken_file WHERE desk = ? AND number = ?`,
  );
  const last = db.prepare<[string], number | null>('SELECT MAX(number) FROM taken_file WHERE desk = ?').pluck();
  const begin = db.prepare(
    'INSERT INTO taken_file (desk, number, digest, begun_at, by, decisions) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const finish = db.prepare('UPDATE taken_file SET done_at = ? WHERE desk = ? AND number = ?');
  const item = db.prepare<[string, string], { number: number; decisionId: string | null }>(
    'SELECT number, decision_id AS decisionId FROM taken_item WHERE desk = ? AND id = ?',
  );
  const count = db
    .prepare<[string, number], number>('SELECT COUNT(*) FROM taken_item WHERE desk = ? AND number = ?')
    .pluck();
  const from = db
    .prepare<[string, string], number>('SELECT 1 FROM taken_item WHERE desk = ? AND decision_id = ?')
    .pluck();
  const take = db.prepare('INSERT INTO taken_item (desk, id, number, decision_id) VALUES (?, ?, ?, ?)');
  return {
    file: (desk, number) => file.get(desk, number) ?? null,
    lastNumber: (desk) => last.get(desk) ?? null,
    begin: ({ desk, number, digest, begunAt, by, decisions }) =>
      void begin.run(desk, number, digest, begunAt, by, decisions),
    finish: (desk, number, at) => void finish.run(at, desk, number),
    item: (desk, id) => item.get(desk, id) ?? null,
    countOf: (desk, number) => count.get(desk, number) ?? 0,
    isFrom: (desk, decisionId) => from.get(desk, decisionId) !== undefined,
    take: (desk, id, number, decisionId) => void take.run(desk, id, number, decisionId),
  };
};

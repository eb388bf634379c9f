import type { Database } from 'better-sqlite3';
import type { System } from '../../../shared/domain/change.ts';
import type { Apart, DoublesStore } from './doubles-store.ts';
import { createMirrorMarks } from './mirror-marks.ts';

export const sideNumber: Readonly<Record<System, number>> = { erp: 0, dotdigital: 1 };
export const tableOf: Readonly<Record<System, string>> = { erp: 'erp_customer', dotdigital: 'dd_contact' };
/** The id that outlives the row, as text. */
export const idColumn: Readonly<Record<System, string>> = { erp: 'ext_id', dotdigital: 'CAST(contact_id AS TEXT)' };

/** Which records of one side people said are two people. It is kept by their ids, and looked up by rows only while these are there. */
export const createApart = (db: Database): Pick<DoublesStore, 'apart' | 'apartOf' | 'say' | 'takeBack'> => {
  const marks = createMirrorMarks(db);
  const columns = 'one, other, said_by AS by, said_at AS at, decision_id AS decisionId';
  const all = db.prepare<[number], Apart>(`SELECT ${columns} FROM double_verdict WHERE side = ?`);
  const ofRecord = db.prepare<[number, string], Apart>(
    `SELECT ${columns} FROM double_verdict WHERE side = ? AND one = ? ORDER BY other`,
  );
  const put = db.prepare<Apart & { readonly side: number }>(
    `INSERT OR REPLACE INTO double_verdict (side, one, other, said_by, said_at, decision_id)
     VALUES (@side, @one, @other, @by, @at, @decisionId)`,
  );
  const remove = db.prepare<[number, string, string]>(
    'DELETE FROM double_verdict WHERE side = ? AND one = ? AND other = ?',
  );
  const rowOf = (side: System) =>
    db.prepare<[string | number], { rid: number; key: string }>(
      `SELECT rid, match_key AS key FROM ${tableOf[side]} WHERE ${side === 'erp' ? 'ext_id' : 'contact_id'} = ?`,
    );
  const rows = { erp: rowOf('erp'), dotdigital: rowOf('dotdigital') };
  const answer = db.prepare<[string, number, number, number]>(
    'UPDATE double_pair SET answer = ? WHERE side = ? AND rid = ? AND other = ?',
  );
  /** The pair stands as it is said now until the side is compared again. */
  const lookAgain = (side: System, ids: readonly [string, string], to: 'same' | 'ruled-out'): void => {
    const [one, other] = ids.map((id) => rows[side].get(side === 'erp' ? id : Number(id)));
    for (const row of [one, other]) if (row !== undefined) marks.dirty(row.key);
    if (one === undefined || other === undefined) return;
    answer.run(to, sideNumber[side], one.rid, other.rid);
    answer.run(to, sideNumber[side], other.rid, one.rid);
  };
  return {
    apart: (side) => all.all(sideNumber[side]),
    apartOf: (side, id) => ofRecord.all(sideNumber[side], id),
    say: (side, { one, other, ...said }) => {
      put.run({ ...said, side: sideNumber[side], one, other });
      put.run({ ...said, side: sideNumber[side], one: other, other: one });
      lookAgain(side, [one, other], 'ruled-out');
    },
    takeBack: (side, one, other) => {
      const isGone = remove.run(sideNumber[side], one, other).changes > 0;
      if (!isGone) return false;
      remove.run(sideNumber[side], other, one);
      lookAgain(side, [one, other], 'same');
      return true;
    },
  };
};

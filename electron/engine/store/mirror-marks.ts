import type { Database } from 'better-sqlite3';
import type { System } from '../../../shared/domain/change.ts';

/** The one entity that is compared now; its number stands in the tables that later hold more. */
export const customerEntity = 1;

const sideNumber: Readonly<Record<System, number>> = { erp: 1, dotdigital: 2 };

/** Notes that travel with a row's change, in its transaction: seen by a run, to be judged again, to be keyed again. */
export type MirrorMarks = {
  readonly seen: (side: System, runId: number, rid: number) => void;
  readonly unseen: (side: System, runId: number) => number;
  readonly unseenRids: (side: System, runId: number, limit: number) => readonly number[];
  readonly dirty: (matchKey: string) => void;
  /** Every customer with this address. */
  readonly dirtyWithEmail: (emailKey: string) => void;
  readonly dirtyCount: () => number;
  readonly dirtyKeys: (limit: number) => readonly string[];
  readonly clearDirty: (matchKeys: readonly string[]) => void;
  readonly clearAllDirty: () => void;
  readonly rekey: (rid: number) => void;
  /** Contacts whose key rests on a customer with this email or number. */
  readonly rekeyFor: (emailKey: string | null, number: string) => void;
  /** Contacts that have this number as their key, or would have it by the email of its customer. */
  readonly rekeyWithNumber: (number: string) => void;
  readonly rekeyWithKey: (matchKey: string) => void;
  readonly takeRekey: (limit: number) => readonly number[];
};

/** Rows read outside of a run belong to run 0 and are not noted as seen. */
export const createMirrorMarks = (db: Database): MirrorMarks => {
  const tableOf: Readonly<Record<System, string>> = { erp: 'erp_customer', dotdigital: 'dd_contact' };
  const see = db.prepare<[number, number, number]>('INSERT OR IGNORE INTO seen (side, run_id, rid) VALUES (?, ?, ?)');
  const unseenOf = (side: System, select: string, tail: string) =>
    db
      .prepare<number[], number>(
        `SELECT ${select} FROM ${tableOf[side]} AS row WHERE NOT EXISTS (SELECT 1 FROM seen WHERE side = ${sideNumber[side]} AND run_id = ? AND seen.rid = row.rid) ${tail}`,
      )
      .pluck();
  const counts = { erp: unseenOf('erp', 'COUNT(*)', ''), dotdigital: unseenOf('dotdigital', 'COUNT(*)', '') };
  const rids = { erp: unseenOf('erp', 'rid', 'LIMIT ?'), dotdigital: unseenOf('dotdigital', 'rid', 'LIMIT ?') };
  const mark = db.prepare<[number, string]>('INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (?, ?)');
  const markEmail = db.prepare<[number, string]>(
    'INSERT OR IGNORE INTO dirty (entity, match_key) SELECT ?, match_key FROM erp_customer WHERE email_key = ?',
  );
  const countDirty = db.prepare<[number], number>('SELECT COUNT(*) FROM dirty WHERE entity = ?').pluck();
  const listDirty = db
    .prepare<[number, number], string>('SELECT match_key FROM dirty WHERE entity = ? ORDER BY match_key LIMIT ?')
    .pluck();
  const unmark = db.prepare<[number, string]>('DELETE FROM dirty WHERE entity = ? AND match_key = ?');
  const unmarkAll = db.prepare<[number]>('DELETE FROM dirty WHERE entity = ?');
  const queue = db.prepare<[number]>('INSERT OR IGNORE INTO rekey (rid) VALUES (?)');
  const queueEmail = db.prepare<[string]>(
    'INSERT OR IGNORE INTO rekey (rid) SELECT rid FROM dd_contact WHERE email_key = ?',
  );
  const queueNumber = db.prepare<[string]>(
    'INSERT OR IGNORE INTO rekey (rid) SELECT rid FROM dd_contact WHERE erp_number = ?',
  );
  const queueKey = db.prepare<[string]>(
    'INSERT OR IGNORE INTO rekey (rid) SELECT rid FROM dd_contact WHERE match_key = ?',
  );
  const queueByEmail = db.prepare<[string]>(
    'INSERT OR IGNORE INTO rekey (rid) SELECT dd_contact.rid FROM erp_customer JOIN dd_contact USING (email_key) WHERE erp_customer.match_key = ?',
  );
  const head = db.prepare<[number], number>('SELECT rid FROM rekey ORDER BY rid LIMIT ?').pluck();
  const unqueue = db.prepare<[number]>('DELETE FROM rekey WHERE rid = ?');
  return {
    seen: (side, runId, rid) => void (runId === 0 || see.run(sideNumber[side], runId, rid)),
    unseen: (side, runId) => counts[side].get(runId) ?? 0,
    unseenRids: (side, runId, limit) => rids[side].all(runId, limit),
    dirty: (matchKey) => void mark.run(customerEntity, matchKey),
    dirtyWithEmail: (emailKey) => void markEmail.run(customerEntity, emailKey),
    dirtyCount: () => countDirty.get(customerEntity) ?? 0,
    dirtyKeys: (limit) => listDirty.all(customerEntity, limit),
    clearDirty: (matchKeys) => {
      for (const matchKey of matchKeys) unmark.run(customerEntity, matchKey);
    },
    clearAllDirty: () => void unmarkAll.run(customerEntity),
    rekey: (rid) => void queue.run(rid),
    rekeyFor: (emailKey, number) => {
      if (emailKey !== null) queueEmail.run(emailKey);
      queueNumber.run(number);
      queueKey.run(number);
    },
    rekeyWithNumber: (number) => {
      queueKey.run(number);
      queueByEmail.run(number);
    },
    rekeyWithKey: (matchKey) => void queueKey.run(matchKey),
    takeRekey: (limit) => {
      const taken = head.all(limit);
      for (const rid of taken) unqueue.run(rid);
      return taken;
    },
  };
};

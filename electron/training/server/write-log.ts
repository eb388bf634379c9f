import { type Answer, type Call, headerOf, type Written } from './http.ts';
import type { StateFile } from './state-file.ts';

/** One write that reached a system; `recordId` is null where it touched none. */
export type LoggedWrite = {
  readonly sequence: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | null;
  readonly status: number;
  readonly recordId: string | null;
  readonly recordKey: string | null;
  readonly changed: boolean;
};

export type WriteLog = {
  /** Notes a request other than GET with what it did. */
  readonly note: (call: Call, answer: Answer, at: number) => void;
  /** Notes what a job wrote after the call that asked for it had been answered with 202. */
  readonly noteLater: (method: string, path: string, written: readonly Written[], at: number) => void;
  /** Every write, or those to one record, by its id or its other key (a contact's address, a customer's number). */
  readonly list: (record: string | null) => readonly LoggedWrite[];
  readonly clear: () => void;
};

const COLUMNS = 'sequence, at, method, path, idempotency_key, status, record_id, record_key, changed';

type Row = {
  readonly sequence: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly idempotency_key: string | null;
  readonly status: number;
  readonly record_id: string | null;
  readonly record_key: string | null;
  readonly changed: number;
};

const fromRow = (row: Row): LoggedWrite => ({
  sequence: row.sequence,
  at: row.at,
  method: row.method,
  path: row.path,
  idempotencyKey: row.idempotency_key,
  status: row.status,
  recordId: row.record_id,
  recordKey: row.record_key,
  changed: row.changed === 1,
});

/** The log of what arrived, in the same file as the records, so that both are committed together. */
export const createWriteLog = (file: StateFile): WriteLog => {
  const insert = file.prepare(
    `INSERT INTO write_log(at, method, path, idempotency_key, status, record_id, record_key, changed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const all = file.prepare<[], Row>(`SELECT ${COLUMNS} FROM write_log ORDER BY sequence`);
  const some = file.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM write_log WHERE record_id = ? OR record_key = ? ORDER BY sequence`,
  );
  type Noted = Pick<LoggedWrite, 'at' | 'method' | 'path' | 'idempotencyKey' | 'status'>;
  const write = ({ at, method, path, idempotencyKey, status }: Noted, written: readonly (Written | null)[]): void => {
    for (const entry of written) {
      const changed = entry?.changed ? 1 : 0;
      insert.run(at, method, path, idempotencyKey, status, entry?.recordId ?? null, entry?.key ?? null, changed);
    }
  };
  return {
    note: (call, { status, written }, at) => {
      const { method, path } = call;
      if (method === 'GET') return;
      write({ at, method, path, idempotencyKey: headerOf(call, 'Idempotency-Key'), status }, written ?? [null]);
    },
    noteLater: (method, path, written, at) => write({ at, method, path, idempotencyKey: null, status: 202 }, written),
    list: (record) => (record === null ? all.all() : some.all(record, record)).map(fromRow),
    clear: () => {
      file.prepare('DELETE FROM write_log').run();
    },
  };
};

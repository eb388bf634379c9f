import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { trainingFolder } from './world.ts';

/** A write as the simulated system logged it. */
export type RemoteWrite = {
  readonly system: 'erp' | 'dotdigital';
  readonly at: number;
  readonly method: string;
  readonly key: string | null;
  readonly status: number;
  readonly recordId: string;
  readonly recordKey: string | null;
  /** Whether the record is another since. */
  readonly changed: boolean;
};

export type RemoteContact = {
  readonly contactId: number;
  readonly email: string | null;
  readonly erpNumber: string | null;
  readonly status: string;
  readonly isBinned: boolean;
};
export type RemoteCustomer = {
  readonly id: string;
  readonly number: string;
  readonly email: string | null;
  readonly ground: string;
};

/** What the simulated systems hold, read from their own files and from nothing of Concord's. */
export type RemoteState = {
  readonly contacts: readonly RemoteContact[];
  readonly customers: readonly RemoteCustomer[];
  /** All writes that arrived and were not refused, each system's in the order in which they came. */
  readonly writes: readonly RemoteWrite[];
};

type ContactRow = {
  contact_id: number;
  email: string | null;
  email_status: string;
  binned: number;
  data_fields: string;
};

/** Reads both files of a data folder's simulated systems. */
export const readRemoteState = (data: string): RemoteState => {
  const erp = open(data, 'erp');
  const dotdigital = open(data, 'dotdigital');
  try {
    return {
      contacts: dotdigital
        .prepare<[], ContactRow>('SELECT contact_id, email, email_status, binned, data_fields FROM contact')
        .all()
        .map((row) => ({
          contactId: row.contact_id,
          email: row.email?.toLowerCase() ?? null,
          erpNumber: textOf(JSON.parse(row.data_fields), 'ERP_ID'),
          status: row.email_status,
          isBinned: row.binned === 1,
        })),
      customers: erp
        .prepare<[], { id: string; data: string }>('SELECT id, data FROM record WHERE deleted = 0')
        .all()
        .map(({ id, data: text }) => customerOf(id, JSON.parse(text))),
      writes: [...writesTo(erp, 'erp'), ...writesTo(dotdigital, 'dotdigital')],
    };
  } finally {
    erp.close();
    dotdigital.close();
  }
};

const open = (data: string, system: string) =>
  new SqliteDatabase(join(trainingFolder(data), `${system}.sqlite`), { readonly: true, timeout: 5_000 });

type WriteRow = Omit<RemoteWrite, 'system' | 'changed'> & { readonly changed: number };

const writesTo = (file: SqliteDatabase.Database, system: RemoteWrite['system']): readonly RemoteWrite[] =>
  file
    .prepare<[], WriteRow>(
      `SELECT at, method, idempotency_key AS key, status, record_id AS recordId, record_key AS recordKey, changed
       FROM write_log WHERE record_id IS NOT NULL AND status < 300 ORDER BY sequence`,
    )
    .all()
    .map((write) => ({ ...write, system, changed: write.changed === 1 }));

const textOf = (holder: unknown, name: string): string | null => {
  const value = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : null;
  return typeof value === 'string' ? value : null;
};

const customerOf = (id: string, held: unknown): RemoteCustomer => {
  const permission = typeof held === 'object' && held !== null ? Reflect.get(held, 'permission') : null;
  return {
    id,
    number: textOf(held, 'number') ?? '',
    email: textOf(held, 'email')?.toLowerCase() ?? null,
    ground: textOf(permission, 'ground') ?? 'none',
  };
};

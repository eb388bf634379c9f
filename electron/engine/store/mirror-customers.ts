import type { Database } from 'better-sqlite3';
import { customValuesSchema, permissionSchema } from '../../../shared/domain/customer.ts';
import { customerFact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { extraColumn, extraText, valueColumns, valueList, valuesOfRow } from './columns.ts';
import type { MirrorCounts } from './mirror-counts.ts';
import type { MirrorMarks } from './mirror-marks.ts';
import type { CustomerKey, MirrorStore } from './mirror-store.ts';
import { customerNames } from './opt-outs.ts';
import { sortedJson } from './sorted-json.ts';
import type { OptOutStore } from './trust-stores.ts';

type Known = {
  rid: number;
  number: string;
  version: string | null;
  modified_at: number | null;
  facts: number;
  email_key: string | null;
  malformed: number;
  hash: number;
  permission: string;
  custom: string | null;
};

const columns = [
  'ext_id',
  'number',
  'version',
  'modified_at',
  ...valueColumns,
  'permission',
  'facts',
  'email_key',
  'malformed',
  'hash',
  'match_key',
  'given',
  'custom',
  extraColumn,
];
const knownColumns = 'rid, number, version, modified_at, facts, email_key, malformed, hash, permission, custom';
const keyColumns = 'match_key AS matchKey, rid, hash, malformed, facts';

type CustomerStore = Pick<
  MirrorStore,
  'upsertCustomers' | 'removeCustomers' | 'customer' | 'customerById' | 'customerKeysOf' | 'sameEmailCustomers'
> & {
  readonly removeRid: (rid: number) => void;
};

/** The ERP's side of the mirror. A customer's match key is its number. */
export const createMirrorCustomers = (
  db: Database,
  marks: MirrorMarks,
  counts: MirrorCounts,
  optOuts: OptOutStore,
): CustomerStore => {
  const known = db.prepare<[string], Known>(`SELECT ${knownColumns} FROM erp_customer WHERE ext_id = ?`);
  const insert = db.prepare(
    `INSERT INTO erp_customer (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const update = db.prepare(
    `UPDATE erp_customer SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM erp_customer WHERE rid = ?');
  const byRid = db.prepare<[number], Record<string, unknown>>(
    `SELECT rid, ${columns.join(', ')} FROM erp_customer WHERE rid = ?`,
  );
  const knownByRid = db.prepare<[number], Known>(`SELECT ${knownColumns} FROM erp_customer WHERE rid = ?`);
  const keysOf = db.prepare<[string], CustomerKey>(
    `SELECT ${keyColumns} FROM erp_customer WHERE match_key = ? ORDER BY rid`,
  );

  const sameEmail = db.prepare<[number], Record<string, unknown>>(
    `SELECT o.rid, ${columns.map((column) => `o.${column}`).join(', ')} FROM erp_customer c JOIN erp_customer o ON o.email_key = c.email_key AND o.rid <> c.rid WHERE c.rid = ? ORDER BY o.match_key, o.rid LIMIT 50`,
  );
  const noteOptOut = (row: MirrorCustomer, old: Known | null): void => {
    if ((row.facts & customerFact.optedOut) === 0) return;
    const at = row.permission.at === null ? null : Date.parse(row.permission.at);
    const isAnew = old !== null && (old.facts & customerFact.optedOut) === 0;
    optOuts.note(customerNames(row.id, row.number, [row.emailKey, old?.email_key ?? null]), at, 'erp', isAnew);
  };

  const upsert = (row: MirrorCustomer, runId: number): boolean => {
    const old = known.get(row.id);
    const permission = JSON.stringify(row.permission);
    const custom = row.custom === undefined ? null : sortedJson(row.custom);
    const list = [
      row.id,
      row.number,
      row.version,
      row.modifiedAt,
      ...valueList(row.values),
      permission,
      row.facts,
      row.emailKey,
      row.malformed,
      row.hash,
      row.number,
      row.given ?? null,
      custom,
      extraText(row.values),
    ];
    if (old === undefined) {
      const rid = Number(insert.run(...list).lastInsertRowid);
      counts.customer(row.facts, 1);
      marks.seen('erp', runId, rid);
      marks.dirty(row.number);
      marks.rekeyFor(row.emailKey, row.number);
      noteOptOut(row, null);
      return true;
    }
    marks.seen('erp', runId, old.rid);
    const isSame =
      old.hash === row.hash &&
      old.facts === row.facts &&
      old.malformed === row.malformed &&
      // Its date decides whether an opt-out still stands.
      old.permission === permission &&
      old.number === row.number &&
      old.email_key === row.emailKey;
    const isUntouched = old.version === row.version && old.modified_at === row.modifiedAt && old.custom === custom;
    if (isSame && isUntouched) return false;
    if (old.email_key !== null && old.email_key !== row.emailKey) optOuts.moved(`customer:${row.id}`, old.email_key);
    update.run(...list, old.rid);
    noteOptOut(row, old);
    if (isSame) return false;
    counts.customer(old.facts, -1);
    counts.customer(row.facts, 1);
    marks.dirty(old.number);
    if (old.number !== row.number) marks.dirty(row.number);
    if (old.email_key !== row.emailKey || old.number !== row.number) {
      marks.rekeyFor(old.email_key, old.number);
      marks.rekeyFor(row.emailKey, row.number);
      // Who shared the old address is alone with it now.
      if (old.email_key !== null) marks.dirtyWithEmail(old.email_key);
    }
    return true;
  };

  const removeRid = (rid: number): void => {
    const old = knownByRid.get(rid);
    if (old === undefined) return;
    remove.run(rid);
    counts.customer(old.facts, -1);
    marks.dirty(old.number);
    if (old.email_key !== null) marks.dirtyWithEmail(old.email_key);
    marks.rekeyFor(old.email_key, old.number);
  };

  const read = (row: Record<string, unknown> | undefined) =>
    row === undefined ? null : { ...customerOf(row), rid: Number(row.rid) };
  return {
    upsertCustomers: (rows, runId) => ({ read: rows.length, changed: rows.filter((row) => upsert(row, runId)).length }),
    removeCustomers: (ids) => {
      const rids = ids.flatMap((id) => known.get(id)?.rid ?? []);
      for (const rid of rids) removeRid(rid);
      return rids.length;
    },
    removeRid,
    customer: (rid) => read(byRid.get(rid)),
    customerById: (id) => {
      const rid = known.get(id)?.rid;
      return rid === undefined ? null : read(byRid.get(rid));
    },
    customerKeysOf: (matchKey) => keysOf.all(matchKey),
    sameEmailCustomers: (rid) => sameEmail.all(rid).map((row) => ({ ...customerOf(row), rid: Number(row.rid) })),
  };
};

const customerOf = (row: Readonly<Record<string, unknown>>): MirrorCustomer => ({
  id: String(row.ext_id),
  number: String(row.number),
  version: textOrNull(row.version),
  modifiedAt: numberOrNull(row.modified_at),
  values: valuesOfRow(row),
  permission: permissionSchema.parse(JSON.parse(String(row.permission))),
  facts: Number(row.facts),
  emailKey: textOrNull(row.email_key),
  malformed: Number(row.malformed),
  hash: Number(row.hash),
  ...(typeof row.given === 'number' ? { given: row.given } : {}),
  ...(typeof row.custom === 'string' ? { custom: customValuesSchema.parse(JSON.parse(row.custom)) } : {}),
});

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { listMembershipSchema } from '../../../shared/domain/contact.ts';
import { contactFact, type LinkMethod, linkMethods, type MirrorContact } from '../../../shared/domain/mirror.ts';
import { extraColumn, extraText, valueColumns, valueList, valuesOfRow } from './columns.ts';
import type { MirrorCounts } from './mirror-counts.ts';
import type { MirrorMarks } from './mirror-marks.ts';
import type { ContactKey, MirrorStore } from './mirror-store.ts';
import { contactNames } from './opt-outs.ts';
import { sortedJson } from './sorted-json.ts';
import type { OptOutStore } from './trust-stores.ts';

type Known = {
  rid: number;
  erp_number: string | null;
  updated_at: number | null;
  facts: number;
  email_key: string | null;
  hash: number;
  match_key: string;
  method: number | null;
  lists: string | null;
  rest: string | null;
};

const columns = [
  'contact_id',
  'erp_number',
  'created_at',
  'updated_at',
  ...valueColumns,
  'status',
  'email_status',
  'opt_in_type',
  'consented_at',
  'facts',
  'email_key',
  'hash',
  'lists',
  'rest',
  extraColumn,
];
const knownColumns = 'rid, erp_number, updated_at, facts, email_key, hash, match_key, method, lists, rest';
/** SQLite names the method, so that a hundred thousand rows need no second look. */
const methodName = `CASE method ${linkMethods.map((name, place) => `WHEN ${place} THEN '${name}'`).join(' ')} END`;
const keyColumns = `match_key AS matchKey, rid, hash, facts, ${methodName} AS method`;

type ContactStore = Pick<
  MirrorStore,
  'upsertContacts' | 'removeContacts' | 'contact' | 'contactById' | 'contactKeysOf'
> & {
  readonly removeRid: (rid: number) => void;
};

/** Dotdigital's side of the mirror. The match key is given afterwards, by rekeying. */
export const createMirrorContacts = (
  db: Database,
  marks: MirrorMarks,
  counts: MirrorCounts,
  optOuts: OptOutStore,
): ContactStore => {
  const known = db.prepare<[number], Known>(`SELECT ${knownColumns} FROM dd_contact WHERE contact_id = ?`);
  const knownByRid = db.prepare<[number], Known>(`SELECT ${knownColumns} FROM dd_contact WHERE rid = ?`);
  const insert = db.prepare(
    `INSERT INTO dd_contact (${columns.join(', ')}, match_key, method) VALUES (${columns.map(() => '?').join(', ')}, ?, NULL)`,
  );
  const update = db.prepare(
    `UPDATE dd_contact SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM dd_contact WHERE rid = ?');
  const byRid = db.prepare<[number], Record<string, unknown>>(
    `SELECT rid, method, ${columns.join(', ')} FROM dd_contact WHERE rid = ?`,
  );
  const keysOf = db.prepare<[string], ContactKey>(
    `SELECT ${keyColumns} FROM dd_contact WHERE match_key = ? ORDER BY rid`,
  );

  /** When somebody left is not said by the contact itself, only that it was before its last change. */
  const noteOptOut = (row: MirrorContact, old: Known | null): void => {
    if ((row.facts & contactFact.unsubscribed) === 0) return;
    const names = contactNames(row.contactId, row.erpNumber, [row.emailKey, old?.email_key ?? null]);
    const oldNumber = old?.erp_number ?? null;
    const isAnew = old !== null && (old.facts & contactFact.unsubscribed) === 0;
    optOuts.note(oldNumber === null ? names : [...names, `number:${oldNumber}`], null, 'dotdigital', isAnew);
  };

  const upsert = (row: MirrorContact, runId: number): boolean => {
    const old = known.get(row.contactId);
    const lists = row.lists === undefined ? null : JSON.stringify(row.lists);
    const rest = row.rest === undefined ? null : sortedJson(row.rest);
    const list = [
      row.contactId,
      row.erpNumber,
      row.createdAt,
      row.updatedAt,
      ...valueList(row.values),
      row.status,
      row.emailStatus,
      row.optInType,
      row.consentedAt,
      row.facts,
      row.emailKey,
      row.hash,
      lists,
      rest,
      extraText(row.values),
    ];
    if (old === undefined) {
      const rid = Number(insert.run(...list, `c:${row.contactId}`).lastInsertRowid);
      counts.add('contacts', 1);
      counts.add('prospects', 1);
      marks.seen('dotdigital', runId, rid);
      marks.rekey(rid);
      // A new carrier of a number can only untie who was tied to it by email.
      if (row.erpNumber !== null) marks.rekeyWithKey(row.erpNumber);
      noteOptOut(row, null);
      return true;
    }
    marks.seen('dotdigital', runId, old.rid);
    const isSame =
      old.hash === row.hash &&
      old.facts === row.facts &&
      old.erp_number === row.erpNumber &&
      old.email_key === row.emailKey;
    if (isSame && old.updated_at === row.updatedAt && old.lists === lists && old.rest === rest) return false;
    if (old.email_key !== null && old.email_key !== row.emailKey)
      optOuts.moved(`contact:${row.contactId}`, old.email_key);
    update.run(...list, old.rid);
    if (isSame) return false;
    noteOptOut(row, old);
    marks.dirty(old.match_key);
    if (old.erp_number !== row.erpNumber || old.email_key !== row.emailKey || old.facts !== row.facts) {
      marks.rekey(old.rid);
      for (const number of [old.erp_number, row.erpNumber]) if (number !== null) marks.rekeyWithNumber(number);
      if (old.email_key !== null) marks.rekeyWithKey(`e:${old.email_key}`);
    }
    return true;
  };

  const removeRid = (rid: number): void => {
    const old = knownByRid.get(rid);
    if (old === undefined) return;
    remove.run(rid);
    counts.add('contacts', -1);
    if (old.method === null) counts.add('prospects', -1);
    marks.dirty(old.match_key);
    if (old.erp_number !== null) marks.rekeyWithNumber(old.erp_number);
    if (old.email_key !== null) marks.rekeyWithKey(`e:${old.email_key}`);
  };

  const read = (row: Record<string, unknown> | undefined) =>
    row === undefined ? null : { ...contactOf(row), rid: Number(row.rid), method: methodOf(row.method) };
  return {
    upsertContacts: (rows, runId) => ({ read: rows.length, changed: rows.filter((row) => upsert(row, runId)).length }),
    removeContacts: (contactIds) => {
      const rids = contactIds.flatMap((contactId) => known.get(contactId)?.rid ?? []);
      for (const rid of rids) removeRid(rid);
      return rids.length;
    },
    removeRid,
    contact: (rid) => read(byRid.get(rid)),
    contactById: (contactId) => {
      const rid = known.get(contactId)?.rid;
      return rid === undefined ? null : read(byRid.get(rid));
    },
    contactKeysOf: (matchKey) => keysOf.all(matchKey),
  };
};

const methodOf = (value: unknown): LinkMethod | null =>
  typeof value === 'number' ? (linkMethods[value] ?? null) : null;

const contactOf = (row: Readonly<Record<string, unknown>>): MirrorContact => ({
  contactId: Number(row.contact_id),
  erpNumber: textOrNull(row.erp_number),
  createdAt: numberOrNull(row.created_at),
  updatedAt: numberOrNull(row.updated_at),
  values: valuesOfRow(row),
  status: String(row.status),
  emailStatus: textOrNull(row.email_status),
  optInType: textOrNull(row.opt_in_type),
  consentedAt: numberOrNull(row.consented_at),
  facts: Number(row.facts),
  emailKey: textOrNull(row.email_key),
  hash: Number(row.hash),
  ...(typeof row.lists === 'string' ? { lists: membershipsSchema.parse(JSON.parse(row.lists)) } : {}),
  ...(typeof row.rest === 'string' ? { rest: restSchema.parse(JSON.parse(row.rest)) } : {}),
});

const restSchema = z.record(z.string(), z.string());

const membershipsSchema = z.array(listMembershipSchema).readonly();

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

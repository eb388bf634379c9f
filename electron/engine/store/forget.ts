import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { mismatchStatuses } from '../../../shared/domain/mismatch.ts';
import { forgetSales, saleCasesOf } from './forget-sales.ts';
import { forgetViews, type PersonWords } from './forget-views.ts';
import { createMirrorCounts } from './mirror-counts.ts';
import { createMirrorMarks, customerEntity, type MirrorMarks } from './mirror-marks.ts';
import { figuresEntity } from './sale-figures.ts';

export type RecordRef = { readonly system: 'erp' | 'dotdigital'; readonly id: string };

export type Forgetting = { readonly records: number; readonly mismatches: number; readonly withdrawn: number };

type Customer = { rid: number; ext_id: string; number: string; email_key: string | null; facts: number };
type Contact = {
  rid: number;
  contact_id: number;
  erp_number: string | null;
  email_key: string | null;
  match_key: string;
  method: number | null;
};

const forgottenFailure = JSON.stringify({
  code: 'apply.unconfirmed',
  sentence: 'The person of this change was forgotten; what became of it can no longer be read.',
});

/**
 * Takes everything about these records out of a workspace file: mirror rows, cases, set-aside records, and the keys of the
 * persons, without which decisions, changes and audit can no longer be read. Keyed hashes stay, so that a sync does not
 * bring anybody back. Call inside one transaction.
 */
export const forgetRecords = (
  db: Database,
  hashOf: (name: string) => string,
  records: readonly RecordRef[],
  at: number,
): Forgetting => {
  const counts = createMirrorCounts(db);
  const marks = createMirrorMarks(db);
  const remember = db.prepare<[string, number]>('INSERT OR IGNORE INTO forgotten (hash, at) VALUES (?, ?)');
  const note = (names: readonly string[]): void => {
    for (const name of names) remember.run(hashOf(name), at);
  };
  let mismatches = 0;
  let withdrawn = 0;
  const names: { emails: string[]; keys: string[]; numbers: string[] } = { emails: [], keys: [], numbers: [] };
  const persons = records.flatMap((record) => wordsOf(db, record));
  for (const { system, id } of records) {
    if (system === 'erp') {
      const row = db
        .prepare<[string], Customer>('SELECT rid, ext_id, number, email_key, facts FROM erp_customer WHERE ext_id = ?')
        .get(id);
      note([`customer:${id}`, ...(row === undefined ? [] : [`number:${row.number}`])]);
      if (row?.email_key != null) names.emails.push(row.email_key);
      if (row !== undefined) {
        names.numbers.push(row.number);
        const gone = forgetCases(db, 'erp_rid', row.rid, row.number, at);
        mismatches += gone.mismatches;
        withdrawn += gone.withdrawn;
        dropCustomer(db, marks, row);
        counts.customer(row.facts, -1);
      }
    } else {
      const row = db
        .prepare<[string], Contact>(
          'SELECT rid, contact_id, erp_number, email_key, match_key, method FROM dd_contact WHERE contact_id = ?',
        )
        .get(id);
      note([
        `contact:${id}`,
        ...(row?.erp_number == null ? [] : [`number:${row.erp_number}`]),
        ...(row?.email_key == null ? [] : [`contact-email:${row.email_key}`]),
      ]);
      if (row?.email_key != null) names.emails.push(row.email_key);
      if (row?.erp_number != null) names.keys.push(row.erp_number);
      if (row !== undefined) {
        const ownKey = row.method === null ? row.match_key : null;
        const gone = forgetCases(db, 'dd_rid', row.rid, ownKey, at);
        mismatches += gone.mismatches;
        withdrawn += gone.withdrawn;
        dropContact(db, marks, row);
        counts.add('contacts', -1);
        if (row.method === null) counts.add('prospects', -1);
      }
    }
    db.prepare('DELETE FROM bad_record WHERE system = ? AND reference = ?').run(system, id);
  }
  // What was sealed may tell of several records: the keys of all of them go, the others' rows stay.
  for (const { system, id } of wholeGroups(db, records)) {
    withdrawn += settleChanges(db, system, id, at);
    const left = forgetLeftCases(db, { system, id }, names, at);
    mismatches += left.mismatches;
    withdrawn += left.withdrawn;
    db.prepare('DELETE FROM person_key WHERE side = ? AND ext_id = ?').run(system, id);
  }
  // What was said of the others stays said: it seals nothing.
  for (const record of records) forgetVerdicts(db, record);
  const sales = {
    numbers: [...names.keys, ...names.numbers],
    contactIds: records.flatMap(({ system, id }) => (system === 'dotdigital' ? [id] : [])),
    emails: names.emails,
  };
  const left = dropCases(db, saleCasesOf(db, sales), at);
  mismatches += left.mismatches;
  withdrawn += left.withdrawn;
  forgetSales(db, sales);
  forgetViews(db, persons);
  reopenUndecided(db, at);
  // A key that nothing stands under any more would only keep a former address or number.
  db.prepare(`DELETE FROM dirty WHERE entity = ? AND ${standsAlone('dirty')} AND NOT EXISTS (
    SELECT 1 FROM mismatch m WHERE m.entity = dirty.entity AND m.match_key = dirty.match_key)`).run(customerEntity);
  db.prepare(
    'DELETE FROM dirty WHERE entity = ? AND NOT EXISTS (SELECT 1 FROM erp_customer c WHERE c.match_key = dirty.match_key)',
  ).run(figuresEntity);
  return { records: records.length, mismatches, withdrawn };
};

const wordsOf = (db: Database, { system, id }: RecordRef): readonly PersonWords[] => {
  const [table, key, number] =
    system === 'erp'
      ? ['erp_customer', 'ext_id = ?', 'number']
      : ['dd_contact', 'contact_id = CAST(? AS INTEGER)', 'erp_number'];
  return db
    .prepare<[string], PersonWords>(
      `SELECT v_first_name AS first, v_last_name AS last, v_email AS email, ${number} AS number FROM ${table} WHERE ${key}`,
    )
    .all(id);
};

/** What was said of who is who names them; a file from before there were such verdicts has none. */
const forgetVerdicts = (db: Database, { system, id }: RecordRef): void => {
  const isThere = db.prepare<[string], number>('SELECT 1 FROM sqlite_schema WHERE name = ?');
  if (isThere.get('double_verdict') !== undefined)
    db.prepare(
      `DELETE FROM double_verdict WHERE (side, one, other) IN (
         SELECT side, one, other FROM double_verdict WHERE side = @side AND one = @id
         UNION ALL SELECT side, other, one FROM double_verdict WHERE side = @side AND one = @id)`,
    ).run({ side: system === 'erp' ? 0 : 1, id });
  if (isThere.get('identity_verdict') === undefined) return;
  const whose = system === 'erp' ? 'customer_id = ?' : 'contact_id = CAST(? AS INTEGER)';
  db.prepare(`DELETE FROM identity_verdict WHERE ${whose}`).run(id);
};

/** A case that was decided for somebody whose keys went along comes back: its change can no longer be read. */
const reopenUndecided = (db: Database, at: number): void => {
  db.prepare(
    `UPDATE mismatch SET status = ?, reopened = 'withdrawn', changed_at = ? WHERE status = ? AND decision_id IN (
       SELECT d.id FROM decision d WHERE d.person_key_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM person_key k WHERE k.id = d.person_key_id))`,
  ).run(mismatchStatuses.indexOf('open'), at, mismatchStatuses.indexOf('decided'));
};

/** Everybody whom the list of the forgotten names, found again: for a file that is older than the forgetting. */
export const applyForgotten = (db: Database, at: number): number => {
  const key = db.prepare<[], Buffer>('SELECT key FROM workspace_key WHERE id = 1').pluck().get();
  const known = new Set(db.prepare<[], string>('SELECT hash FROM forgotten').pluck().all());
  if (key === undefined || known.size === 0) return 0;
  const hashOf = (name: string): string => createHmac('sha256', key).update(`forgotten:${name}`).digest('base64url');
  const found = new Map<string, RecordRef>();
  const look = (system: RecordRef['system'], id: string, names: readonly string[]): void => {
    if (names.some((name) => known.has(hashOf(name)))) found.set(`${system}/${id}`, { system, id });
  };
  for (const { ext_id, number } of db.prepare<[], Customer>('SELECT ext_id, number FROM erp_customer').iterate())
    look('erp', ext_id, namesOfCustomer(ext_id, number));
  for (const row of db.prepare<[], Contact>('SELECT contact_id, erp_number, email_key FROM dd_contact').iterate())
    look('dotdigital', String(row.contact_id), namesOfContact(row.contact_id, row.erp_number, row.email_key));
  for (const { side, ext_id } of db
    .prepare<[], { side: string; ext_id: string }>('SELECT side, ext_id FROM person_key')
    .iterate())
    look(side === 'erp' ? 'erp' : 'dotdigital', ext_id, [`${side === 'erp' ? 'customer' : 'contact'}:${ext_id}`]);
  if (found.size === 0) return 0;
  return forgetRecords(db, hashOf, [...found.values()], at).records;
};

/** The names under which the sync asks whether somebody is forgotten. */
export const namesOfCustomer = (id: string, number: string): readonly string[] => [
  `customer:${id}`,
  `number:${number}`,
];
export const namesOfContact = (
  contactId: number,
  erpNumber: string | null,
  emailKey: string | null,
): readonly string[] => [
  `contact:${contactId}`,
  ...(erpNumber === null ? [] : [`number:${erpNumber}`]),
  ...(emailKey === null ? [] : [`contact-email:${emailKey}`]),
];

/** The records with all others whose keys belong to the same person. */
const wholeGroups = (db: Database, records: readonly RecordRef[]): readonly RecordRef[] => {
  const others = db.prepare<[string, string], { side: string; ext_id: string }>(
    'SELECT o.side, o.ext_id FROM person_key k JOIN person_key o ON o.group_id = k.group_id WHERE k.side = ? AND k.ext_id = ?',
  );
  const all = new Map<string, RecordRef>();
  for (const record of records) {
    all.set(`${record.system}/${record.id}`, record);
    for (const { side, ext_id } of others.all(record.system, record.id)) {
      const system = side === 'erp' ? 'erp' : 'dotdigital';
      all.set(`${system}/${ext_id}`, { system, id: ext_id });
    }
  }
  return [...all.values()];
};

const dropCustomer = (db: Database, marks: MirrorMarks, { rid, number, email_key }: Customer): void => {
  db.prepare('DELETE FROM erp_customer WHERE rid = ?').run(rid);
  marks.clearDirty([number]);
  // Whoever was linked to this customer or shares the address is judged anew.
  marks.rekeyFor(email_key, number);
  if (email_key !== null) marks.dirtyWithEmail(email_key);
};

const dropContact = (db: Database, marks: MirrorMarks, contact: Contact): void => {
  const { rid, erp_number, email_key, match_key, method } = contact;
  db.prepare('DELETE FROM dd_contact WHERE rid = ?').run(rid);
  db.prepare('DELETE FROM rekey WHERE rid = ?').run(rid);
  marks.clearDirty([match_key, ...(email_key === null ? [] : [`e:${email_key}`])]);
  // Another contact with the address of the customer may take its place.
  if (erp_number !== null) marks.rekeyWithNumber(erp_number);
  if (method !== null)
    db.prepare(
      'INSERT OR IGNORE INTO dirty (entity, match_key) SELECT ?, match_key FROM erp_customer WHERE match_key = ?',
    ).run(customerEntity, match_key);
};

/** Cases hold names and addresses for the search: they go. What was owed for them is settled first. */
const forgetCases = (db: Database, column: 'erp_rid' | 'dd_rid', rid: number, key: string | null, at: number) => {
  const ids = db
    .prepare<[number, number, string | null], number>(
      `SELECT id FROM mismatch WHERE ${column} = ? OR (entity = ? AND match_key = ?)`,
    )
    .pluck()
    .all(rid, customerEntity, key);
  return dropCases(db, ids, at);
};

/** No record of either side stands under this row's key. */
const standsAlone = (table: string): string => `
  NOT EXISTS (SELECT 1 FROM erp_customer c WHERE c.match_key = ${table}.match_key)
  AND NOT EXISTS (SELECT 1 FROM dd_contact d WHERE d.match_key = ${table}.match_key)`;

/** Cases whose records went earlier, with the names still in them. */
const forgetLeftCases = (
  db: Database,
  { system, id }: RecordRef,
  { emails, keys }: { readonly emails: readonly string[]; readonly keys: readonly string[] },
  at: number,
): { readonly mismatches: number; readonly withdrawn: number } => {
  const ids = db
    .prepare<unknown[], number>(
      `SELECT id FROM mismatch WHERE entity = ? AND ${standsAlone('mismatch')} AND (
         lower(trim(email)) IN (SELECT value FROM json_each(?)) OR match_key IN (SELECT value FROM json_each(?))
         OR id IN (SELECT d.mismatch_id FROM decision d JOIN person_key k ON k.id = d.person_key_id WHERE k.side = ? AND k.ext_id = ?))`,
    )
    .pluck()
    .all(customerEntity, JSON.stringify(emails), JSON.stringify(keys), system, id);
  return dropCases(db, ids, at);
};

const dropCases = (db: Database, ids: readonly number[], at: number) => {
  let withdrawn = 0;
  for (const id of ids) {
    withdrawn += settle(db, 'mismatch_id = ?', [id], at);
    db.prepare('DELETE FROM mismatch WHERE id = ?').run(id);
  }
  return { mismatches: ids.length, withdrawn };
};

const settleChanges = (db: Database, side: string, id: string, at: number): number =>
  settle(db, 'person_key_id IN (SELECT id FROM person_key WHERE side = ? AND ext_id = ?)', [side, id], at);

/** What was not sent is withdrawn; what may have been sent ends as dead, because nobody can read it back any more. */
const settle = (db: Database, where: string, values: readonly (string | number)[], at: number): number => {
  const pending = db
    .prepare(`UPDATE outbox_entry SET state = 'withdrawn', updated_at = ? WHERE state = 'pending' AND ${where}`)
    .run(at, ...values).changes;
  db.prepare(
    `UPDATE outbox_entry SET state = 'dead', updated_at = ?, failure = ? WHERE state IN ('in-flight', 'unconfirmed', 'accepted') AND ${where}`,
  ).run(at, forgottenFailure, ...values);
  return pending;
};

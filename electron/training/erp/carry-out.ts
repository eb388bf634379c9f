import { customerSchema } from '../../../shared/domain/customer.ts';
import type { Answer, Written } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import {
  type Command,
  type CreateCustomer,
  changeableFields,
  newCustomerFields,
  type UpdateRecord,
} from './command-shapes.ts';
import { fieldErrors } from './field-errors.ts';
import { hashOf } from './key-store.ts';
import { type RecordStore, type StoredRecord, versionOf } from './record-store.ts';
import { type FieldError, type RefusalCode, refuse } from './refusals.ts';

/** A command that may be carried out, and what it does; nothing has happened yet. */
type Plan = { readonly before: StoredRecord | null; readonly write: (now: number) => StoredRecord };

/** Why a command may not be carried out. */
type Refusal = { readonly code: RefusalCode; readonly message: string; readonly fields?: readonly FieldError[] };

export type Verdict =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  /** An earlier command with the same external id made this record already. */
  | { readonly kind: 'existing'; readonly record: StoredRecord };

const refused = (code: RefusalCode, message: string, fields?: readonly FieldError[]): Verdict => ({
  kind: 'refusal',
  refusal: { code, message, ...(fields ? { fields } : {}) },
});

export const answerOf = ({ code, message, fields }: Refusal): Answer => refuse(code, message, fields);

/** Defaults belong to reading a record; a field that was not sent must not be filled by one. */
const sentOnly = (fields: Record<string, unknown>, parsed: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(parsed).filter(([name]) => name in fields));

const judgeUpdate = (records: RecordStore, { data: { id, fields }, expectVersion }: UpdateRecord): Verdict => {
  const record = records.byId(id);
  if (record === null || record.deleted) return refused('not_found', 'There is no such record.');
  if (expectVersion !== undefined && expectVersion !== versionOf(record)) {
    return refused('version_conflict', 'The record was changed by someone else.');
  }
  const parsed = changeableFields.safeParse(fields);
  if (!parsed.success) {
    return refused('validation_failed', 'A field cannot be set.', fieldErrors(parsed.error, ['data', 'fields']));
  }
  const data = customerSchema.parse({ ...record.data, ...sentOnly(fields, parsed.data) });
  return { kind: 'plan', plan: { before: record, write: (now) => records.write({ ...record, data }, now) } };
};

/** The customers that commands created, by the external id: it outlives the keys. */
const createOrigins = (file: StateFile) => {
  const find = file.prepare<[string], { record_id: string; fields_hash: string }>(
    'SELECT record_id, fields_hash FROM created_customer WHERE external_id = ?',
  );
  const insert = file.prepare('INSERT INTO created_customer(external_id, record_id, fields_hash) VALUES (?, ?, ?)');
  return {
    of: (externalId: string) => find.get(externalId) ?? null,
    note: (externalId: string, recordId: string, fieldsHash: string) => insert.run(externalId, recordId, fieldsHash),
  };
};
type Origins = ReturnType<typeof createOrigins>;

const judgeCreate = (records: RecordStore, origins: Origins, { externalId, data }: CreateCustomer): Verdict => {
  const fieldsHash = hashOf(JSON.stringify(data.fields));
  const origin = origins.of(externalId);
  const existing = origin && records.byId(origin.record_id);
  if (origin && existing) {
    return origin.fields_hash === fieldsHash
      ? { kind: 'existing', record: existing }
      : refused('idempotency_mismatch', 'This externalId came with other data before.');
  }
  const parsed = newCustomerFields.safeParse(data.fields);
  if (!parsed.success) {
    return refused('validation_failed', 'A field is invalid.', fieldErrors(parsed.error, ['data', 'fields']));
  }
  if (parsed.data.number !== undefined && records.byNumber(parsed.data.number) !== null) {
    const fields = [{ path: 'data.fields.number', message: 'taken' }];
    return refused('validation_failed', 'The number belongs to another customer.', fields);
  }
  const write = (now: number): StoredRecord => {
    const created = records.create(parsed.data, now);
    origins.note(externalId, created.id, fieldsHash);
    return created;
  };
  return { kind: 'plan', plan: { before: null, write } };
};

/** What the write log notes of a command that was carried out. */
export const writtenBy = (before: StoredRecord | null, after: StoredRecord): Written => ({
  recordId: after.id,
  key: after.data.number,
  changed: before === null || JSON.stringify(before.data) !== JSON.stringify(after.data),
});

/** Says of a command whether it may be carried out as things stand, and how. */
export const createJudge = (file: StateFile, records: RecordStore) => {
  const origins = createOrigins(file);
  return (command: Command): Verdict =>
    command.type === 'updateRecord' ? judgeUpdate(records, command) : judgeCreate(records, origins, command);
};

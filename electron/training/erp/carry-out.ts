import type { StateFile } from '../server/state-file.ts';
import { ownCustomerSchema } from '../world/own-customer.ts';
import type { Stores } from './any-record.ts';
import {
  type Command,
  type CreateCustomer,
  changeableFields,
  newCustomerFields,
  type UpdateRecord,
} from './command-shapes.ts';
import { fieldErrors } from './field-errors.ts';
import { hashOf } from './key-store.ts';
import { judgeCancel, judgeNewOrder, judgeOrderUpdate, judgeProductUpdate, type OrderParts } from './order-commands.ts';
import { createOrigins, type Origins } from './origins.ts';
import type { Periods } from './periods.ts';
import { type RecordStore, type StoredRecord, versionOf } from './record-store.ts';
import type { ErpSwitches } from './switches.ts';
import { refused, type Verdict } from './verdict.ts';

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
  const data = ownCustomerSchema.parse({ ...record.data, ...sentOnly(fields, parsed.data) });
  return { kind: 'plan', plan: { before: record, write: (now) => records.write({ ...record, data }, now) } };
};

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

export type JudgeParts = Stores & {
  readonly file: StateFile;
  readonly periods: Pick<Periods, 'stateOf'>;
  readonly switches: Pick<ErpSwitches, 'restrictedPeriods'>;
};

/** Says of a command whether it may be carried out as things stand, and how. */
export const createJudge = (parts: JudgeParts): ((command: Command) => Verdict) => {
  const customers = createOrigins(parts.file, 'created_customer');
  const orderParts: OrderParts = { ...parts, origins: createOrigins(parts.file, 'created_order') };
  return (command) => {
    switch (command.type) {
      case 'createCustomer':
        return judgeCreate(parts.records, customers, command);
      case 'createSalesOrder':
        return judgeNewOrder(orderParts, command);
      case 'cancelSalesOrder':
        return judgeCancel(orderParts, command);
      case 'updateRecord':
        if (command.data.entity === 'orders') return judgeOrderUpdate(orderParts, command);
        return command.data.entity === 'products'
          ? judgeProductUpdate(orderParts, command)
          : judgeUpdate(parts.records, command);
    }
  };
};

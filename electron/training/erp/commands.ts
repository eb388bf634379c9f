import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { customerSchema } from '../../../shared/domain/customer.ts';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, headerOf, jsonOf } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { type RecordStore, type StoredRecord, versionOf } from './record-store.ts';
import { type FieldError, refuse } from './refusals.ts';

/** What may be changed: everything but the number. Values may be as wrong as people type them. */
export const changeableFields = z.strictObject(customerSchema.omit({ number: true }).shape).partial();

const commandSchema = z.strictObject({
  type: z.literal('updateRecord'),
  externalId: z.string().min(1).max(35),
  expectVersion: z.string().optional(),
  dryRun: z.boolean().optional(),
  data: z.strictObject({ entity: z.literal('customers'), id: z.string(), fields: z.record(z.string(), z.unknown()) }),
});
type Command = z.infer<typeof commandSchema>;

type Kept = {
  readonly command_id: string;
  readonly body_hash: string;
  readonly status: number;
  readonly answer: string;
};

const fieldErrors = (error: z.ZodError, before: readonly string[]): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ path: [...before, ...path].join('.'), message }));

/** Defaults belong to reading a record; a field that was not sent must not be filled by one. */
const sentOnly = (fields: Record<string, unknown>, parsed: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(parsed).filter(([name]) => name in fields));

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');

const createCommandStore = (file: StateFile) => {
  const select = (column: 'idempotency_key' | 'command_id') =>
    file.prepare<[string], Kept>(`SELECT command_id, body_hash, status, answer FROM command WHERE ${column} = ?`);
  const [byKey, byId] = [select('idempotency_key'), select('command_id')];
  const insert = file.prepare(
    'INSERT INTO command(idempotency_key, command_id, body_hash, status, answer, at) VALUES (?, ?, ?, 201, ?, ?)',
  );
  return {
    byKey: (key: string) => byKey.get(key) ?? null,
    byId: (commandId: string) => byId.get(commandId) ?? null,
    keep: (key: string, body: string, answer: { readonly commandId: string }, at: number) =>
      insert.run(key, answer.commandId, hashOf(body), JSON.stringify(answer), at),
  };
};

type Parts = {
  readonly commands: ReturnType<typeof createCommandStore>;
  readonly records: RecordStore;
  readonly clock: Clock;
};

const replay = (kept: Kept, body: string): Answer => {
  if (kept.body_hash !== hashOf(body)) {
    return refuse('idempotency_mismatch', 'This Idempotency-Key came with another body before.');
  }
  const headers = { 'Idempotency-Replayed': 'true' };
  return { status: kept.status, headers, body: z.json().parse(JSON.parse(kept.answer)) };
};

const apply = (
  { commands, records, clock }: Parts,
  command: Command,
  record: StoredRecord,
  key: string,
  body: string,
): Answer => {
  const { fields } = command.data;
  const parsed = changeableFields.safeParse(fields);
  if (!parsed.success) {
    return refuse('validation_failed', 'A field cannot be set.', fieldErrors(parsed.error, ['data', 'fields']));
  }
  const data = customerSchema.parse({ ...record.data, ...sentOnly(fields, parsed.data) });
  if (command.dryRun) {
    return { status: 200, body: { state: 'done', dryRun: true, id: record.id, version: versionOf(record) } };
  }
  const saved = records.write({ ...record, data }, clock());
  const answer = { commandId: randomUUID(), state: 'done', id: saved.id, version: versionOf(saved) };
  commands.keep(key, body, answer, clock());
  const changed = JSON.stringify(data) !== JSON.stringify(record.data);
  return { status: 201, body: answer, written: [{ recordId: saved.id, key: data.number, changed }] };
};

/** Notes that a write arrived for this record, and changed nothing. */
const without = (change: Answer, id: string, { records }: Parts): Answer => ({
  ...change,
  written: [{ recordId: id, key: records.byId(id)?.data.number ?? null, changed: false }],
});

const commandOf = (call: Call): Command | Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refuse('invalid_json', 'The body is not valid JSON.');
  const parsed = commandSchema.safeParse(json.value);
  return parsed.success
    ? parsed.data
    : refuse('validation_failed', 'The command is invalid.', fieldErrors(parsed.error, []));
};

const post = (parts: Parts, call: Call): Answer => {
  const key = headerOf(call, 'Idempotency-Key');
  if (key === null || key === '') return refuse('missing_idempotency_key', 'Idempotency-Key is required.');
  const command = commandOf(call);
  if ('status' in command) return command;
  const { id } = command.data;
  const kept = parts.commands.byKey(key);
  if (kept) return without(replay(kept, call.body), id, parts);
  const record = parts.records.byId(id);
  if (record === null || record.deleted) return refuse('not_found', 'There is no such record.');
  if (command.expectVersion !== undefined && command.expectVersion !== versionOf(record)) {
    return without(refuse('version_conflict', 'The record was changed by someone else.'), id, parts);
  }
  return apply(parts, command, record, key, call.body);
};

const status = ({ commands }: Parts, { commandId = '' }: Params): Answer => {
  const kept = commands.byId(commandId);
  if (!kept) return refuse('not_found', 'There is no such command.');
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(kept.answer));
  return { status: 200, body: { state: 'done', id } };
};

/** The calls that write (flow contract v1, endpoints 5 and 6). Keys are kept for good; a refusal keeps none. */
export const createCommands = (file: StateFile, records: RecordStore, clock: Clock) => {
  const parts = { commands: createCommandStore(file), records, clock };
  return {
    post: (call: Call) => post(parts, call),
    status: (_call: Call, params: Params) => status(parts, params),
  };
};

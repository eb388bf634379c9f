import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, headerOf, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { type AnyRecord, findRecord, keyOf, type Stores } from './any-record.ts';
import { createJudge } from './carry-out.ts';
import { type Command, commandSchema, creates, idIn } from './command-shapes.ts';
import { createCommandStore, type SentCommand } from './command-store.ts';
import { fieldErrors } from './field-errors.ts';
import type { KeyStore } from './key-store.ts';
import type { Mailbox } from './mailbox.ts';
import type { Periods } from './periods.ts';
import { versionOf } from './record-store.ts';
import { errorOf, refuse } from './refusals.ts';
import type { ErpSwitches } from './switches.ts';
import { answerOf, type Verdict, writtenBy } from './verdict.ts';

export type CommandParts = Stores & {
  readonly file: StateFile;
  readonly periods: Pick<Periods, 'stateOf'>;
  readonly keys: KeyStore;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly switches: ErpSwitches;
  /** Notes a write that happened after its command was answered. */
  readonly noteLate: (written: Written) => void;
};

type Parts = CommandParts & {
  readonly sent: ReturnType<typeof createCommandStore>;
  readonly judge: (command: Command) => Verdict;
};

/** Notes that a write arrived for the record that the command names, or for a new one, and changed nothing. */
const without = (answer: Answer, { data }: Command, id: string | null, parts: Parts): Answer => {
  if (id === null) return answer;
  const record = findRecord(parts, data.entity, id);
  return { ...answer, written: [{ recordId: id, key: record && keyOf(record), changed: false }] };
};

/** `If-Match` is another way of saying `expectVersion`; the body's word goes first. */
const withIfMatch = (command: Command, call: Call): Command => {
  const tag = headerOf(call, 'If-Match')?.replace(/^(W\/)?"(.*)"$/, '$2');
  return tag === undefined || tag === '*' ? command : { ...command, expectVersion: command.expectVersion ?? tag };
};

const commandOf = (call: Call): Command | Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refuse('invalid_json');
  const parsed = commandSchema.safeParse(json.value);
  return parsed.success
    ? withIfMatch(parsed.data, call)
    : refuse('validation_failed', 'The command is invalid.', fieldErrors(parsed.error));
};

const openCommand = (command: Command, now: number): Omit<SentCommand, 'command_id'> => ({
  external_id: command.externalId,
  type: command.type,
  command: JSON.stringify(command),
  at: now,
  runs_at: now,
  ends_at: now,
  outcome: 'done',
  state: 'open',
  record_id: null,
  error: null,
});

const doneAnswer = (commandId: string, record: AnyRecord): Answer => ({
  status: 201,
  body: { commandId, state: 'done', id: record.id, version: versionOf(record) },
});

/** Takes the command and leaves it for later, on the ERP's clock. */
const accept = ({ sent, clock, switches }: Parts, command: Command): Answer => {
  const now = clock();
  const runs_at = now + switches.commandAcceptedMs;
  const ends_at = runs_at + switches.commandRunningMs;
  const open = { ...openCommand(command, now), runs_at, ends_at, outcome: switches.commandOutcome };
  return { status: 202, body: { commandId: sent.add(open), state: 'accepted' } };
};

const take = (parts: Parts, command: Command): Answer => {
  const { sent, clock, switches, judge } = parts;
  const now = clock();
  const open = creates(command) ? sent.openByExternalId(command.type, command.externalId) : null;
  if (open)
    return { status: 202, body: { commandId: open.command_id, state: now < open.runs_at ? 'accepted' : 'running' } };
  const verdict = judge(command);
  if (verdict.kind === 'refusal') return answerOf(verdict.refusal);
  if (verdict.kind === 'existing') {
    const commandId = sent.add({ ...openCommand(command, now), state: 'done', record_id: verdict.record.id });
    return without(doneAnswer(commandId, verdict.record), command, verdict.record.id, parts);
  }
  const { before, write } = verdict.plan;
  if (command.dryRun) {
    const found = before === null ? {} : { id: before.id, version: versionOf(before) };
    return { status: 200, body: { state: 'done', dryRun: true, ...found } };
  }
  if (switches.commandPace === 'later') return accept(parts, command);
  const after = write(now);
  const commandId = sent.add({ ...openCommand(command, now), state: 'done', record_id: after.id });
  return { ...doneAnswer(commandId, after), written: [writtenBy(before, after)] };
};

const post = (parts: Parts, call: Call): Answer => {
  const key = headerOf(call, 'Idempotency-Key');
  if (key === null || key === '') return refuse('missing_idempotency_key');
  const command = commandOf(call);
  if ('status' in command) return command;
  const kept = parts.keys.replay('commands', key, call.body);
  if (kept) return without(kept, command, idIn(command), parts);
  const answer = take(parts, command);
  // A refusal and a dry run keep no key: nothing happened that could be repeated.
  if (answer.status === 201 || answer.status === 202)
    parts.keys.keep('commands', key, call.body, answer, parts.clock());
  return answer.written ? answer : without(answer, command, idIn(command), parts);
};

const fail = ({ sent, mailbox }: Parts, failed: SentCommand, command: Command, error: object): void => {
  const id = idIn(command);
  sent.end(failed.command_id, 'failed', id, error);
  const where = { entity: command.data.entity, ...(id === null ? {} : { id }) };
  mailbox.post({ kind: 'record.error', ...where, severity: 'error', error: { ...error } }, failed.ends_at);
};

const end = (parts: Parts, sentCommand: SentCommand): void => {
  const command = commandSchema.parse(JSON.parse(sentCommand.command));
  const verdict = parts.judge(command);
  if (sentCommand.outcome === 'failed') {
    fail(parts, sentCommand, command, errorOf('erp_error'));
    return;
  }
  if (verdict.kind === 'refusal') {
    const { code, message, fields } = verdict.refusal;
    fail(parts, sentCommand, command, errorOf(code, message, fields));
    return;
  }
  const after = verdict.kind === 'existing' ? verdict.record : verdict.plan.write(sentCommand.ends_at);
  parts.sent.end(sentCommand.command_id, 'done', after.id, null);
  if (verdict.kind === 'plan') parts.noteLate(writtenBy(verdict.plan.before, after));
};

const stateOf = ({ state, runs_at }: SentCommand, now: number): string => {
  if (state !== 'open') return state;
  return now < runs_at ? 'accepted' : 'running';
};

const status = ({ sent, clock }: Parts, { commandId = '' }: Params): Answer => {
  const command = sent.byId(commandId);
  if (command === null) return refuse('not_found', 'There is no such command.');
  const { record_id: id, error } = command;
  return {
    status: 200,
    body: {
      state: stateOf(command, clock()),
      ...(id === null ? {} : { id }),
      ...(error === null ? {} : { error: z.json().parse(JSON.parse(error)) }),
    },
  };
};

/** The calls that write (flow contract v1, endpoints 5 and 6), and `settle`, which ends what was accepted and is due. */
export const createCommands = (given: CommandParts) => {
  const parts = { ...given, sent: createCommandStore(given.file), judge: createJudge(given) };
  return {
    post: (call: Call) => post(parts, call),
    status: (_call: Call, params: Params) => status(parts, params),
    settle: () => {
      for (const command of parts.sent.due(parts.clock())) end(parts, command);
    },
  };
};

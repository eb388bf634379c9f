import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params, Route } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import { createEnrolmentStore, type Enrolment } from './programs-enrolments.ts';
import { createProgramStore, type ProgramStore, type StoredProgram } from './programs-store.ts';
import type { programTiers } from './programs-switches.ts';
import { refusalV2 } from './refusals.ts';
import { isRefused, v2BodyOf } from './v2-body.ts';
import { invalidV2, pagingOf } from './v2-paging.ts';

type ProgramRoute = Route<{ readonly name: keyof typeof programTiers }>;

const HOUR_MS = 3_600_000;

const enrolmentSchema = z.object({
  programid: z.number().int(),
  contacts: z.array(z.number().int()).nullish(),
  addressbooks: z.array(z.number().int()).nullish(),
});

/** As these calls write it: a space instead of T, and microseconds (contract dotdigital 1 [C]). */
const dateOf = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '000+00:00');

const programAnswer = ({ id, name, status, createdAt }: StoredProgram) => ({
  id,
  name,
  status,
  dateCreated: dateOf(createdAt),
});

const forbidden = (): Answer => refusalV2(403, 'Error: ERROR_FEATURENOTACTIVE');
const programNotFound = (): Answer => refusalV2(404, 'Error: ERROR_PROGRAM_NOT_FOUND');
const enrolmentNotFound = (): Answer => refusalV2(404, 'Error: ERROR_ENROLMENT_NOT_FOUND');

type Wanted = Pick<Enrolment, 'contactIds' | 'listIds'>;

/** Why these cannot be enrolled at all (contract dotdigital 7.3 [C]). */
const targetRefusal = ({ contacts, lists, segments }: Account, { contactIds, listIds }: Wanted): Answer | null => {
  if (contactIds.length + listIds.length === 0) return refusalV2(400, 'Error: ERROR_ENROLMENT_INVALID');
  if (contactIds.length > 25) return refusalV2(400, 'Error: ERROR_CONTACT_TOOMANY');
  if (listIds.length > 10) return refusalV2(400, 'Error: ERROR_ADDRESSBOOK_TOOMANY');
  const isList = (id: number) => lists.byId(id) !== null || segments.byId(id) !== null;
  if (!listIds.every(isList)) return refusalV2(400, 'Error: ERROR_ADDRESSBOOK_NOT_FOUND');
  const isContact = (id: number) => contacts.byId(id)?.binned === false;
  return contactIds.every(isContact) ? null : refusalV2(400, 'Error: ERROR_CONTACT_NOT_FOUND');
};

const programRefusal = (program: StoredProgram | null): Answer | null => {
  if (program === null) return programNotFound();
  return program.status === 'Active' ? null : refusalV2(422, 'Error: ERROR_PROGRAM_NOT_ACTIVE');
};

const createEnrolmentCalls = (file: StateFile, account: Account, programs: ProgramStore) => {
  const { switches, clock, lists } = account;
  const enrolments = createEnrolmentStore(file);
  const answerOf = ({ id, programId, status, createdAt, contactIds, listIds }: Omit<Enrolment, 'polls' | 'faults'>) => {
    const isTold = switches.enrolmentTargets === 'told';
    const targets = { contacts: isTold ? contactIds : null, addressBooks: isTold ? listIds : null };
    return { id, programId, status, dateCreated: dateOf(createdAt), ...targets };
  };
  const finish = (enrolment: Enrolment): void => {
    if (switches.enrolmentOutcome === 'never') return;
    const hasEverybody = enrolment.listIds.some((id) => lists.byId(id)?.kind === 'all');
    enrolments.finish(enrolment, hasEverybody, clock());
  };
  /** An enrolment as it is now that it was asked after once more. */
  const polled = (id: string): Enrolment | null => {
    const found = enrolments.find(id);
    if (found?.status === 'Processing' && found.polls >= switches.enrolmentPolls) finish(found);
    else if (found) enrolments.poll(id);
    return found && enrolments.find(id);
  };
  const page = (call: Call, status: string): Answer => {
    const paging = pagingOf(call);
    return 'status' in paging ? paging : { status: 200, body: enrolments.page(status, paging).map(answerOf) };
  };
  return {
    settleDue: (): void => {
      for (const one of enrolments.open()) if (clock() >= one.createdAt + switches.enrolmentMs) finish(one);
    },
    create: (call: Call): Answer => {
      const read = v2BodyOf(call, enrolmentSchema);
      if (isRefused(read)) return read;
      const { programid: programId, contacts, addressbooks } = read.body;
      const wanted = { contactIds: contacts ?? [], listIds: addressbooks ?? [] };
      const refused = programRefusal(programs.byId(programId)) ?? targetRefusal(account, wanted);
      if (refused) return refused;
      if (enrolments.since(clock() - HOUR_MS) >= switches.enrolmentsPerHour) {
        // Its trailing space is what the account sends (contract dotdigital 3.6 [C]).
        return refusalV2(400, 'Error: ERROR_ENROLMENT_ALLOWANCE_EXCEEDED ');
      }
      const enrolment = { ...wanted, id: randomUUID(), programId, createdAt: clock() };
      enrolments.add(enrolment);
      const written = [{ recordId: `program:${programId}`, key: enrolment.id, changed: true }];
      return { status: 201, body: answerOf({ ...enrolment, status: 'Processing' }), written };
    },
    /** By its id, or with a state in its place all that are in it. */
    get: (call: Call, { enrolment = '' }: Params): Answer => {
      const states = ['Processing', 'Finished', 'NotAvailableInThisVersion'];
      const state = states.find((word) => word.toLowerCase() === enrolment.toLowerCase());
      if (state !== undefined) return page(call, state);
      const found = polled(enrolment);
      return found ? { status: 200, body: answerOf(found) } : enrolmentNotFound();
    },
    faults: (_call: Call, { enrolment = '' }: Params): Answer => {
      const found = enrolments.find(enrolment);
      if (!found) return enrolmentNotFound();
      if (found.faults === null) return refusalV2(400, 'Error: ERROR_ENROLMENT_IS_PROCESSING');
      const text = `Id,Email,TelephoneNumber,Reason\n${found.faults}`;
      return { status: 200, headers: { 'Content-Type': 'text/csv; charset=utf-8' }, text };
    },
  };
};

const editSchema = z.strictObject({
  programId: z.number().int(),
  status: z.enum(['Draft', 'Active', 'Deactivated', 'ReadOnly']).optional(),
  /** What starts it from now on; null for nothing. */
  startsOn: z
    .union([z.strictObject({ list: z.number().int() }), z.strictObject({ field: z.string() }), z.null()])
    .optional(),
});

const changeProgram = (programs: ProgramStore, input: unknown): string | null => {
  const parsed = editSchema.safeParse(input);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const { programId, status, startsOn } = parsed.data;
  const found = programs.byId(programId);
  if (!found) return 'There is no such program.';
  const start = startsOn === undefined ? {} : startOf(startsOn);
  programs.save({ ...found, ...(status === undefined ? {} : { status }), ...start });
  return null;
};

const startOf = (on: { list: number } | { field: string } | null): Pick<StoredProgram, 'startsOn' | 'startsWith'> => {
  if (on === null) return { startsOn: null, startsWith: null };
  return 'list' in on ? { startsOn: 'list', startsWith: String(on.list) } : { startsOn: 'field', startsWith: on.field };
};

/** The calls on programs and enrolments (contract dotdigital 7.3 [C]), and what goes on without a call. */
export const createPrograms = (file: StateFile, account: Account) => {
  const programs = createProgramStore(file);
  const enrolments = createEnrolmentCalls(file, account, programs);
  const list = (call: Call): Answer => {
    const paging = pagingOf(call);
    return 'status' in paging ? paging : { status: 200, body: programs.page(paging).map(programAnswer) };
  };
  const one = (_call: Call, { program = '' }: Params): Answer => {
    if (!/^\d{1,10}$/.test(program)) return invalidV2('The id is not a number.');
    const found = programs.byId(Number(program));
    return found ? { status: 200, body: programAnswer(found) } : programNotFound();
  };
  const whenAllowed =
    (handle: ProgramRoute['handle']): ProgramRoute['handle'] =>
    (call, params) =>
      account.switches.programs === 'forbidden' ? forbidden() : handle(call, params);
  const get = (name: ProgramRoute['name'], path: string, handle: ProgramRoute['handle']): ProgramRoute => ({
    name,
    method: 'GET',
    pattern: `/v2/programs${path}`,
    handle: whenAllowed(handle),
  });
  const create = { method: 'POST', pattern: '/v2/programs/enrolments', handle: whenAllowed(enrolments.create) };
  const routes: readonly ProgramRoute[] = [
    get('programsList', '', list),
    { name: 'enrolmentCreate', ...create },
    get('enrolmentFaults', '/enrolments/:enrolment/report-faults', enrolments.faults),
    get('enrolmentGet', '/enrolments/:enrolment', enrolments.get),
    get('programGet', '/:program', one),
  ];
  return {
    routes,
    settleDue: enrolments.settleDue,
    change: (input: unknown) => changeProgram(programs, input),
    counts: programs.counts,
  };
};

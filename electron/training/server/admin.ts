import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Fault, type FaultDesk, faultSchema } from './faults.ts';
import { type Answer, type Call, type Handler, headerOf, jsonOf } from './http.ts';
import type { LoggedWrite, WriteLog } from './write-log.ts';

/** What a test or a trainer may do to a simulated system besides using it. */
export type Admin = {
  readonly state: () => Readonly<Record<string, number>>;
  /** All writes that arrived, or those to one record by its id or other key. */
  readonly writes: (record?: string) => readonly LoggedWrite[];
  readonly arm: (fault: Fault) => void;
  readonly release: () => number;
  /** Changes a record as a person in that system would: stamped, and in no write log. Says why not, or null. */
  readonly edit: (edit: unknown) => string | null;
  /** Back to the first day. */
  readonly reset: () => void;
  readonly truth: () => unknown;
};

export type AdminParts = {
  readonly faults: FaultDesk;
  readonly log: WriteLog;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly edit: (edit: unknown) => string | null;
  readonly reset: () => void;
  readonly truthPath: string;
};

export const createAdmin = ({ faults, log, counts, edit, reset, truthPath }: AdminParts): Admin => ({
  state: () => ({ ...counts(), writes: log.list(null).length, ...faults.state() }),
  writes: (record) => log.list(record ?? null),
  arm: faults.arm,
  release: faults.release,
  edit,
  reset: () => {
    faults.disarm();
    faults.release();
    reset();
  },
  truth: () => z.json().parse(JSON.parse(readFileSync(truthPath, 'utf8'))),
});

/** Whether both are the same, in a time that does not tell how much of them is. */
export const isSameSecret = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const done: Answer = { status: 200, body: { done: true } };

const armed = (admin: Admin, call: Call): Answer => {
  const json = jsonOf(call);
  const fault = faultSchema.safeParse(json.ok ? json.value : null);
  if (!fault.success) return { status: 400, body: { message: z.prettifyError(fault.error) } };
  admin.arm(fault.data);
  return done;
};

const edited = (admin: Admin, call: Call): Answer => {
  const json = jsonOf(call);
  const problem = admin.edit(json.ok ? json.value : null);
  return problem === null ? done : { status: 400, body: { message: problem } };
};

export type Credentials = { readonly user: string; readonly secret: string };

/** The admin port's calls, all behind its own token. */
export const createAdminHandler = (admin: Admin, token: string, credentials: Credentials): Handler => {
  const answer = (call: Call): Answer => {
    switch (`${call.method} /${call.segments.join('/')}`) {
      case 'GET /state':
        return { status: 200, body: admin.state() };
      case 'GET /writes':
        return { status: 200, body: admin.writes(call.query.get('recordId') ?? undefined) };
      case 'GET /credentials':
        return { status: 200, body: credentials };
      case 'GET /truth':
        return { status: 200, body: admin.truth() };
      case 'POST /faults':
        return armed(admin, call);
      case 'POST /release':
        return { status: 200, body: { released: admin.release() } };
      case 'POST /edit':
        return edited(admin, call);
      case 'POST /reset':
        admin.reset();
        return done;
      default:
        return { status: 404, body: { message: 'No such call.' } };
    }
  };
  return (call) =>
    isSameSecret(headerOf(call, 'Authorization') ?? '', `Bearer ${token}`)
      ? answer(call)
      : { status: 401, body: { message: 'The admin token is missing or wrong.' } };
};

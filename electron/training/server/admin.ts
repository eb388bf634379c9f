import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SkewableClock } from '../clock.ts';
import type { EditOn } from './edit-on.ts';
import type { Arming, FaultDesk } from './faults.ts';
import { type Answer, type Call, type Handler, headerOf, jsonOf } from './http.ts';
import type { LoggedWrite, WriteLog } from './write-log.ts';

/** What a test or a trainer may do to a simulated system besides using it. */
export type Admin = {
  readonly state: () => Readonly<Record<string, number>>;
  /** All writes that arrived, or those to one record by its id or other key. */
  readonly writes: (record?: string) => readonly LoggedWrite[];
  /** Arms a fault, a preset or random trouble; throws when it is none of them. */
  readonly arm: (fault: Arming) => void;
  readonly release: () => number;
  /** Changes a record as a person in that system would: stamped, and in no write log. Says why not, or null. */
  readonly edit: (edit: unknown) => string | null;
  /** What else can be done, under its name; says why not, or null when it is done. */
  readonly actions: Actions;
  /** The edits that wait for a request, and what became of them. */
  readonly edits: EditOn['list'];
  /** Back to the first day. */
  readonly reset: () => void;
  readonly truth: () => unknown;
};

export type Actions = Readonly<Record<string, (input: unknown) => string | null>>;

export type AdminParts = {
  readonly faults: FaultDesk;
  readonly editOn: EditOn;
  readonly clock: SkewableClock;
  readonly log: WriteLog;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly edit: (edit: unknown) => string | null;
  readonly reset: () => void;
  readonly truthPath: string;
  /** What this system can do besides. */
  readonly actions?: Actions;
};

const skewSchema = z.strictObject({ offsetMs: z.number().int() });

const skewWith =
  (clock: SkewableClock) =>
  (input: unknown): string | null => {
    const skew = skewSchema.safeParse(input);
    if (!skew.success) return z.prettifyError(skew.error);
    clock.skew(skew.data.offsetMs);
    return null;
  };

export const createAdmin = ({
  faults,
  editOn,
  clock,
  log,
  counts,
  edit,
  reset,
  truthPath,
  actions,
}: AdminParts): Admin => ({
  state: () => ({ ...counts(), writes: log.list(null).length, ...faults.state() }),
  writes: (record) => log.list(record ?? null),
  arm: (fault) => {
    const problem = faults.arm(fault);
    if (problem !== null) throw new Error(problem);
  },
  release: faults.release,
  edit,
  actions: { ...actions, faults: faults.arm, edit, 'edit-on': editOn.arm, clock: skewWith(clock) },
  edits: editOn.list,
  reset: () => {
    faults.disarm();
    editOn.clear();
    clock.skew(0);
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

const acted = (admin: Admin, call: Call): Answer => {
  const [name = ''] = call.segments;
  const action = call.method === 'POST' && call.segments.length === 1 ? admin.actions[name] : undefined;
  if (action === undefined) return { status: 404, body: { message: 'No such call.' } };
  const json = jsonOf(call);
  const problem = action(json.ok ? json.value : null);
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
      case 'GET /edit-on':
        return { status: 200, body: admin.edits() };
      case 'POST /release':
        return { status: 200, body: { released: admin.release() } };
      case 'POST /reset':
        admin.reset();
        return done;
      default:
        return acted(admin, call);
    }
  };
  return (call) =>
    isSameSecret(headerOf(call, 'Authorization') ?? '', `Bearer ${token}`)
      ? answer(call)
      : { status: 401, body: { message: 'The admin token is missing or wrong.' } };
};

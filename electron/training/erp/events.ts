import { z } from 'zod';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import { fieldErrors } from './field-errors.ts';
import type { Mailbox } from './mailbox.ts';
import { refuse } from './refusals.ts';

const MAX_WAIT = 25;

/** How often a waiting reader looks whether a run or command has come to its end meanwhile, in wall-clock milliseconds. */
const LOOK_EVERY_MS = 200;

const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const querySchema = z.object({
  after: whole.default(0),
  limit: whole.pipe(z.number().min(1).max(1_000)).default(100),
  wait: whole.pipe(z.number().max(MAX_WAIT)).default(0),
});

const ackSchema = z.strictObject({ upTo: z.number().int().nonnegative() });

const queryOf = ({ query }: Call) => querySchema.safeParse(Object.fromEntries(query));

const read = (mailbox: Mailbox, call: Call): Answer => {
  const query = queryOf(call);
  if (!query.success) return refuse('validation_failed', 'The query is invalid.', fieldErrors(query.error));
  const { after, limit } = query.data;
  return { status: 200, body: { events: mailbox.after(after, limit), ...mailbox.ends() } };
};

const acknowledge = (mailbox: Mailbox, call: Call): Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refuse('invalid_json');
  const parsed = ackSchema.safeParse(json.value);
  if (!parsed.success) return refuse('validation_failed', undefined, fieldErrors(parsed.error));
  mailbox.dropUpTo(Math.min(parsed.data.upTo, mailbox.ends().lastSeq));
  return { status: 200, body: mailbox.ends() };
};

/** How many seconds the reader will wait; 0 unless the call is right. */
const waitOf = (call: Call): number => {
  const query = queryOf(call);
  return query.success ? query.data.wait : 0;
};

const isEmpty = ({ body }: Answer): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'events' in body &&
  Array.isArray(body.events) &&
  body.events.length === 0;

/**
 * The calls of the mailbox (flow contract v1, endpoints 9 and 10). `secondMs` is how long a second of `wait` takes, on the
 * wall's clock: a reader waits as long whatever the rate of the training clock.
 */
export const createEventCalls = (mailbox: Mailbox, secondMs: number) => ({
  read: (call: Call) => read(mailbox, call),
  acknowledge: (call: Call) => acknowledge(mailbox, call),
  /** Looks again until there is news, or the time is over; `look` answers like `read`. */
  waitForNews: async (call: Call, first: Answer, look: () => Answer): Promise<Answer> => {
    const until = Date.now() + waitOf(call) * secondMs;
    let answer = first;
    while (isEmpty(answer) && Date.now() < until && !mailbox.isClosed()) {
      await mailbox.news(Math.max(1, Math.min(LOOK_EVERY_MS, until - Date.now())));
      if (!mailbox.isClosed()) answer = look();
    }
    return answer;
  },
  mustWait: (call: Call, answer: Answer): boolean => waitOf(call) > 0 && isEmpty(answer),
});

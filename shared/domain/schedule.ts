import { z } from 'zod';
import { type Job, jobSchema } from './run.ts';
import { dayAfter, instantOf, isDayThere, isZone, localTime } from './zoned-time.ts';

/** The IANA name of a time zone whose rules this machine knows. */
const zoneSchema = z.string().max(64).refine(isZone, 'is no time zone that this machine knows');

/** A minute of a day by a wall clock: 0 is midnight, 1439 is 23:59. */
const minuteOfDaySchema = z.number().int().min(0).max(1_439);

/** When a job runs by itself: so long after its last end, or once a day at a time of some place. */
export const rhythmSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('interval'), everyMs: z.number().int().min(60_000).max(86_400_000) }),
  z.strictObject({ kind: z.literal('daily'), minute: minuteOfDaySchema, zone: zoneSchema }),
]);
export type Rhythm = Readonly<z.infer<typeof rhythmSchema>>;

/** The hours of a place in which no job starts by itself; beyond midnight where it ends before it begins. */
export const quietSchema = z
  .strictObject({ isOn: z.boolean(), from: minuteOfDaySchema, to: minuteOfDaySchema, zone: zoneSchema })
  .refine(({ from, to }) => from !== to, 'a quiet window needs a length');
export type Quiet = Readonly<z.infer<typeof quietSchema>>;

/** What the schedules promise: when each job runs by itself, and the hours in which none does. */
export const promisesSchema = z.strictObject({
  timers: z
    .array(z.strictObject({ job: jobSchema, isOn: z.boolean(), rhythm: rhythmSchema }))
    .max(20)
    .readonly(),
  quiet: quietSchema.nullable(),
});
export type Promises = Readonly<z.infer<typeof promisesSchema>>;

/** What a due or coming run waits for, besides its time. */
export const waitSchema = z.discriminatedUnion('kind', [
  /** The quiet window is not over. */
  z.strictObject({ kind: z.literal('quiet'), until: z.number().int() }),
  /** It failed so many times in a row and is tried again later. */
  z.strictObject({ kind: z.literal('back-off'), until: z.number().int(), failures: z.number().int() }),
  /** It runs, or another does: one at a time. */
  z.strictObject({ kind: z.literal('run'), job: jobSchema }),
  /** It is due, and so is one that it builds on, or one that has waited longer. */
  z.strictObject({ kind: z.literal('turn'), job: jobSchema }),
  /** The machine has just woken up. */
  z.strictObject({ kind: z.literal('waking'), until: z.number().int() }),
  /** Nothing runs by itself here, for a reason that is not one of time. */
  z.strictObject({
    kind: z.literal('blocked'),
    by: z.enum(['machine', 'read-only', 'connections', 'engine', 'reviewer']),
  }),
]);
export type Wait = Readonly<z.infer<typeof waitSchema>>;

/** A job's timer and how its last runs ended. Instants are epoch ms. */
export type TimedJob = {
  readonly job: Job;
  readonly isOn: boolean;
  readonly rhythm: Rhythm;
  /** When somebody set it: a slot before that is nobody's. 0 where nobody did. */
  readonly setAt: number;
  /** When its last run that ended began, by the clock of then: says which slot it was for. Null when it never ran. */
  readonly lastStartedAt: number | null;
  /** When that run ended, by the clock of now. */
  readonly lastEndedAt: number | null;
  /** How many of its last runs failed one after another. */
  readonly failures: number;
};

const dayMs = 86_400_000;

/** A job that keeps failing is tried at least this often, unless its own interval is longer. */
export const longestBackOffMs = 60 * 60_000;

/** The first wait after a failed nightly run; it doubles. */
const dailyRetryMs = 15 * 60_000;

/** How far apart a job's runs are meant to be. */
export const intervalOf = (rhythm: Rhythm): number => (rhythm.kind === 'interval' ? rhythm.everyMs : dayMs);

/** The wait after the end of an interval's job, doubled with each failure in a row up to an hour; of a daily one, after a failure. */
export const waitOf = ({ rhythm, failures }: Pick<TimedJob, 'rhythm' | 'failures'>): number => {
  const doubled = (first: number, times: number): number =>
    Math.min(first * 2 ** Math.min(times, 20), longestBackOffMs);
  return rhythm.kind === 'interval'
    ? Math.max(rhythm.everyMs, doubled(rhythm.everyMs, failures))
    : doubled(dailyRetryMs, failures - 1);
};

/**
 * When the job is due, or has been since; null when its timer is off. Of slots that were missed only the last counts, so
 * they are caught up once.
 */
export const dueAt = (now: number, timed: TimedJob): number | null => {
  if (!timed.isOn) return null;
  const { rhythm, lastEndedAt, failures } = timed;
  // An end that lies ahead was noted before the clock was set back: it says nothing about when, and must not block.
  const endedAt = lastEndedAt !== null && lastEndedAt > now ? null : lastEndedAt;
  if (rhythm.kind === 'interval') return endedAt === null ? now : endedAt + waitOf(timed);
  if (failures > 0 && lastEndedAt !== null) return endedAt === null ? now : endedAt + waitOf(timed);
  return slotDue(now, timed, rhythm);
};

/** The slot that no run was for: the last one, or the first to come. */
const slotDue = (now: number, { setAt, lastStartedAt }: TimedJob, daily: Daily): number => {
  const last = slotUpTo(now, daily);
  const next = slotAfter(last, daily);
  // What was set ahead of now was set by a clock that was wrong.
  if (setAt <= now && last < setAt) return next;
  if (lastStartedAt === null || lastStartedAt < last) return last;
  if (lastStartedAt < next) return next;
  // The clock was set back over the slot: it had its run and gets no second one. From further ahead: nobody knows.
  const afterNext = slotAfter(next, daily);
  return lastStartedAt < afterNext ? afterNext : last;
};

type Daily = Extract<Rhythm, { readonly kind: 'daily' }>;

/** The daily slot at or before an instant. */
export const slotUpTo = (at: number, { minute, zone }: Daily): number => {
  const today = localTime(at, zone);
  for (let days = 1; ; days -= 1) {
    const day = dayAfter(today, days);
    const slot = instantOf(day, minute, zone);
    if (slot <= at && isDayThere(day, zone)) return slot;
  }
};

/** The daily slot after that one. */
export const slotAfter = (slot: number, { minute, zone }: Daily): number => {
  // A slot that does not exist is had later, even on the next day: its own day is the one before.
  const today = dayAfter(localTime(slot, zone), -1);
  for (let days = 0; ; days += 1) {
    const day = dayAfter(today, days);
    const next = instantOf(day, minute, zone);
    if (next > slot && isDayThere(day, zone)) return next;
  }
};

/** When the quiet window that holds an instant ends; null outside of one. Each day has one, however often its hours happen. */
export const quietUntil = (at: number, quiet: Quiet | null): number | null => {
  if (quiet === null || !quiet.isOn) return null;
  const { from, to, zone } = quiet;
  const today = localTime(at, zone);
  for (const days of [-1, 0, 1]) {
    const begin = instantOf(dayAfter(today, days), from, zone);
    const end = instantOf(dayAfter(today, from < to ? days : days + 1), to, zone);
    if (begin <= at && at < end) return end;
  }
  return null;
};

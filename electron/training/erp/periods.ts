import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Answer, Call } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import { fieldErrors } from './field-errors.ts';
import { refuse } from './refusals.ts';

export const PERIOD_TABLE = `
  CREATE TABLE IF NOT EXISTS period(name TEXT PRIMARY KEY, ar TEXT NOT NULL, as_of INTEGER NOT NULL) STRICT;
`;

/** A month as YYYY-MM. */
export const periodNameSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const receivableStates = ['open', 'restricted', 'locked', 'unknown'] as const;
export type ReceivableState = (typeof receivableStates)[number];

/** Months counted from the year 0, so that they can be added up. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const nameOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
const lastDayOf = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

/** The day in London, where the company keeps its books. */
export const todayIn = (now: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(now);

const MOST_MONTHS = 120;

const querySchema = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'from is after to');

export type Periods = {
  readonly list: (call: Call) => Answer;
  readonly stateOf: (name: string) => ReceivableState;
  /** Opens or closes a month, whatever its age says. */
  readonly set: (name: string, ar: ReceivableState) => void;
};

/**
 * The accounting months (flow contract v1, endpoint 4). A month that ended before the last one is locked, the last one is
 * restricted, later ones are open, unless somebody decided otherwise.
 */
export const createPeriods = (file: StateFile, clock: Clock): Periods => {
  const decided = file.prepare<[string], { ar: ReceivableState; as_of: number }>(
    'SELECT ar, as_of FROM period WHERE name = ?',
  );
  const decide = file.prepare('INSERT OR REPLACE INTO period(name, ar, as_of) VALUES (?, ?, ?)');
  const byAge = (month: number): ReceivableState => {
    const age = monthOf(todayIn(clock())) - month;
    if (age > 1) return 'locked';
    return age === 1 ? 'restricted' : 'open';
  };
  const periodOf = (month: number) => {
    const name = nameOf(month);
    const kept = decided.get(name);
    return {
      from: `${name}-01`,
      to: lastDayOf(month),
      name,
      ar: kept?.ar ?? byAge(month),
      asOf: new Date(kept?.as_of ?? clock()).toISOString(),
    };
  };
  return {
    list: ({ query }) => {
      const parsed = querySchema.safeParse(Object.fromEntries(query));
      if (!parsed.success) return refuse('validation_failed', 'The range is invalid.', fieldErrors(parsed.error));
      const now = monthOf(todayIn(clock()));
      const first = parsed.data.from === undefined ? now - 12 : monthOf(parsed.data.from);
      const last = parsed.data.to === undefined ? Math.max(first, now) : monthOf(parsed.data.to);
      if (last - first >= MOST_MONTHS) return refuse('validation_failed', `At most ${MOST_MONTHS} months at once.`);
      const months = Array.from({ length: Math.max(0, last - first + 1) }, (_unused, place) => first + place);
      return { status: 200, body: months.map(periodOf) };
    },
    stateOf: (name) => periodOf(monthOf(name)).ar,
    set: (name, ar) => {
      decide.run(name, ar, clock());
    },
  };
};

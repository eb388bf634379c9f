import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { calmSchema, type Preset, presetSchema, type Source, sourceOf } from './fault-presets.ts';
import type { Call } from './http.ts';
import { fits, matchSchema } from './match.ts';
import {
  createRandomTrouble,
  type RandomTrouble,
  type RandomTroubleInput,
  randomTroubleSchema,
} from './random-trouble.ts';
import { type Trouble, troubleSchema } from './trouble.ts';

/** A trouble that waits for matching requests, and how many of them it meets. */
export const faultSchema = troubleSchema.extend({
  match: matchSchema.default({}),
  times: z.number().int().positive().default(1),
});
export type Fault = Readonly<z.input<typeof faultSchema>>;

/** Whatever `POST /faults` takes. */
export type Arming = Fault | Preset | RandomTroubleInput | z.input<typeof calmSchema>;

export type FaultDesk = {
  /** Says what is wrong with it, or null when it is armed. */
  readonly arm: (arming: unknown) => string | null;
  /** The trouble that this request meets; counts it down. What was armed first comes first, random trouble last. */
  readonly meet: (call: Pick<Call, 'method' | 'path'>) => Trouble | null;
  /** Resolves when held requests are released. */
  readonly held: () => Promise<void>;
  /** Lets held requests go on, and disarms nothing. Returns how many were held. */
  readonly release: () => number;
  /** How many requests are held, and how many meetings are still armed; what only time ends counts once. */
  readonly state: () => { readonly held: number; readonly armed: number };
  readonly disarm: () => void;
};

type Read = { readonly source: Source } | { readonly random: RandomTrouble } | 'calm' | { readonly problem: string };

const parsedWith = <T>(schema: z.ZodType<T>, input: unknown, use: (data: T) => Read): Read => {
  const parsed = schema.safeParse(input);
  return parsed.success ? use(parsed.data) : { problem: z.prettifyError(parsed.error) };
};

const has = (input: unknown, key: string): boolean => typeof input === 'object' && input !== null && key in input;

const read = (input: unknown, now: number): Read => {
  if (calmSchema.safeParse(input).success) return 'calm';
  if (has(input, 'preset')) return parsedWith(presetSchema, input, (data) => ({ source: sourceOf(data, now) }));
  if (has(input, 'random')) {
    return parsedWith(randomTroubleSchema, input, (data) => ({ random: createRandomTrouble(data) }));
  }
  return parsedWith(faultSchema, input, ({ match, times, ...trouble }) => ({
    source: { match, trouble: () => trouble, left: times, until: null },
  }));
};

/** Faults are armed in memory: a restart is free of them. The clock is the account's. */
export const createFaultDesk = (clock: Clock): FaultDesk => {
  let armed: Source[] = [];
  let random: RandomTrouble | null = null;
  let waiting: (() => void)[] = [];
  const current = (): readonly Source[] => {
    const now = clock();
    armed = armed.filter(({ left, until }) => (left === null || left > 0) && (until === null || now < until));
    return armed;
  };
  const disarm = (): void => {
    armed = [];
    random = null;
  };
  return {
    arm: (input) => {
      const found = read(input, clock());
      if (found === 'calm') disarm();
      else if ('problem' in found) return found.problem;
      else if ('random' in found) random = found.random;
      else armed.push(found.source);
      return null;
    },
    meet: (call) => {
      const found = current().find(({ match }) => fits(match, call));
      if (!found) return random?.meet(call, clock()) ?? null;
      if (found.left !== null) found.left -= 1;
      return found.trouble(clock());
    },
    held: () => new Promise((resolve) => waiting.push(resolve)),
    release: () => {
      const released = waiting;
      waiting = [];
      for (const go of released) go();
      return released.length;
    },
    state: () => ({
      held: waiting.length,
      armed: current().reduce((sum, { left }) => sum + (left ?? 1), random === null ? 0 : 1),
    }),
    disarm,
  };
};

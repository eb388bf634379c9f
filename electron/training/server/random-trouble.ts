import { z } from 'zod';
import { createRandom } from '../world/random.ts';
import type { Call } from './http.ts';
import { fits, matchSchema } from './match.ts';
import { htmlPage, type Trouble, tooManyUntil, troubleSchema } from './trouble.ts';

const named = {
  'too-many': (now: number): Trouble => tooManyUntil(now + 1_000, 'rate-limit', now),
  html: (): Trouble => htmlPage(502),
  'half-page': (): Trouble => ({ action: 'half-page' }),
  'short-page': (): Trouble => ({ action: 'short-page' }),
  slow: (): Trouble => ({ action: 'delay', delayMs: 250 }),
  'cut-before': (): Trouble => ({ action: 'cut-before' }),
  'cut-after-commit': (): Trouble => ({ action: 'cut-after-commit' }),
  truncate: (): Trouble => ({ action: 'truncate' }),
};
type Name = keyof typeof named;

const isName = (text: string): text is Name => text in named;

const actionSchema = z.union([z.string().refine(isName, 'There is no such trouble.'), troubleSchema]);

export const randomTroubleSchema = z.strictObject({
  random: z.strictObject({
    seed: z.number().int(),
    /** Of the requests that fit. */
    share: z.number().min(0).max(1),
    /** Each as likely as the other: a name, or a trouble of one's own. */
    actions: z.array(actionSchema).min(1),
    match: matchSchema.default({}),
  }),
});
export type RandomTroubleInput = z.input<typeof randomTroubleSchema>;

export type RandomTrouble = {
  readonly meet: (call: Pick<Call, 'method' | 'path'>, now: number) => Trouble | null;
};

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Trouble by chance, and the same each time: what a request meets follows from the seed, its method and path, and from
 * how many such came before. So it does not depend on which of two simultaneous requests arrives first; ids that are
 * different at every run (GUIDs) do not count.
 */
export const createRandomTrouble = ({ random }: z.output<typeof randomTroubleSchema>): RandomTrouble => {
  const { seed, share, actions, match } = random;
  const seen = new Map<string, number>();
  return {
    meet: (call, now) => {
      if (!fits(match, call)) return null;
      const kind = `${call.method} ${call.path.replace(GUID, '*')}`;
      const before = seen.get(kind) ?? 0;
      seen.set(kind, before + 1);
      const draw = createRandom(seed, `trouble ${kind} ${before}`);
      if (!draw.chance(share)) return null;
      const action = actions[draw.below(actions.length)];
      if (action === undefined) return null;
      return typeof action === 'string' ? (isName(action) ? named[action](now) : null) : action;
    },
  };
};

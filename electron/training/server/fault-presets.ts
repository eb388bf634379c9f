import { z } from 'zod';
import { matchSchema } from './match.ts';
import { htmlPage, resetStyles, type Trouble, tooManyUntil } from './trouble.ts';

/** Troubles until they are used up or over. Armed singly, or many at once by a preset. */
export type Source = {
  readonly match: z.output<typeof matchSchema>;
  readonly trouble: (now: number) => Trouble;
  /** Null when only time ends it. */
  left: number | null;
  /** The instant after which it is over, or null. */
  readonly until: number | null;
};

const whole = z.number().int().positive();

/** Ends with so many requests, or after a period on the account's clock; with neither, after one request. */
const span = { match: matchSchema.default({}), calls: whole.optional(), forMs: whole.optional() };

/** Troubles as they come in practice, armed in one call. */
export const presetSchema = z.discriminatedUnion('preset', [
  /** 429 to everything. `resetInMs` is when it claims to be over, where no period says so. */
  z.strictObject({
    preset: z.literal('storm'),
    ...span,
    reset: z.enum(resetStyles).default('rate-limit'),
    resetInMs: whole.default(60_000),
  }),
  z.strictObject({ preset: z.literal('html'), ...span, status: z.literal([500, 502]).default(502) }),
  z.strictObject({ preset: z.literal('half-page'), ...span }),
  z.strictObject({ preset: z.literal('short-page'), ...span, items: whole.optional() }),
  z.strictObject({ preset: z.literal('slow'), ...span, delayMs: whole.default(2_000) }),
]);
export type Preset = z.input<typeof presetSchema>;

/** Takes back whatever is armed. */
export const calmSchema = z.strictObject({ preset: z.literal('calm') });

const troubleOf = (preset: z.output<typeof presetSchema>, until: number | null): ((now: number) => Trouble) => {
  switch (preset.preset) {
    case 'storm':
      return (now) => tooManyUntil(until ?? now + preset.resetInMs, preset.reset, now);
    case 'html':
      return () => htmlPage(preset.status);
    case 'half-page':
      return () => ({ action: 'half-page' });
    case 'short-page':
      return () => ({ action: 'short-page', ...(preset.items === undefined ? {} : { items: preset.items }) });
    case 'slow':
      return () => ({ action: 'delay', delayMs: preset.delayMs });
  }
};

/** The preset as the fault desk keeps it; its period begins now. */
export const sourceOf = (preset: z.output<typeof presetSchema>, now: number): Source => {
  const { match, calls, forMs } = preset;
  const until = forMs === undefined ? null : now + forMs;
  return { match, trouble: troubleOf(preset, until), left: calls ?? (until === null ? 1 : null), until };
};

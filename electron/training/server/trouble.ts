import { z } from 'zod';

/**
 * What happens to one request. `hold-…` never answers until released, `cut-…` drops the line, `status` answers in the
 * system's place, `delay` answers late. `truncate` breaks the line off within the body; `half-page` sends half of the
 * body and says that this is all; `short-page` sends fewer items than were asked for, with a link to the next. "Before"
 * means that the system never saw the request, "after commit" that it did everything but answer.
 */
export const troubleSchema = z.strictObject({
  action: z.enum([
    'hold-before',
    'hold-after-commit',
    'cut-before',
    'cut-after-commit',
    'status',
    'delay',
    'truncate',
    'half-page',
    'short-page',
  ]),
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Text is sent as it is, anything else as JSON. */
  body: z.unknown().optional(),
  delayMs: z.number().int().nonnegative().optional(),
  /** Of a short page; half of what was asked for unless given. */
  items: z.number().int().positive().optional(),
});
export type Trouble = Readonly<z.output<typeof troubleSchema>>;

/** How a 429 says when to come back: Dotdigital's headers, the usual one, or not at all. */
export const resetStyles = ['rate-limit', 'retry-after', 'none'] as const;
export type ResetStyle = (typeof resetStyles)[number];

const resetHeaders = (style: ResetStyle, resetAt: number, now: number): Record<string, string> => {
  if (style === 'none') return {};
  if (style === 'retry-after') return { 'Retry-After': String(Math.max(0, Math.ceil((resetAt - now) / 1_000))) };
  return {
    'X-RateLimit-Limit': '35',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(Math.ceil(resetAt / 1_000)),
    'X-RateLimit-Scope': 'lowCallRate',
  };
};

/** Too many requests, until `resetAt` on the account's clock. The body is undocumented (contract dotdigital A3). */
export const tooManyUntil = (resetAt: number, style: ResetStyle, now: number): Trouble => ({
  action: 'status',
  status: 429,
  headers: resetHeaders(style, resetAt, now),
  body: { message: 'Too many requests.' },
});

/** What a gateway answers when the system behind it is away. */
export const htmlPage = (status: 500 | 502): Trouble => ({
  action: 'status',
  status,
  body: `<html><head><title>${status}</title></head><body><center><h1>${
    status === 502 ? '502 Bad Gateway' : '500 Internal Server Error'
  }</h1></center></body></html>`,
});

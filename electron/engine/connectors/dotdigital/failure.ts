import { z } from 'zod';
import { type Failure, type FailureCode, failure } from '../../../../shared/errors.ts';
import { untrusted } from '../http/certificate.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { resetAt, retryAfterMs } from '../http/limit-headers.ts';
import { dotdigitalLimits } from '../http/limits.ts';
import { parseJson } from '../http/parse-json.ts';

/** v3 and v2 error bodies (contract dotdigital 3.4, 3.6 [C]); details carry `description` or, in the docs' sample, `error`. */
const bodySchema = z.object({
  errorCode: z.string().optional(),
  description: z.string().optional(),
  message: z.string().optional(),
  details: z
    .array(z.object({ item: z.string().optional(), description: z.string().optional(), error: z.string().optional() }))
    .optional()
    .catch(undefined),
});
type Body = z.infer<typeof bodySchema>;

/** Windows last a minute: a reset further away is an error and must not put a change off for days. */
const { longestWindowMs } = dotdigitalLimits;

export type FailureContext = { readonly isWrite: boolean; readonly now: number };

/**
 * The one place where an answer of Dotdigital becomes a failure. Sentences name the system, what happened and what
 * comes next, and repeat field names and codes only: values may be personal.
 */
export const dotdigitalFailure = (outcome: HttpOutcome, context: FailureContext): Failure => {
  if (outcome.kind === 'broken') return brokenFailure(outcome, context);
  const { status, headers, text } = outcome;
  const body: Body = bodySchema.safeParse(parseJson(text)).data ?? {};
  const refused = context.isWrite ? ({ reached: 'yes' } as const) : {};
  const untouched = context.isWrite ? ({ reached: 'no' } as const) : {};
  if (status === 429) {
    const reset = resetAt(headers, context.now);
    const wait =
      retryAfterMs(headers, context.now) ??
      (reset === null || reset - context.now > longestWindowMs ? 30_000 : Math.max(0, Math.ceil(reset - context.now)));
    const jobs = /:tooMany(?!Requests)\w/.test(body.errorCode ?? '');
    const sentence = jobs
      ? 'Dotdigital runs as many jobs as it allows; Concord waits for a free place.'
      : "Dotdigital's call limit is used up; Concord goes on when the next window opens.";
    return failure('remote.rate-limited', sentence, { retryAfterMs: wait, ...untouched });
  }
  if (body.message?.includes('ERROR_APIUSAGE_EXCEEDED') === true) {
    return failure('remote.rate-limited', "Dotdigital's hourly call limit is used up; Concord goes on later.", {
      retryAfterMs: 15 * 60_000,
      ...untouched,
    });
  }
  if (status === 401)
    return failure(
      'remote.unauthorised',
      'Dotdigital does not accept the API user and password. Enter them again.',
      untouched,
    );
  if (status === 403)
    return failure(
      'remote.forbidden',
      'Dotdigital refuses access: the wrong region, or an API user without the right to do this.',
      untouched,
    );
  if (status === 404) return failure('remote.not-found', 'Dotdigital does not have this record.', refused);
  if (status === 409)
    return failure(
      'remote.rejected',
      `Dotdigital already has another contact with this email or number${codeOf(body)}.`,
      refused,
    );
  if (status >= 500) {
    return failure(
      'remote.unavailable',
      `Dotdigital answered with a fault of its own (${status}).`,
      context.isWrite ? { reached: 'maybe' } : {},
    );
  }
  if (status >= 400)
    return failure(
      'remote.rejected',
      `Dotdigital refused the request (${status}${codeOf(body)})${itemsOf(body)}.${meaningOf(body)}`,
      refused,
    );
  const maybe = context.isWrite ? ({ reached: 'maybe' } as const) : {};
  return failure(
    'remote.unexpected-shape',
    `Dotdigital answered in a form that Concord does not know (${status}).`,
    maybe,
  );
};

const brokenFailure = (outcome: Extract<HttpOutcome, { kind: 'broken' }>, { isWrite }: FailureContext): Failure => {
  const reached = isWrite ? { reached: outcome.sent ? ('maybe' as const) : ('no' as const) } : {};
  if (outcome.cause === 'untrusted') return untrusted('Dotdigital', outcome.certificate, reached);
  if (outcome.cause === 'limited')
    return failure(
      'remote.rate-limited',
      "Dotdigital's call limit is used up; Concord goes on when the next window opens.",
      { retryAfterMs: Math.ceil(outcome.retryAfterMs ?? 30_000), ...reached },
    );
  const [code, sentence]: readonly [FailureCode, string] =
    outcome.cause === 'timeout'
      ? ['remote.timeout', 'Dotdigital did not answer in time.']
      : outcome.cause === 'aborted'
        ? ['cancelled', 'The call to Dotdigital was broken off.']
        : outcome.cause === 'too-large'
          ? ['remote.unexpected-shape', 'Dotdigital sent more than Concord takes at once.']
          : [
              'remote.unavailable',
              outcome.sent
                ? 'The connection to Dotdigital was cut.'
                : 'Dotdigital cannot be reached; check the network.',
            ];
  return failure(code, sentence, reached);
};

const codeOf = ({ errorCode, message }: Body): string => {
  const code = errorCode ?? /ERROR_[A-Z_]+/.exec(message ?? '')?.[0];
  return code === undefined || !/^[\w:.-]{1,60}$/.test(code) ? '' : `, ${code}`;
};

/** What the limits of data fields come to (contract dotdigital 3.6, 5 [C]). */
const meanings: Readonly<Record<string, string>> = {
  ERROR_DATAFIELD_LIMITEXCEEDED:
    ' The account has as many data fields of this type as it may have: delete one there, or use one that is there.',
  ERROR_DATAFIELD_VALUE_OVERFLOW:
    ' A value is more than its data field holds: 1,000 signs, or 18 digits before the point.',
};

const meaningOf = ({ message }: Body): string => meanings[/ERROR_[A-Z_]+/.exec(message ?? '')?.[0] ?? ''] ?? '';

/** Names of fields in details; an item with a sign that could be part of a value is left out. */
const itemsOf = ({ details }: Body): string => {
  const items = (details ?? []).flatMap(({ item }) =>
    item !== undefined && /^[\w.[\]-]{1,40}$/.test(item) ? [item] : [],
  );
  return items.length === 0 ? '' : `: ${items.slice(0, 5).join(', ')}`;
};

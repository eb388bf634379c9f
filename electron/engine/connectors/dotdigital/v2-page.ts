import { z } from 'zod';
import { ok, type Result } from '../../../../shared/result.ts';
import { pageSizes } from '../../runtime/page-sizes.ts';
import type { Page, ReadRequest, Unusable } from '../connector.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { parseJson } from '../http/parse-json.ts';
import { instantOf } from './contact.ts';
import type { Fail } from './page.ts';

/** How many are selected and skipped: the cursor of v2 is how many were read. */
export const v2Query = ({ cursor, limit = pageSizes.v2 }: ReadRequest): string =>
  `select=${limit}&skip=${cursor ?? '0'}`;

/** How one item is read, and what it is called, with its article. */
export type V2Items<T> = { readonly schema: z.ZodType<T>; readonly noun: string };

/**
 * A page of v2, whose last is shorter than was asked for (contract dotdigital 2.3); items that cannot be read are set
 * aside.
 */
export const v2PageOf = <T>(
  outcome: Extract<HttpOutcome, { kind: 'answer' }>,
  { cursor, limit = pageSizes.v2 }: ReadRequest,
  { schema, noun }: V2Items<T>,
  fail: Fail,
): Result<Page<T>> => {
  const items = z.array(z.unknown()).safeParse(parseJson(outcome.text));
  if (!items.success) return fail(outcome, false);
  const records: T[] = [];
  const unusable: Unusable[] = [];
  for (const raw of items.data) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) records.push(parsed.data);
    else
      unusable.push({
        reference: referenceOf(raw),
        raw: JSON.stringify(raw),
        problem: `Dotdigital sent ${noun} that Concord cannot read (${parsed.error.issues.map(({ path }) => path.join('.') || 'record').join(', ')}).`,
      });
  }
  return ok({
    records,
    removed: [],
    unusable,
    next: items.data.length < limit ? null : String(Number(cursor ?? '0') + items.data.length),
    watermark: null,
    serverNow: instantOf(outcome.headers.date),
    calls: outcome.calls,
  });
};

const referenceOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'number' ? String(raw.id) : 'unknown';

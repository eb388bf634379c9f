import { type Failure, failure } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Page, Unusable } from '../connector.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { isOwnAddress } from '../http/own-address.ts';
import { parseJsonExactly } from '../http/parse-json.ts';
import { instantOf } from './contact.ts';
import { wirePageSchema } from './wire.ts';

export type Fail = (outcome: HttpOutcome, isWrite: boolean) => { readonly ok: false; readonly error: Failure };

/** What a page holds: how one item is read, how it is named where it cannot be, and when it changed (epoch ms). */
export type ItemReader<T> = {
  readonly read: (raw: unknown) => Result<T, Failure>;
  readonly referenceOf: (raw: unknown) => string;
  readonly updatedAt: (item: T) => number | null;
};

/** A page of v3 off the wire; items that cannot be read are set aside, so that one of them does not cost the page. */
export const pageOf = <T>(
  outcome: Extract<HttpOutcome, { kind: 'answer' }>,
  baseUrl: string,
  items: ItemReader<T>,
  fail: Fail,
): Result<Page<T>> => {
  const parsed = wirePageSchema.safeParse(parseJsonExactly(outcome.text));
  if (!parsed.success) return fail(outcome, false);
  const { next } = parsed.data._links;
  // A link to another host would carry the credentials there.
  if (next?.link !== undefined && !isOwnAddress(next.link, baseUrl))
    return err(
      failure('remote.unexpected-shape', 'Dotdigital named a next page on another host; it was not followed.'),
    );
  const records: T[] = [];
  const unusable: Unusable[] = [];
  for (const raw of parsed.data._items) {
    const item = items.read(raw);
    if (item.ok) records.push(item.value);
    else unusable.push({ reference: items.referenceOf(raw), raw: JSON.stringify(raw), problem: item.error.sentence });
  }
  return ok({
    records,
    removed: [],
    unusable,
    next: next?.marker ?? null,
    watermark: latest(records.map(items.updatedAt)),
    serverNow: instantOf(outcome.headers.date),
    calls: outcome.calls,
  });
};

const latest = (instants: readonly (number | null)[]): number | null =>
  instants.reduce<number | null>((last, at) => (at === null || (last !== null && last >= at) ? last : at), null);

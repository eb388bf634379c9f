import { z } from 'zod';
import type { Failure } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { DotdigitalConnector, OptOutNotice, Page, ReadRequest, Unusable } from '../connector.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { parseJson } from '../http/parse-json.ts';
import type { Http } from '../http/request.ts';
import { instantOf } from './contact.ts';

/** Contract dotdigital 5 [C]: every data field in one answer. */
const dataFieldsSchema = z.array(z.object({ name: z.string().min(1), type: z.string() }));

/** Contract dotdigital 8 [C]; `dateRemoved` and `reason` come with every item. */
const noticeSchema = z.object({
  suppressedContact: z.object({ id: z.number().int(), email: z.string().nullish() }),
  dateRemoved: z.string(),
  reason: z.string(),
});

/** The most that a v2 page holds (contract dotdigital 2.3 [C]). */
const feedLimit = 1_000;

type Fail = (outcome: HttpOutcome, isWrite: boolean) => { readonly ok: false; readonly error: Failure };

/** What is read of an account besides its contacts. */
export const createAccountReads = (
  http: Http,
  fail: Fail,
): Pick<DotdigitalConnector, 'readDataFields' | 'readOptOuts'> => ({
  readDataFields: async (signal) => {
    const outcome = await http(
      { method: 'GET', path: '/v2/data-fields', route: '/v2/data-fields', scope: 'high' },
      signal,
    );
    if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
    const fields = dataFieldsSchema.safeParse(parseJson(outcome.text));
    return fields.success ? ok(fields.data) : fail(outcome, false);
  },
  readOptOuts: async (request, signal) => {
    const outcome = await http(feedRequest(request), signal);
    return outcome.kind === 'answer' && outcome.status === 200
      ? noticesOf(outcome, request, fail)
      : fail(outcome, false);
  },
});

/** The feed pages by skipping: its cursor is how many were read. Everything since 2000 when nothing was read before. */
const feedRequest = ({ cursor, sinceAt }: ReadRequest) => {
  const since = encodeURIComponent(new Date(sinceAt ?? Date.UTC(2000, 0, 1)).toISOString());
  return {
    method: 'GET' as const,
    path: `/v2/contacts/suppressed-since/${since}?select=${feedLimit}&skip=${cursor ?? '0'}`,
    route: '/v2/contacts/suppressed-since/{date}',
    scope: 'low',
  };
};

const noticesOf = (
  outcome: Extract<HttpOutcome, { kind: 'answer' }>,
  { cursor }: ReadRequest,
  fail: Fail,
): Result<Page<OptOutNotice>> => {
  const items = z.array(z.unknown()).safeParse(parseJson(outcome.text));
  if (!items.success) return fail(outcome, false);
  const records: OptOutNotice[] = [];
  const unusable: Unusable[] = [];
  for (const raw of items.data) {
    const parsed = noticeSchema.safeParse(raw);
    const at = parsed.success ? instantOf(parsed.data.dateRemoved) : null;
    if (!parsed.success || at === null) {
      const problem = 'Dotdigital told of an opt-out in a form that Concord cannot read.';
      unusable.push({ reference: 'opt-out', raw: JSON.stringify(raw), problem });
      continue;
    }
    const { suppressedContact, reason } = parsed.data;
    records.push({ contactId: suppressedContact.id, email: suppressedContact.email ?? null, at, reason });
  }
  const read = Number(cursor ?? '0') + items.data.length;
  return ok({
    records,
    removed: [],
    unusable,
    next: items.data.length < feedLimit ? null : String(read),
    watermark: records.reduce<number | null>((latest, { at }) => (latest === null || at > latest ? at : latest), null),
    serverNow: instantOf(outcome.headers.date),
    calls: outcome.calls,
  });
};

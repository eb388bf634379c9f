import { z } from 'zod';
import { ok } from '../../../../shared/result.ts';
import type { DotdigitalConnector, OptOutNotice, ReadRequest } from '../connector.ts';
import { parseJson } from '../http/parse-json.ts';
import type { Http } from '../http/request.ts';
import { instantOf } from './contact.ts';
import type { Fail } from './page.ts';
import { type V2Items, v2PageOf, v2Query } from './v2-page.ts';

/** Contract dotdigital 5 [C]: every data field in one answer. */
const dataFieldsSchema = z.array(z.object({ name: z.string().min(1), type: z.string() }));

/** Contract dotdigital 8 [C]; `dateRemoved` and `reason` come with every item. */
const noticeSchema = z.object({
  suppressedContact: z.object({ id: z.number().int(), email: z.string().nullish() }),
  dateRemoved: z.string().transform(instantOf).pipe(z.number()),
  reason: z.string(),
});

const notices: V2Items<OptOutNotice> = {
  schema: noticeSchema.transform(({ suppressedContact: { id, email }, dateRemoved, reason }) => ({
    contactId: id,
    email: email ?? null,
    at: dateRemoved,
    reason,
  })),
  noun: 'an opt-out',
};

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
    if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
    const page = v2PageOf(outcome, request, notices, fail);
    if (!page.ok) return page;
    const watermark = page.value.records.reduce<number | null>((last, { at }) => Math.max(last ?? at, at), null);
    return ok({ ...page.value, watermark });
  },
});

/** The feed pages by skipping: its cursor is how many were read. Everything since 2000 when nothing was read before. */
const feedRequest = (request: ReadRequest) => {
  const since = encodeURIComponent(new Date(request.sinceAt ?? Date.UTC(2000, 0, 1)).toISOString());
  return {
    method: 'GET' as const,
    path: `/v2/contacts/suppressed-since/${since}?${v2Query(request)}`,
    route: '/v2/contacts/suppressed-since/{date}',
    scope: 'low',
  };
};

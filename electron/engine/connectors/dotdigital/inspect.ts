import { z } from 'zod';
import { type Failure, failure } from '../../../../shared/errors.ts';
import type { Access } from '../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { ConnectorDeps } from '../connector-deps.ts';
import { skewByDate } from '../http/clock-skew.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { parseJson } from '../http/parse-json.ts';
import { createHttp } from '../http/request.ts';
import { wrongAddress } from '../http/wrong-address.ts';
import type { AccountInfo, DotdigitalInspector } from '../inspector.ts';
import { createDotdigital } from './connector.ts';
import { dotdigitalFailure } from './failure.ts';
import { accountSchema } from './wire.ts';

/** Contract dotdigital 5 [C]: all data fields in one answer, no paging. */
const dataFieldsSchema = z.array(z.object({ name: z.string(), type: z.string() }));

/** How long one look may take; a person waits for it. */
const lookTimeoutMs = 20_000;
const maxBytes = 8 * 1024 * 1024;

/** Looks at a Dotdigital account. */
export const createDotdigitalInspector = (access: Access, deps: ConnectorDeps): DotdigitalInspector => {
  const basic = Buffer.from(`${access.user}:${access.secret}`).toString('base64');
  const asker = (headers: Readonly<Record<string, string>>) => {
    const http = createHttp({
      baseUrl: access.baseUrl,
      headers: () => headers,
      clock: deps.clock,
      log: deps.log,
      totalTimeoutMs: deps.timeoutMs ?? lookTimeoutMs,
      maxBytes,
      readAttempts: 1,
      dispatcher: deps.dispatcher,
    });
    return (path: string, signal: AbortSignal) => http({ method: 'GET', path, route: path, scope: 'high' }, signal);
  };
  const ask = asker({ authorization: `Basic ${basic}` });
  const askWithout = asker({});
  const fail = (outcome: HttpOutcome): Failure =>
    wrongAddress(outcome, 'Dotdigital') ?? dotdigitalFailure(outcome, { isWrite: false, now: deps.clock.now() });
  return {
    reach: async (signal) => {
      const outcome = await askWithout('/v2/account-info', signal);
      if (outcome.kind === 'broken' || outcome.status >= 500) return err(fail(outcome));
      const wrong = wrongAddress(outcome, 'Dotdigital');
      return wrong === null ? ok(undefined) : err(wrong);
    },
    account: async (signal) => {
      const startedAt = deps.clock.now();
      const outcome = await ask('/v2/account-info', signal);
      return accountOf(outcome, { startedAt, endedAt: deps.clock.now() }, fail);
    },
    dataFields: async (signal) => {
      const outcome = await ask('/v2/data-fields', signal);
      if (outcome.kind !== 'answer' || outcome.status !== 200) return err(fail(outcome));
      const fields = dataFieldsSchema.safeParse(parseJson(outcome.text));
      return fields.success ? ok(fields.data) : err(fail(outcome));
    },
    oneContact: async (signal) => {
      const page = await createDotdigital(access, deps).readContacts({ cursor: null, sinceAt: null, limit: 1 }, signal);
      if (!page.ok) return page;
      const [unusable] = page.value.unusable;
      if (unusable !== undefined) return err(failure('remote.unexpected-shape', unusable.problem));
      return ok(page.value.records[0] ?? null);
    },
  };
};

const accountOf = (
  outcome: HttpOutcome,
  exchange: { readonly startedAt: number; readonly endedAt: number },
  fail: (outcome: HttpOutcome) => Failure,
): Result<AccountInfo> => {
  if (outcome.kind !== 'answer' || outcome.status !== 200) return err(fail(outcome));
  const account = accountSchema.safeParse(parseJson(outcome.text));
  if (!account.success) return err(fail(outcome));
  const property = (name: string): string | null =>
    account.data.properties.find((one) => one.name === name)?.value ?? null;
  return ok({
    account: property('Name') ?? `account ${account.data.id}`,
    endpoint: property('ApiEndpoint')?.replace(/\/+$/, '') ?? null,
    skew: skewByDate(outcome.headers, exchange),
  });
};

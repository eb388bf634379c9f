import type { Contact } from '../../../../shared/domain/contact.ts';
import { type Failure, failure } from '../../../../shared/errors.ts';
import type { Access } from '../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type {
  ContactReference,
  DotdigitalConnector,
  Page,
  Probe,
  ReadRequest,
  Receipt,
  Unusable,
} from '../connector.ts';
import type { ConnectorDeps } from '../connector-deps.ts';
import type { HttpOutcome, HttpRequest } from '../http/exchange.ts';
import { dotdigitalLimits } from '../http/limits.ts';
import { isOwnAddress } from '../http/own-address.ts';
import { parseJson } from '../http/parse-json.ts';
import { createHttp, type Http } from '../http/request.ts';
import { createAccountReads } from './account.ts';
import { buildRequest } from './build-request.ts';
import { contactOf, instantOf } from './contact.ts';
import { dotdigitalFailure } from './failure.ts';
import { accountSchema, wirePageSchema } from './wire.ts';

/** The most that a page holds (contract dotdigital 2.3 [C]): a full pass in the fewest calls. */
const pageLimit = 5_000;

/** The documented wait for an answer (contract dotdigital 1 [C]). */
const totalTimeoutMs = 121_000;

const included = 'include=channelProperties,consentRecords';
const allFields = `data-fields=${encodeURIComponent('[[ALL]]')}`;

/** Dotdigital's REST API, contacts v3. */
export const createDotdigital = (access: Access, deps: ConnectorDeps): DotdigitalConnector => {
  const basic = Buffer.from(`${access.user}:${access.secret}`).toString('base64');
  const http = createHttp({
    baseUrl: access.baseUrl,
    headers: () => ({ authorization: `Basic ${basic}` }),
    clock: deps.clock,
    log: deps.log,
    totalTimeoutMs: deps.timeoutMs ?? totalTimeoutMs,
    maxBytes: 64 * 1024 * 1024,
    readAttempts: 4,
    dispatcher: deps.dispatcher,
    system: 'dotdigital',
    limits: dotdigitalLimits,
    history: deps.history,
    trouble: deps.trouble,
  });
  const fail = (outcome: HttpOutcome, isWrite: boolean): { readonly ok: false; readonly error: Failure } =>
    err(dotdigitalFailure(outcome, { isWrite, now: deps.clock.now() }));
  return {
    ...createAccountReads(http, fail),
    probe: (signal) => probe(http, deps, fail, signal),
    readContacts: async (request, signal) => {
      const outcome = await http(listRequest(request), signal);
      return outcome.kind === 'answer' && outcome.status === 200
        ? pageOf(outcome, access.baseUrl, fail)
        : fail(outcome, false);
    },
    readContact: async (reference, signal) => {
      const outcome = await http(singleRequest(reference), signal);
      if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
      return outcome.kind === 'answer' && outcome.status === 200
        ? contactOf(parseJson(outcome.text))
        : fail(outcome, false);
    },
    write: async (changeSet, signal): Promise<Result<Receipt>> => {
      const built = buildRequest(changeSet);
      if (built === null)
        return err(failure('invariant.broken', 'This change is for the ERP, not for Dotdigital.', { reached: 'no' }));
      const { method, path, route, body } = built;
      const sent = body === null ? {} : { body: JSON.stringify(body) };
      const outcome = await http({ method, path, route, scope: 'medium', ...sent }, signal);
      if (outcome.kind !== 'answer' || ![200, 201, 204].includes(outcome.status)) return fail(outcome, true);
      const written = contactOf(parseJson(outcome.text));
      const remoteId = written.ok ? String(written.value.contactId) : null;
      return ok({ status: outcome.status, remoteId, version: null, receivedAt: deps.clock.now() });
    },
    preview: (changeSet) => {
      const built = buildRequest(changeSet);
      return built === null
        ? []
        : [
            {
              system: 'dotdigital',
              method: built.method,
              path: built.path,
              body: built.body === null ? null : JSON.stringify(built.body, null, 2),
            },
          ];
    },
  };
};

type Fail = (outcome: HttpOutcome, isWrite: boolean) => { readonly ok: false; readonly error: Failure };

const listRequest = ({ cursor, sinceAt, limit = pageLimit }: ReadRequest): HttpRequest => {
  const since = sinceAt === null ? '' : `&~modified=${encodeURIComponent(`gte::${new Date(sinceAt).toISOString()}`)}`;
  const marker = cursor === null ? '' : `&marker=${encodeURIComponent(cursor)}`;
  return {
    method: 'GET',
    path: `/contacts/v3?limit=${limit}&${allFields}&${included}${since}${marker}`,
    route: '/contacts/v3',
    scope: 'low',
  };
};

const singleRequest = ({ by, value }: ContactReference): HttpRequest => ({
  method: 'GET',
  path: `/contacts/v3/${by}/${encodeURIComponent(String(value))}?${allFields}&${included}`,
  route: `/contacts/v3/${by}/{value}`,
  scope: 'high',
  purpose: 'single',
});

const pageOf = (
  outcome: Extract<HttpOutcome, { kind: 'answer' }>,
  baseUrl: string,
  fail: Fail,
): Result<Page<Contact>> => {
  const parsed = wirePageSchema.safeParse(parseJson(outcome.text));
  if (!parsed.success) return fail(outcome, false);
  const { next } = parsed.data._links;
  // A link to another host would carry the credentials there.
  if (next?.link !== undefined && !isOwnAddress(next.link, baseUrl))
    return err(
      failure('remote.unexpected-shape', 'Dotdigital named a next page on another host; it was not followed.'),
    );
  const records: Contact[] = [];
  const unusable: Unusable[] = [];
  for (const raw of parsed.data._items) {
    const contact = contactOf(raw);
    if (contact.ok) records.push(contact.value);
    else unusable.push({ reference: referenceOf(raw), raw: JSON.stringify(raw), problem: contact.error.sentence });
  }
  const watermark = records.reduce<number | null>(
    (latest, { updatedAt }) => (updatedAt === null || (latest !== null && latest >= updatedAt) ? latest : updatedAt),
    null,
  );
  return ok({
    records,
    removed: [],
    unusable,
    next: next?.marker ?? null,
    watermark,
    serverNow: instantOf(outcome.headers.date),
    calls: outcome.calls,
  });
};

const referenceOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'contactId' in raw && typeof raw.contactId === 'number'
    ? String(raw.contactId)
    : 'unknown';

const probe = async (http: Http, deps: ConnectorDeps, fail: Fail, signal: AbortSignal): Promise<Result<Probe>> => {
  const outcome = await http(
    { method: 'GET', path: '/v2/account-info', route: '/v2/account-info', scope: 'high' },
    signal,
  );
  if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
  const account = accountSchema.safeParse(parseJson(outcome.text));
  if (!account.success) return fail(outcome, false);
  const name = account.data.properties.find((property) => property.name === 'Name')?.value ?? null;
  const theirs = Date.parse(outcome.headers.date ?? '');
  return ok({
    product: 'Dotdigital',
    account: name ?? `account ${account.data.id}`,
    skewMs: Number.isNaN(theirs) ? null : theirs - deps.clock.now(),
  });
};

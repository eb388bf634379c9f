import type { Contact } from '../../../../shared/domain/contact.ts';
import { failure } from '../../../../shared/errors.ts';
import type { Access } from '../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { pageSizes } from '../../runtime/page-sizes.ts';
import type { ContactReference, DotdigitalConnector, Probe, ReadRequest, Receipt } from '../connector.ts';
import type { ConnectorDeps } from '../connector-deps.ts';
import type { HttpRequest } from '../http/exchange.ts';
import { dotdigitalLimits } from '../http/limits.ts';
import { parseJson, parseJsonExactly } from '../http/parse-json.ts';
import { createHttp, type Http } from '../http/request.ts';
import { createAccountReads } from './account.ts';
import { buildRequest } from './build-request.ts';
import { createCampaigns } from './campaigns.ts';
import { contactOf } from './contact.ts';
import { createContactImports } from './contact-import.ts';
import { dotdigitalFailure } from './failure.ts';
import { createInsight } from './insight.ts';
import { type Fail, type ItemReader, pageOf } from './page.ts';
import { accountSchema } from './wire.ts';

/** The documented wait for an answer (contract dotdigital 1 [C]). */
const totalTimeoutMs = 121_000;

const included = 'include=channelProperties,consentRecords,lists';
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
    waiting: deps.waiting,
  });
  const fail: Fail = (outcome, isWrite) => err(dotdigitalFailure(outcome, { isWrite, now: deps.clock.now() }));
  return {
    ...createAccountReads(http, fail),
    insight: createInsight(http, access.baseUrl, deps, fail),
    campaigns: createCampaigns(http, fail),
    ...createContactImports(http, fail),
    probe: (signal) => probe(http, deps, fail, signal),
    readContacts: async (request, signal) => {
      const outcome = await http(listRequest(request), signal);
      return outcome.kind === 'answer' && outcome.status === 200
        ? pageOf(outcome, access.baseUrl, contacts, fail)
        : fail(outcome, false);
    },
    readContact: async (reference, signal) => {
      const outcome = await http(singleRequest(reference), signal);
      if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
      return outcome.kind === 'answer' && outcome.status === 200
        ? contactOf(parseJsonExactly(outcome.text))
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
      const written = contactOf(parseJsonExactly(outcome.text));
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

const listRequest = ({ cursor, sinceAt, limit = pageSizes.contacts }: ReadRequest): HttpRequest => {
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

const contacts: ItemReader<Contact> = {
  read: contactOf,
  referenceOf: (raw) =>
    typeof raw === 'object' && raw !== null && 'contactId' in raw && typeof raw.contactId === 'number'
      ? String(raw.contactId)
      : 'unknown',
  updatedAt: ({ updatedAt }) => updatedAt,
};

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

import { randomUUID } from 'node:crypto';
import { type Customer, customerSchema } from '../../../../../shared/domain/customer.ts';
import { type Failure, failure } from '../../../../../shared/errors.ts';
import type { Access } from '../../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import type { ErpConnector, Page, Receipt, Unusable, Versioned } from '../../connector.ts';
import type { ConnectorDeps } from '../../connector-deps.ts';
import type { HttpOutcome } from '../../http/exchange.ts';
import { erpLimits } from '../../http/limits.ts';
import { parseJson } from '../../http/parse-json.ts';
import { createHttp, type Http } from '../../http/request.ts';
import { buildCommand } from './build-request.ts';
import { flowFailure } from './failure.ts';
import { commandSchema, healthSchema, pageSchema, recordSchema } from './wire.ts';

/** Contract erp-cloud 9.3: at most 1,000 records a page, 60 s in all, answers of at most 8 MiB. */
const pageLimit = 1_000;
const totalTimeoutMs = 60_000;
const maxBytes = 8 * 1024 * 1024;

/** An accepted command is asked after this often, this far apart (ms), before it counts as unconfirmed. */
const commandPolls = 10;
const commandPollMs = 1_000;

/** An ERP behind the flow contract v1. */
export const createFlowErp = (access: Access, deps: ConnectorDeps): ErpConnector => {
  const http = createHttp({
    baseUrl: access.baseUrl,
    headers: () => ({
      authorization: `Bearer ${access.secret}`,
      'x-contract-version': '1',
      'x-request-id': randomUUID(),
    }),
    clock: deps.clock,
    log: deps.log,
    totalTimeoutMs: deps.timeoutMs ?? totalTimeoutMs,
    maxBytes,
    readAttempts: 4,
    dispatcher: deps.dispatcher,
    system: 'erp',
    limits: erpLimits,
    history: deps.history,
    trouble: deps.trouble,
  });
  return {
    probe: async (signal) => {
      const outcome = await get(http, '/health', '/health', signal);
      const health =
        outcome.kind === 'answer' && outcome.status === 200 ? healthSchema.safeParse(parseJson(outcome.text)) : null;
      if (health?.success !== true) return err(flowFailure(outcome, false));
      const { erp, time } = health.data;
      return ok({ product: erp.kind, account: erp.company, skewMs: Date.parse(time) - deps.clock.now() });
    },
    readCustomers: async ({ cursor, sinceAt, limit = pageLimit }, signal) => {
      const query =
        cursor !== null
          ? `&cursor=${encodeURIComponent(cursor)}`
          : sinceAt !== null
            ? `&since=${encodeURIComponent(new Date(sinceAt).toISOString())}`
            : '';
      const outcome = await get(http, `/streams/customers?limit=${limit}${query}`, '/streams/customers', signal);
      return outcome.kind === 'answer' && outcome.status === 200 ? pageOf(outcome) : err(flowFailure(outcome, false));
    },
    readCustomer: async (id, signal) => {
      const outcome = await get(
        http,
        `/records/customers/${encodeURIComponent(id)}`,
        '/records/customers/{id}',
        signal,
      );
      if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
      if (outcome.kind !== 'answer' || outcome.status !== 200) return err(flowFailure(outcome, false));
      const record = versionedOf(parseJson(outcome.text));
      if (!record.ok)
        return err(
          failure('remote.unexpected-shape', `The ERP sent a customer that Concord cannot read (${record.error}).`),
        );
      return ok(record.value.deleted ? null : record.value.customer);
    },
    write: async (changeSet, idempotencyKey, signal) => {
      const command = buildCommand(changeSet, idempotencyKey);
      if (command === null)
        return err(failure('invariant.broken', 'This change is for Dotdigital, not for the ERP.', { reached: 'no' }));
      const { method, path, body } = command;
      const headers = { 'idempotency-key': idempotencyKey };
      const outcome = await http(
        { method, path, route: path, headers, scope: 'erp', body: JSON.stringify(body) },
        signal,
      );
      return receiptOf(http, deps, outcome, signal);
    },
    preview: (changeSet) => {
      // The key is made when the change is approved; what is shown is the rest.
      const command = buildCommand(changeSet, '(made at approval)');
      return command === null
        ? []
        : [{ system: 'erp', method: command.method, path: command.path, body: JSON.stringify(command.body, null, 2) }];
    },
  };
};

const get = (http: Http, path: string, route: string, signal: AbortSignal): Promise<HttpOutcome> =>
  http({ method: 'GET', path, route, scope: 'erp' }, signal);

type Received =
  | { readonly deleted: true; readonly id: string }
  | { readonly deleted: false; readonly customer: Versioned<Customer> };

const versionedOf = (raw: unknown): Result<Received, string> => {
  const record = recordSchema.safeParse(raw);
  if (!record.success) return err(placesOf(record.error.issues));
  const { id, version, modifiedAt, deleted, data } = record.data;
  if (deleted === true) return ok({ deleted: true, id });
  const customer = customerSchema.safeParse(data);
  if (!customer.success) return err(placesOf(customer.error.issues));
  const stamp = modifiedAt === null || modifiedAt === undefined ? null : Date.parse(modifiedAt);
  return ok({ deleted: false, customer: { id, version: version ?? null, modifiedAt: stamp, value: customer.data } });
};

/** Places and codes only: values may be personal. */
const placesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string =>
  issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || 'record'} ${code ?? ''}`.trim())
    .join(', ');

const pageOf = (outcome: Extract<HttpOutcome, { kind: 'answer' }>): Result<Page<Versioned<Customer>>, Failure> => {
  const parsed = pageSchema.safeParse(parseJson(outcome.text));
  // 200 without records is a flow that is set up wrongly, not an empty page.
  if (!parsed.success) return err(flowFailure(outcome, false));
  const records: Versioned<Customer>[] = [];
  const removed: string[] = [];
  const unusable: Unusable[] = [];
  for (const raw of parsed.data.records) {
    const received = versionedOf(raw);
    if (!received.ok)
      unusable.push({
        reference: referenceOf(raw),
        raw: JSON.stringify(raw),
        problem: `The record does not fit: ${received.error}.`,
      });
    else if (received.value.deleted) removed.push(received.value.id);
    else records.push(received.value.customer);
  }
  const { nextCursor, watermark } = parsed.data;
  return ok({
    records,
    removed,
    unusable,
    next: nextCursor,
    watermark: Date.parse(watermark),
    serverNow: serverNowOf(outcome),
    calls: outcome.calls,
  });
};

const serverNowOf = ({ headers }: Extract<HttpOutcome, { kind: 'answer' }>): number | null => {
  const at = Date.parse(headers.date ?? '');
  return Number.isNaN(at) ? null : at;
};

const referenceOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : 'unknown';

const receiptOf = async (
  http: Http,
  deps: ConnectorDeps,
  outcome: HttpOutcome,
  signal: AbortSignal,
): Promise<Result<Receipt>> => {
  let current = outcome;
  let known: string | undefined;
  for (let poll = 0; poll <= commandPolls; poll += 1) {
    const isFine = current.kind === 'answer' && current.status >= 200 && current.status < 300;
    const command = isFine && current.kind === 'answer' ? commandSchema.safeParse(parseJson(current.text)) : null;
    known ??= command?.data?.commandId;
    if (command?.success !== true || current.kind !== 'answer' || known === undefined) {
      // What is said of asking after a command says nothing of the command, which had been accepted.
      return err({ ...flowFailure(current, true), ...(poll === 0 ? {} : { reached: 'maybe' }) });
    }
    const { state, id, version } = command.data;
    if (state === 'done')
      return ok({
        status: current.status,
        remoteId: id ?? null,
        version: version ?? null,
        receivedAt: deps.clock.now(),
      });
    if (state === 'failed')
      return err(
        failure('remote.rejected', 'The ERP took the change and then failed to carry it out.', { reached: 'yes' }),
      );
    await deps.clock.wait(commandPollMs, signal);
    current = await get(http, `/commands/${encodeURIComponent(known)}`, '/commands/{id}', signal);
  }
  return err(failure('remote.timeout', 'The ERP has not finished the change yet.', { reached: 'maybe' }));
};

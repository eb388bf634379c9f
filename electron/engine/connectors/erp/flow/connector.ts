import { randomUUID } from 'node:crypto';
import { failure } from '../../../../../shared/errors.ts';
import type { Access } from '../../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import type { ErpConnector, Receipt } from '../../connector.ts';
import type { ConnectorDeps } from '../../connector-deps.ts';
import type { HttpOutcome } from '../../http/exchange.ts';
import { erpLimits } from '../../http/limits.ts';
import { parseJson } from '../../http/parse-json.ts';
import { createHttp, type Http } from '../../http/request.ts';
import { buildCommand } from './build-request.ts';
import { customerStream, salesStreams } from './entities.ts';
import { flowFailure } from './failure.ts';
import { readPeriods } from './periods.ts';
import { get, readPage, readRecord } from './records.ts';
import { commandSchema, healthSchema } from './wire.ts';

/** Contract erp-cloud 9.3: 60 s in all, answers of at most 8 MiB. */
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
    waiting: deps.waiting,
  });
  return {
    probe: async (signal) => {
      const outcome = await get(http, '/health', '/health', signal);
      const health =
        outcome.kind === 'answer' && outcome.status === 200 ? healthSchema.safeParse(parseJson(outcome.text)) : null;
      if (health?.success !== true) return err(flowFailure(outcome, false));
      const { erp, time } = health.data;
      const skewMs = Date.parse(time) - deps.clock.now();
      return ok({
        product: erp.kind,
        account: erp.company,
        skewMs,
        timeZone: erp.timeZone,
        currency: erp.baseCurrency,
      });
    },
    readCustomers: (request, signal) => readPage(http, customerStream, request, signal),
    readCustomer: (id, signal) => readRecord(http, customerStream, id, signal),
    readRecords: (entity, request, signal) => readPage(http, salesStreams[entity], request, signal),
    readOrder: (id, signal) => readRecord(http, salesStreams.orders, id, signal),
    readPeriods: (from, to, signal) => readPeriods(http, from, to, signal),
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

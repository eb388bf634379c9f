import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Failure, failure } from '../../../../../shared/errors.ts';
import type { Access } from '../../../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import type { ConnectorDeps } from '../../connector-deps.ts';
import { skewByInstant } from '../../http/clock-skew.ts';
import type { HttpOutcome } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import { createHttp } from '../../http/request.ts';
import { wrongAddress } from '../../http/wrong-address.ts';
import type { ErpHealth, ErpInspector } from '../../inspector.ts';
import { createFlowErp } from './connector.ts';
import { flowFailure } from './failure.ts';
import { healthSchema } from './wire.ts';

const names = z.array(z.string()).catch([]);

/** `/health` in full; what it may leave out counts as not offered. */
const detailSchema = healthSchema.extend({
  flow: z.object({ name: z.string(), version: z.string() }).nullish().catch(null),
  entities: names,
  writes: names,
});

/** How long one look may take; a person waits for it. */
const lookTimeoutMs = 20_000;
const maxBytes = 8 * 1024 * 1024;

/** Looks at an ERP behind the flow contract v1. */
export const createFlowInspector = (access: Access, deps: ConnectorDeps): ErpInspector => {
  const asker = (secret: string | null) => {
    const http = createHttp({
      baseUrl: access.baseUrl,
      headers: () => ({
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        'x-contract-version': '1',
        'x-request-id': randomUUID(),
      }),
      clock: deps.clock,
      log: deps.log,
      totalTimeoutMs: deps.timeoutMs ?? lookTimeoutMs,
      maxBytes,
      readAttempts: 1,
      dispatcher: deps.dispatcher,
    });
    return (signal: AbortSignal) => http({ method: 'GET', path: '/health', route: '/health', scope: 'erp' }, signal);
  };
  const ask = asker(access.secret);
  const askWithout = asker(null);
  return {
    reach: async (signal) => reached(await askWithout(signal)),
    health: async (signal) => {
      const startedAt = deps.clock.now();
      const outcome = await ask(signal);
      return healthOf(outcome, { startedAt, endedAt: deps.clock.now() });
    },
    oneCustomer: async (signal) => {
      const page = await createFlowErp(access, deps).readCustomers({ cursor: null, sinceAt: null, limit: 1 }, signal);
      if (!page.ok) return page;
      const [unusable] = page.value.unusable;
      if (unusable !== undefined) return err(failure('remote.unexpected-shape', unusable.problem));
      return ok(page.value.records[0] ?? null);
    },
  };
};

/** Refusing somebody without a secret is what a right address does. */
const reached = (outcome: HttpOutcome): Result<void, Failure> => {
  if (outcome.kind === 'broken' || outcome.status >= 500) return err(flowFailure(outcome, false));
  const wrong = wrongAddress(outcome, "the ERP's flow");
  return wrong === null ? ok(undefined) : err(wrong);
};

const healthOf = (
  outcome: HttpOutcome,
  exchange: { readonly startedAt: number; readonly endedAt: number },
): Result<ErpHealth> => {
  const wrong = wrongAddress(outcome, "the ERP's flow");
  if (wrong !== null) return err(wrong);
  const health =
    outcome.kind === 'answer' && outcome.status === 200 ? detailSchema.safeParse(parseJson(outcome.text)) : null;
  if (health?.success !== true) return err(flowFailure(outcome, false));
  const { erp, flow, entities, writes, time } = health.data;
  return ok({
    product: erp.kind,
    company: erp.company,
    flow: flow === null || flow === undefined ? null : `${flow.name} ${flow.version}`,
    entities,
    writes,
    skew: skewByInstant(time, exchange),
  });
};

import { type Clock, skewable } from '../clock.ts';
import { isSameSecret } from '../server/admin.ts';
import { type Answer, type Call, type Handler, headerOf, type Written } from '../server/http.ts';
import { matchRoute } from '../server/routes.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../server/simulator.ts';
import { atOnce, type StateFile } from '../server/state-file.ts';
import { createWriteLog, type WriteLog } from '../server/write-log.ts';
import { keepWorld } from '../world/kept-world.ts';
import type { Stores } from './any-record.ts';
import { createCommands } from './commands.ts';
import { createErpActions, createErpEdit } from './edit.ts';
import { createEventCalls } from './events.ts';
import { createKeyStore } from './key-store.ts';
import { createMailbox } from './mailbox.ts';
import { createPeriods } from './periods.ts';
import { createRecordStore } from './record-store.ts';
import { refuse } from './refusals.ts';
import { BASE_PATH, createRoutes, type ErpRoute } from './routes.ts';
import { createRuns } from './runs.ts';
import { createSalesStore, salesCounts } from './sales-store.ts';
import { openErp, resetErp } from './state.ts';
import { createErpSwitchboard, type ErpSwitches } from './switches.ts';
import { createTroubleDesk, type Met, platformAnswer } from './troubles.ts';

export type ErpOptions = SimulatorOptions & {
  readonly switches?: Partial<ErpSwitches>;
  /** How long a second of a long poll takes, in milliseconds of the wall's clock. */
  readonly waitSecondMs?: number;
};

const errorIn = (body: unknown): object | null =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object' ? body.error : null;

/** Echoes the request's id, in the header and in an error's body. */
const withRequestId = (answer: Answer, requestId: string | null): Answer => {
  if (requestId === null) return answer;
  const error = errorIn(answer.body);
  return {
    ...answer,
    headers: { ...answer.headers, 'X-Request-Id': requestId },
    ...(error ? { body: { error: { ...error, requestId } } } : {}),
  };
};

/** Everything behind the port, on one file and one clock. */
const createParts = (file: StateFile, founded: number, clock: Clock, options: ErpOptions) => {
  const { switches, change } = createErpSwitchboard(options.switches);
  const log = createWriteLog(file);
  const mailbox = createMailbox(file, switches);
  const keys = createKeyStore(file);
  const periods = createPeriods(file, clock);
  const records = createRecordStore({
    file,
    founded,
    onChange: ({ id, modifiedAt }) =>
      mailbox.post({ kind: 'erp.changed', entity: 'customers', id, severity: 'info' }, modifiedAt),
  });
  const sales = createSalesStore(file, (entity, { id, modifiedAt }) =>
    mailbox.post({ kind: 'erp.changed', entity, id, severity: 'info' }, modifiedAt),
  );
  const noteLate = (written: Written): void => log.noteLater('POST', `${BASE_PATH}/commands`, [written], clock());
  const common = { file, records, sales, keys, mailbox, periods, clock, switches };
  return {
    ...common,
    log,
    change,
    commands: createCommands({ ...common, noteLate }),
    runs: createRuns({ ...common, records: (flow) => recordsFor(flow, { records, sales }) }),
    events: createEventCalls(mailbox, options.waitSecondMs ?? 1_000),
    troubles: createTroubleDesk(switches),
  };
};

/** A flow's name begins with what it is about: product-export, order-import. */
const recordsFor = (flow: string, { records, sales }: Stores): number => {
  if (flow.startsWith('product')) return sales.products.count();
  return flow.startsWith('order') ? sales.orders.count() : records.count();
};

type Serving = Pick<
  ReturnType<typeof createParts>,
  'file' | 'clock' | 'switches' | 'commands' | 'runs' | 'events' | 'troubles'
> & { readonly log: WriteLog; readonly routes: readonly ErpRoute[]; readonly secret: string };

const never = new Promise<Answer>(() => undefined);

const notServed = ({ switches }: Serving, reason: 'unknown-path' | 'wrong-method'): Answer => {
  if (switches.unknownPath === '404-html') return platformAnswer('404-html');
  return reason === 'unknown-path' ? refuse('not_found', 'There is no such endpoint.') : refuse('method_not_allowed');
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What stands between a call and its endpoint; null lets it through. */
const turnedAway = (serving: Serving, call: Call, met: Met | null): Answer | null => {
  if (met !== null && typeof met !== 'string') return met;
  if (call.bodyTooLarge) return refuse('too_large');
  const isPlatformJson = call.method === 'POST' && serving.switches.malformedJson === '500-text';
  return isPlatformJson && !isJson(call.body) ? platformAnswer('500-text') : null;
};

const answerTo = (serving: Serving, call: Call): Answer | Promise<Answer> => {
  const { file, log, clock, commands, runs, events } = serving;
  if (!isSameSecret(headerOf(call, 'Authorization') ?? '', `Bearer ${serving.secret}`)) return refuse('unauthorized');
  const match = matchRoute(serving.routes, call);
  if (typeof match === 'string') return notServed(serving, match);
  const met = serving.troubles.meet(call);
  if (met === 'silence') return never;
  const away = turnedAway(serving, call, met);
  if (away !== null) return away;
  const look = (): Answer =>
    atOnce(file, () => {
      commands.settle();
      runs.settle();
      const answer = match.route.handle(call, match.params);
      log.note(call, answer, clock());
      return answer;
    });
  const answer = look();
  if (met === 'silence-after-commit') return never;
  return match.route.waits && events.mustWait(call, answer) ? events.waitForNews(call, answer, look) : answer;
};

const createHandler =
  (serving: Serving): Handler =>
  (call) => {
    const requestId = headerOf(call, 'X-Request-Id');
    const answer = answerTo(serving, call);
    return answer instanceof Promise
      ? answer.then((late) => withRequestId(late, requestId))
      : withRequestId(answer, requestId);
  };

/**
 * Starts the training ERP behind flow contract v1 on the loopback interface: all ten endpoints, for customers, products and sales. The secret is
 * the bearer token; the user is not used. Its state is in `erp.sqlite` of the folder.
 */
export const startErpSimulator = async (options: ErpOptions): Promise<Simulator> => {
  const skewableClock = skewable(options.clock ?? Date.now);
  const clock = skewableClock.now;
  const kept = keepWorld(options.folder, options.world, clock());
  const file = openErp(options.folder, kept);
  const parts = createParts(file, options.world.customers, clock, options);
  const { switches, log, records, sales, mailbox } = parts;
  const edit = createErpEdit(parts, clock);
  const simulator = await startSimulator(options, {
    handler: createHandler({ ...parts, routes: createRoutes(parts), secret: options.secret }),
    maxBodyBytes: switches.maxBodyBytes,
    log,
    counts: () => ({ customers: records.count(), ...salesCounts(sales) }),
    edit,
    actions: createErpActions({ ...parts, edit, founded: options.world.customers }),
    clock: skewableClock,
    reset: () => resetErp(file, kept),
    truthPath: kept.truthPath,
    closeState: () => {
      mailbox.close();
      file.close();
    },
  });
  return { ...simulator, baseUrl: `${simulator.baseUrl}${BASE_PATH}` };
};

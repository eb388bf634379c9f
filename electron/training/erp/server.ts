import { type Clock, skewable } from '../clock.ts';
import { isSameSecret } from '../server/admin.ts';
import { type Answer, type Call, type Handler, headerOf } from '../server/http.ts';
import { matchRoute, type Route } from '../server/routes.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../server/simulator.ts';
import { atOnce, type StateFile } from '../server/state-file.ts';
import { createWriteLog, type WriteLog } from '../server/write-log.ts';
import { keepWorld } from '../world/kept-world.ts';
import { createCommands } from './commands.ts';
import { createCustomerEdit } from './edit.ts';
import { createRecordStore, openErp, type RecordStore, resetErp } from './record-store.ts';
import { refuse } from './refusals.ts';
import { createReads } from './stream.ts';
import { defaultErpSwitches, type ErpSwitches } from './switches.ts';

export type ErpOptions = SimulatorOptions & { readonly switches?: Partial<ErpSwitches> };

type ErpRoute = Route<unknown>;

/** Where the contract begins below the server's address. */
const BASE_PATH = '/erp/v1';

const health = (clock: Clock) => (): Answer => ({
  status: 200,
  body: {
    contract: '1',
    profile: 'sync',
    flow: { name: 'northbank-customer-flow', version: '1.4.0' },
    erp: { kind: 'Northbank ERP', company: 'Northbank Apparel', timeZone: 'Europe/London', baseCurrency: 'GBP' },
    time: new Date(clock()).toISOString(),
    entities: ['customers'],
    writes: ['updateRecord'],
  },
});

const createRoutes = (
  file: StateFile,
  records: RecordStore,
  clock: Clock,
  switches: ErpSwitches,
): readonly ErpRoute[] => {
  const reads = createReads(records, clock, switches);
  const commands = createCommands(file, records, clock);
  return [
    { method: 'GET', pattern: `${BASE_PATH}/health`, handle: health(clock) },
    { method: 'GET', pattern: `${BASE_PATH}/streams/:entity`, handle: reads.stream },
    { method: 'GET', pattern: `${BASE_PATH}/records/:entity/:id`, handle: reads.one },
    { method: 'POST', pattern: `${BASE_PATH}/commands`, handle: commands.post },
    { method: 'GET', pattern: `${BASE_PATH}/commands/:commandId`, handle: commands.status },
  ];
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

type Serving = {
  readonly routes: readonly ErpRoute[];
  readonly file: StateFile;
  readonly log: WriteLog;
  readonly clock: Clock;
  readonly secret: string;
};

const createHandler = ({ routes, file, log, clock, secret }: Serving): Handler => {
  const answerTo = (call: Call): Answer => {
    if (!isSameSecret(headerOf(call, 'Authorization') ?? '', `Bearer ${secret}`)) {
      return refuse('unauthorized', 'The token is missing or wrong.');
    }
    const match = matchRoute(routes, call);
    if (match === 'unknown-path') return refuse('not_found', 'There is no such endpoint.');
    if (match === 'wrong-method') return refuse('method_not_allowed', 'The method is not allowed here.');
    if (call.bodyTooLarge) return refuse('too_large', 'The body is larger than 1 MiB.');
    return atOnce(file, () => {
      const answer = match.route.handle(call, match.params);
      log.note(call, answer, clock());
      return answer;
    });
  };
  return (call) => withRequestId(answerTo(call), headerOf(call, 'X-Request-Id'));
};

/**
 * Starts the training ERP behind flow contract v1 on the loopback interface: health, the stream of customers, single
 * records, and updateRecord. The secret is the bearer token; the user is not used. Its state is in `erp.sqlite` of the folder.
 */
export const startErpSimulator = async (options: ErpOptions): Promise<Simulator> => {
  const switches = { ...defaultErpSwitches, ...options.switches };
  const skewed = skewable(options.clock ?? Date.now);
  const clock = skewed.now;
  const kept = keepWorld(options.folder, options.world, clock());
  const file = openErp(options.folder, kept);
  const log = createWriteLog(file);
  const records = createRecordStore(file);
  const routes = createRoutes(file, records, clock, switches);
  const simulator = await startSimulator(options, {
    handler: createHandler({ routes, file, log, clock, secret: options.secret }),
    maxBodyBytes: switches.maxBodyBytes,
    clock: skewed,
    log,
    counts: () => ({ customers: records.count() }),
    edit: createCustomerEdit(records, clock),
    reset: () => resetErp(file, kept.make()),
    truthPath: kept.truthPath,
    closeState: () => file.close(),
  });
  return { ...simulator, baseUrl: `${simulator.baseUrl}${BASE_PATH}` };
};

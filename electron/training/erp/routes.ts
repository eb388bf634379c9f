import type { Clock } from '../clock.ts';
import type { Answer } from '../server/http.ts';
import type { Route } from '../server/routes.ts';
import { commandTypes } from './command-shapes.ts';
import type { createCommands } from './commands.ts';
import type { createEventCalls } from './events.ts';
import type { Periods } from './periods.ts';
import type { createRuns } from './runs.ts';
import { salesEntities } from './sales-entities.ts';
import { createReads, type ReadParts } from './stream.ts';

/** Where the contract begins below the server's address. */
export const BASE_PATH = '/erp/v1';

/** `waits` marks the one endpoint whose answer may come later. */
export type ErpRoute = Route<{ readonly waits?: true }>;

const health = (clock: Clock) => (): Answer => ({
  status: 200,
  body: {
    contract: '1',
    profile: 'sync',
    flow: { name: 'northbank-flow', version: '2.0.0' },
    erp: { kind: 'Northbank ERP', company: 'Northbank Apparel', timeZone: 'Europe/London', baseCurrency: 'GBP' },
    time: new Date(clock()).toISOString(),
    entities: ['customers', ...salesEntities],
    writes: commandTypes,
  },
});

export type RouteParts = ReadParts & {
  readonly periods: Periods;
  readonly commands: ReturnType<typeof createCommands>;
  readonly runs: ReturnType<typeof createRuns>;
  readonly events: ReturnType<typeof createEventCalls>;
};

/** The ten endpoints of the contract, in its order. */
export const createRoutes = (parts: RouteParts): readonly ErpRoute[] => {
  const { clock, periods, commands, runs, events } = parts;
  const reads = createReads(parts);
  return [
    { method: 'GET', pattern: `${BASE_PATH}/health`, handle: health(clock) },
    { method: 'GET', pattern: `${BASE_PATH}/streams/:entity`, handle: reads.stream },
    { method: 'GET', pattern: `${BASE_PATH}/records/:entity/:id`, handle: reads.one },
    { method: 'GET', pattern: `${BASE_PATH}/periods`, handle: periods.list },
    { method: 'POST', pattern: `${BASE_PATH}/commands`, handle: commands.post },
    { method: 'GET', pattern: `${BASE_PATH}/commands/:commandId`, handle: commands.status },
    { method: 'POST', pattern: `${BASE_PATH}/runs`, handle: runs.order },
    { method: 'GET', pattern: `${BASE_PATH}/runs/:runId`, handle: runs.one },
    { method: 'GET', pattern: `${BASE_PATH}/events`, handle: events.read, waits: true },
    { method: 'POST', pattern: `${BASE_PATH}/events/ack`, handle: events.acknowledge },
  ];
};

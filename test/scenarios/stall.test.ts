import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Job, jobs } from '../../shared/domain/run.ts';
import { type Side, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

/** Every job has been through once, so that each reads all that it reads. */
beforeAll(async () => {
  world = await startWorld({ customers: 60, limited: false });
  engine = await startEngine(world);
  for (const job of ['customers', 'products', 'orders'] as const) await engine.run(job);
}, 60_000);

afterAll(async () => {
  await engine.engine.stop();
  await world.stop();
});

const people: readonly (readonly [Side, string])[] = [
  ['erp', '/streams/customers'],
  ['dotdigital', '/v2/contacts/suppressed-since'],
  ['dotdigital', '/contacts/v3'],
];
const items: readonly (readonly [Side, string])[] = [
  ['erp', '/streams/products'],
  ['erp', '/streams/stock'],
  ['erp', '/streams/prices'],
  ['dotdigital', '/insightData/v3/collections'],
  ['dotdigital', '/schema'],
  ['dotdigital', '/insightData/v3/account/'],
];
const orders: readonly (readonly [Side, string])[] = [
  ['erp', '/streams/orders'],
  ['erp', '/streams/invoices'],
  ['erp', '/streams/creditNotes'],
  ['erp', '/streams/settlements'],
  ['dotdigital', '/insightData/v3/contacts/'],
];

/** Every call that each job makes, by a part of its path. */
const calls: Readonly<Record<Job, readonly (readonly [Side, string])[]>> = {
  customers: [...people, ['dotdigital', '/v2/data-fields']],
  consent: people,
  products: items,
  stock: [
    ['erp', '/streams/stock'],
    ['erp', '/streams/prices'],
  ],
  orders,
  campaigns: [
    ['dotdigital', '/v2/address-books'],
    ['dotdigital', '/v2/segments'],
    ['dotdigital', '/v2/campaigns/filtered'],
  ],
  'full-check': [...people, ...items, ...orders],
  'marketing-orders': [
    ['erp', '/streams/orders'],
    ['erp', '/periods'],
    ['dotdigital', '/insightData/v3/contacts/'],
  ],
};

test.each(jobs)(
  'whichever answer %s waits for, it is named with its system as long as it waits',
  async (job) => {
    for (const [side, pathIncludes] of calls[job]) {
      await world.admin(side, '/faults', { match: { pathIncludes, method: 'GET' }, times: 1, action: 'hold-before' });
      const { runId } = await engine.ask('sync.start', { job, mode: 'full' });
      await until(async () => (await world.held(side)) > 0);
      const told = await engine.ask('run.get', { runId });
      expect({ job, pathIncludes, ...told.waitingFor }).toMatchObject({
        job,
        pathIncludes,
        system: side,
        reason: 'answer',
      });
      expect(told.run.state).toBe('running');
      await engine.ask('sync.cancel', { runId });
      await engine.engine.idle();
      await world.admin(side, '/release', {});
      await until(async () => (await world.held(side)) === 0);
    }
  },
  60_000,
);

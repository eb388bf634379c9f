import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommerceKind, CommerceTruth } from '../../electron/training/world/commerce/types.ts';
import type { Job, Run } from '../../shared/domain/run.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 400, limited: false, rate: 1_000 });
  engine = await startEngine(world);
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (job: Job, mode: 'full' | 'incremental' = 'full'): Promise<Run> => {
  const { runId } = await engine.ask('sync.start', { job, mode });
  await engine.engine.idle();
  return (await engine.ask('run.get', { runId })).run;
};

const truth = (): CommerceTruth => (world.truth() as unknown as { readonly commerce: CommerceTruth }).commerce;

const found = [
  'product-missing',
  'item-orphan',
  'item-unreadable',
  'price-drift',
  'stock-drift',
  'sku-unmapped',
  'order-missing',
  'order-drift',
  'order-misattributed',
] as const satisfies readonly CommerceKind[];

/** Keys of open cases of a kind: SKUs of items, numbers of orders. */
const open = async (kind: string): Promise<readonly string[]> =>
  (await allMismatches(engine, [kind]))
    .filter(({ entity }) => entity === 'item' || entity === 'order')
    .map(({ entity, label, reference }) => (entity === 'item' ? reference : label))
    .sort();

test('the cases about products and sales are what was planted, kind by kind', async () => {
  await run('customers');
  const products = await run('products');
  const orders = await run('orders');
  const { kinds } = truth();
  for (const kind of found)
    expect({ kind, keys: await open(kind) }).toEqual({ kind, keys: kinds[kind].map(({ key }) => key) });
  expect(await open('field-drift')).toEqual([]);
  const of = (...some: readonly CommerceKind[]) => some.reduce((sum, kind) => sum + kinds[kind].length, 0);
  // Which SKUs orders name is known when the orders are read.
  expect(orders.counts.opened).toBe(of('order-missing', 'order-drift', 'order-misattributed', 'sku-unmapped'));
  expect(products.counts.opened).toBe(
    of('product-missing', 'item-orphan', 'item-unreadable', 'price-drift', 'stock-drift'),
  );
});

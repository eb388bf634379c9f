import { expect, test } from 'vitest';
import { priceCases } from '../../../electron/engine/flows/price-cases.ts';
import type { ReplicaRow } from '../../../electron/engine/store/replica.ts';
import { campaignFact } from '../../../shared/domain/campaign.ts';
import type { MismatchKind, MismatchRow, Severity } from '../../../shared/domain/mismatch.ts';
import { saleFact } from '../../../shared/domain/sales.ts';
import { mismatchFilterSchema } from '../../../shared/ipc/operations/mismatch.ts';
import { NOW } from '../store/opened-plainly.ts';
import { newCase } from '../store/records.ts';
import { contactOf, customerOf, never, startRig } from './rig.ts';

const hour = 3_600_000;

const row = (id: string, changes: Partial<ReplicaRow>): ReplicaRow => ({
  id,
  version: 'v1',
  modifiedAt: null,
  key: id,
  owner: null,
  reference: null,
  facts: 0,
  hash: 1,
  data: {},
  ...changes,
});

type Change = { readonly status?: string; readonly at?: string; readonly sku?: string; readonly hash?: number };

const order = (number: string, owner: string, total: string, change: Change = {}): ReplicaRow => {
  const { status = 'settled', at = '2026-10-01T00:00:00Z', sku = 'A-1', hash = 1 } = change;
  const isSettled = status === 'settled' || status === 'refunded' ? saleFact.settled : 0;
  const lines = [{ sku, quantity: '2', price: '10.50' }];
  const value = { number, total, currency: 'GBP', status, orderedAt: at, discount: '0', delivery: '0', lines };
  return row(number, { owner, hash, facts: saleFact.inScope | isSettled, data: { value } });
};

const campaign = (id: number, scheduledAt: number): ReplicaRow =>
  row(String(id), {
    facts: campaignFact.scheduled,
    hash: scheduledAt,
    version: `s${scheduledAt}`,
    data: { id, name: `C${id}`, subject: null, state: 'scheduled', type: null, tags: [], sentAt: null, scheduledAt },
  });

/** Customers of whom each has a contact in the list of its number, their orders, and the campaigns to those lists. */
const setUp = () => {
  const rig = startRig();
  const { stores } = rig.deps;
  const list = (id: number) => ({ id, name: `L${id}`, status: 'subscribed' as const });
  for (const [n, lists] of [
    [1, [1]],
    [2, [1, 2]],
    [3, []],
  ] as const) {
    rig.erp.set(`C${n}`, customerOf(`C${n}`));
    rig.account.set(n, contactOf(n, `C${n}`, { lists: lists.map(list) }));
  }
  rig.take();
  const write = (name: 'erp_order' | 'dd_campaign' | 'dd_list', rows: readonly ReplicaRow[]) =>
    void stores.atomically(() => stores.replica(name).upsert(rows, 1));
  write(
    'dd_list',
    [1, 2].map((id) => row(String(id), { data: { id, name: `L${id}`, contacts: 1 } })),
  );
  const name = (id: number, lists: readonly number[]): void =>
    void stores.atomically(() => stores.campaigns.nameTargets(id, lists, 'anna', NOW));
  const open = (
    key: string,
    kind: MismatchKind,
    severity: Severity,
    entity: 'customer' | 'item' | 'order' = 'customer',
  ) => stores.atomically(() => stores.mismatches.open(newCase(key, { entity, finding: { kind, severity } }), null));
  let moved = 0;
  const price = async (): Promise<number> => {
    moved = 0;
    await priceCases(rig.deps, never, () => {
      moved += 1;
    });
    return moved;
  };
  const page = (filter: object = {}): readonly MismatchRow[] =>
    stores.mismatches.page({
      filter: mismatchFilterSchema.parse({ statuses: ['open'], ...filter }),
      sort: 'impact',
      cursor: null,
      limit: 50,
    }).rows;
  const keys = (filter: object = {}) => page(filter).map(({ label }) => label.replace('Person ', ''));
  const of = (key: string) => page().find(({ label }) => label === `Person ${key}`)?.impact;
  return { rig, stores, write, name, open, price, page, keys, of };
};

const filled = async () => {
  const world = setUp();
  world.write('dd_campaign', [campaign(10, NOW + 5 * hour), campaign(20, NOW + 2 * hour)]);
  world.name(10, [1]);
  world.name(20, [2]);
  world.write('erp_order', [order('S1', 'C1', '100.10'), order('S2', 'C1', '0.20'), order('S3', 'C3', '50')]);
  for (const key of ['C1', 'C2', 'C3']) world.open(key, 'field-drift', 'warns');
  await world.price();
  return world;
};

test('each case tells the next send that has its person, the settled money, and whom it touches', async () => {
  const { of } = await filled();
  expect(of('C1')).toEqual({ amount: '100.3', currency: 'GBP', people: 1, sendAt: NOW + 5 * hour, campaign: 10 });
  expect(of('C2')).toEqual({ amount: null, currency: null, people: 1, sendAt: NOW + 2 * hour, campaign: 20 });
  expect(of('C3')).toEqual({ amount: '50', currency: 'GBP', people: 1, sendAt: null, campaign: null });
});

test('the soonest endangered send comes first, then severity, then money, then what waited longest', async () => {
  const world = await filled();
  const { stores, open, price, keys } = world;
  expect(keys()).toEqual(['C2', 'C1', 'C3']);
  open('X1', 'malformed-value', 'blocks');
  open('X2', 'malformed-value', 'warns');
  await price();
  expect(keys()).toEqual(['C2', 'C1', 'X1', 'C3', 'X2']);
  expect(keys({ campaign: 10 })).toEqual(['C1', 'C2']);
  expect(keys({ campaign: 20 })).toEqual(['C2']);
  expect(stores.impacts.counts(10).map(({ touching, grouped }) => [touching, grouped])).toEqual([[2, 1]]);
});

test('only settled orders within the window count; a refund, an older one and an open one do not', async () => {
  const { write, open, price, of } = setUp();
  write('erp_order', [
    order('S1', 'C1', '1', { status: 'confirmed' }),
    order('S2', 'C1', '2', { status: 'refunded' }),
    order('S3', 'C1', '4', { at: '2024-01-01T00:00:00Z' }),
    order('S4', 'C1', '8'),
  ]);
  open('C1', 'field-drift', 'warns');
  await price();
  expect(of('C1')?.amount).toBe('8');
  write('erp_order', [order('S1', 'C1', '1', { hash: 2 })]);
  await price();
  expect(of('C1')?.amount).toBe('9');
});

test('an order is worth its settled total, an item what it sold; no campaign is told for either', async () => {
  const { write, open, price, page, rig } = setUp();
  write('dd_campaign', [campaign(10, NOW + hour)]);
  write('erp_order', [
    order('S1', 'C1', '30'),
    order('S2', 'C2', '40'),
    order('S3', 'C1', '5', { status: 'confirmed' }),
  ]);
  open('S1', 'order-missing', 'warns', 'order');
  open('S3', 'order-missing', 'warns', 'order');
  open('A-1', 'price-drift', 'warns', 'item');
  await price();
  const told = page().map(({ label, impact }) => [label, impact?.amount, impact?.people, impact?.campaign]);
  expect(told).toEqual([
    ['Person A-1', '42', 2, null],
    ['Person S1', '30', 1, null],
    ['Person S3', null, null, null],
  ]);
  expect(rig.deps.stores.impacts.unpriced(10)).toBe(0);
});

test('a send that is over, moved or taken back is told no more, and its counters go', async () => {
  const { rig, stores, write, price, of, keys } = await filled();
  rig.pass(3 * hour);
  expect(await price()).toBeGreaterThan(0);
  expect([of('C2')?.campaign, keys({ campaign: 20 })]).toEqual([10, []]);
  expect(stores.impacts.sends().map(({ campaign: id }) => id)).toEqual([10]);
  write('dd_campaign', [campaign(10, NOW + 9 * hour)]);
  await price();
  expect(of('C1')?.sendAt).toBe(NOW + 9 * hour);
  stores.atomically(() => stores.replica('dd_campaign').remove(['10', '20']));
  await price();
  expect([of('C1')?.campaign, stores.impacts.counts(null), stores.impacts.sends()]).toEqual([null, [], []]);
});

test('whoever leaves or joins a list moves, and a look at what did not change moves nothing', async () => {
  const { rig, price, of } = await filled();
  expect(await price()).toBe(0);
  rig.account.set(3, contactOf(3, 'C3', { lists: [{ id: 2, name: 'L2', status: 'subscribed' }], updatedAt: 9 }));
  rig.take();
  await price();
  expect(of('C3')?.campaign).toBe(20);
});

test('a case that is decided, set aside or forgotten is counted where it stands', async () => {
  const { stores, page, price } = await filled();
  const [first] = page();
  if (first === undefined) throw new Error('no case');
  stores.atomically(() => stores.mismatches.setStatus(first.id, 'ignored', { at: NOW }));
  expect(stores.impacts.counts(20).map(({ status, touching, grouped }) => [status, touching, grouped])).toEqual([
    [4, 1, 1],
  ]);
  await price();
  expect(stores.impacts.touching(first.id).map(({ campaign: id }) => id)).toEqual([20, 10]);
});

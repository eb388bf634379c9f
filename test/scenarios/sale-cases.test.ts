import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommerceKind } from '../../electron/training/world/commerce/types.ts';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
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

const run = async (job: Job, mode: SyncMode = 'full'): Promise<Run> => (await engine.run(job, mode)).run;

const truth = () => world.truth().commerce;

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

const readAll = async (): Promise<void> => {
  for (const job of ['customers', 'products', 'orders'] as const) expect((await run(job)).state).toBe('succeeded');
};

const firstOf = async (kind: string) => {
  const row = (await allMismatches(engine, [kind])).find(({ entity }) => entity !== 'customer');
  if (row === undefined) throw new Error(`no open ${kind}`);
  return engine.ask('mismatch.get', { id: row.id });
};

const approve = async (kind: string) => {
  const seen = await firstOf(kind);
  const { row, evidenceHash } = seen;
  const { outboxId } = await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  return { seen, outboxId, after: await engine.ask('mismatch.get', { id: row.id }) };
};

const undo = async (id: string) => {
  const preview = await engine.ask('change.preview-undo', { id });
  expect(preview.blocked).toBeNull();
  await engine.ask('change.undo', { id, token: preview.token, key: randomUUID() });
  await engine.engine.idle();
  return preview;
};

const standings = async () => ({
  products: (await engine.ask('job.standing', { job: 'products' })).standing,
  orders: (await engine.ask('job.standing', { job: 'orders' })).standing,
});

test.each([
  ['product-missing', 'PUT'],
  ['item-orphan', 'DELETE'],
  ['item-unreadable', 'PUT'],
  ['price-drift', 'PUT'],
  ['stock-drift', 'PUT'],
  ['order-missing', 'PUT'],
  ['order-drift', 'PUT'],
] as const)('%s: what is shown is sent, read back and closed, and undone it is back', async (kind, method) => {
  await readAll();
  const before = await standings();
  const { seen, after, outboxId } = await approve(kind);
  expect(seen.blocked).toBeNull();
  expect(seen.requests.map((request) => request.method)).toEqual([method]);
  expect(seen.reasons.length).toBeGreaterThan(0);
  expect(seen.impacts.length).toBeGreaterThan(0);
  expect(after.row.status).toBe('resolved');
  expect(after.outbox?.state).toBe('verified');
  expect(after.requests).toEqual(seen.requests);
  expect(await standings()).not.toEqual(before);
  await run(seen.row.entity === 'item' ? 'products' : 'orders');
  expect((await engine.ask('mismatch.get', { id: seen.row.id })).row.status).toBe('resolved');
  await undo(outboxId);
  const back = await engine.ask('mismatch.get', { id: seen.row.id });
  expect(back.row).toMatchObject({ status: 'open', reopened: 'undone' });
  expect(await standings()).toEqual(before);
});

test('an order on the wrong contact is deleted there and added to the right one, and each step can be undone', async () => {
  await readAll();
  const before = await standings();
  const { seen, after } = await approve('order-misattributed');
  const [entry] = truth().kinds['order-misattributed'].filter(({ key }) => key === seen.row.label);
  const [right, wrong] = entry?.contactIds ?? [];
  expect(seen.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `DELETE /insightData/v3/contacts/contactId/${wrong}/Orders/${seen.row.label}`,
    `PUT /insightData/v3/contacts/contactId/${right}/Orders/${seen.row.label}`,
  ]);
  expect(seen.lines).toEqual([
    { thing: 'order', before: `${seen.row.label} on contact ${wrong}`, after: null },
    { thing: 'order', before: null, after: `${seen.row.label} on contact ${right}` },
  ]);
  expect(after.row.status).toBe('resolved');
  const { changes } = await engine.ask('change.page', { filter: { kinds: ['order-misattributed'] } });
  const deleted = changes.find(({ operation }) => operation === 'insight.delete')?.id ?? '';
  const added = changes.find(({ operation }) => operation === 'insight.put')?.id ?? '';
  expect((await engine.ask('change.preview-undo', { id: deleted })).blocked).toBe(
    'Undo the step that followed it first.',
  );
  await undo(added);
  expect(await open('order-missing')).toContain(seen.row.label);
  await undo(deleted);
  expect(await open('order-misattributed')).toContain(seen.row.label);
  expect(await open('order-missing')).not.toContain(seen.row.label);
  expect(await standings()).toEqual(before);
});

const editItem = (key: string, set: object): Promise<unknown> =>
  world.admin('dotdigital', '/edit', { insight: { collection: 'Catalog_Default', key, set } });

test('a case closes when the catalogue is put right there, and comes back when it is wrong again', async () => {
  await readAll();
  const { row, evidence } = await firstOf('stock-drift');
  const key = evidence.item?.record?.key ?? '';
  await editItem(key, { stock: Number(evidence.item?.product?.values.stock) });
  expect((await run('products', 'incremental')).counts).toMatchObject({ cleared: 1, opened: 0 });
  expect((await engine.ask('mismatch.get', { id: row.id })).row.status).toBe('cleared');
  await editItem(key, { stock: 12_345 });
  expect((await run('products', 'incremental')).counts).toMatchObject({ cleared: 0, opened: 1 });
  expect((await engine.ask('mismatch.get', { id: row.id })).row).toMatchObject({
    status: 'open',
    reopened: 'seen-again',
  });
});

test('what somebody changed since it was read is not written over: the case says so and shows it anew', async () => {
  await readAll();
  const { row, evidence } = await firstOf('price-drift');
  await editItem(evidence.item?.record?.key ?? '', { note: 'written by somebody else' });
  const { after } = await approve('price-drift');
  expect(after.row).toMatchObject({ id: row.id, status: 'open', reopened: 'stale' });
  expect(after.outbox).toMatchObject({ state: 'stale', sentence: expect.stringContaining('changed in Dotdigital') });
  expect(after.evidence.item?.record?.json.note).toBe('written by somebody else');
  const second = await approve('price-drift');
  expect(second.after.row.status).toBe('resolved');
  expect(second.seen.requests[0]?.body).toContain('written by somebody else');
});

test('a set alike is previewed and approved, and orders of long ago are left for a person, one at a time', async () => {
  await readAll();
  const { row, evidenceHash } = await firstOf('price-drift');
  const set = await engine.ask('decision.preview-like', { id: row.id, evidenceHash });
  expect(set).toMatchObject({ total: kindsOf('price-drift'), rule: { kind: 'price-drift', things: ['price'] } });
  expect(set.calls).toEqual({ erp: 0, dotdigital: 3 * set.total, imports: 0 });
  const done = await engine.ask('decision.approve-like', { setId: set.setId, key: randomUUID() });
  await engine.engine.idle();
  expect(done.approved).toBe(set.total);
  expect(await open('price-drift')).toEqual([]);
  const old = await firstOf('order-missing');
  expect(old.reasons.map(({ code }) => code)).toContain('back-filled');
  const refused = await engine.tryTo('decision.preview-like', { id: old.row.id, evidenceHash: old.evidenceHash });
  expect(refused).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
});

const kindsOf = (kind: CommerceKind): number => truth().kinds[kind].length;

test('who is forgotten leaves no case of their orders behind', async () => {
  await readAll();
  const { evidence, row } = await firstOf('order-drift');
  const records = [{ system: 'erp', id: evidence.order?.customer?.id ?? '' }];
  await engine.ask('person.forget', { records, reason: 'Asked for it', key: randomUUID() });
  expect(await engine.tryTo('mismatch.get', { id: row.id })).toMatchObject({ ok: false });
  expect(await open('order-drift')).not.toContain(row.label);
});

test.each([
  ['publish-items', 'products', 'price-drift'],
  ['send-orders', 'orders', 'order-drift'],
] as const)('what a person undid is not written again by %s', async (policy, job, kind) => {
  await readAll();
  const { seen, outboxId } = await approve(kind);
  await undo(outboxId);
  const before = await standings();
  await engine.ask('policy.set', { policy, isOn: true, cap: 5_000, stopShare: 1 });
  const { counts } = await run(job, 'incremental');
  expect(counts.written).toBeGreaterThan(0);
  expect((await standings())[job].differing).toBe(1);
  expect(before[job].differing).toBeGreaterThan(1);
  expect((await engine.ask('mismatch.get', { id: seen.row.id })).row).toMatchObject({
    status: 'open',
    reopened: 'undone',
  });
});

test('what a person set aside is not written by the policy, and stays set aside', async () => {
  await readAll();
  const { row, evidenceHash } = await firstOf('price-drift');
  const aside = { id: row.id, evidenceHash, reason: 'agreed with the shop', until: null, key: randomUUID() };
  await engine.ask('decision.ignore', aside);
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1 });
  const { counts } = await run('products', 'incremental');
  expect(counts.written).toBeGreaterThan(0);
  expect((await engine.ask('mismatch.get', { id: row.id })).row.status).toBe('ignored');
  expect(await open('price-drift')).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 400, limited: false, rate: 1_000 });
  engine = await startEngine(world);
  // What differs and is discontinued has only one thing wrong with it.
  for (const { key } of kinds()['price-drift'].slice(0, 2).concat(kinds()['stock-drift'].slice(0, 2)))
    await world.admin('erp', '/edit', { entity: 'products', key, fields: { active: false } });
  await run({ mode: 'full' });
  await linkTheRedressed();
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = (asked: object = {}) => engine.run('products', 'incremental', asked);

/** What is one product under two dresses of its SKU is said to be so: what is left was discontinued. */
const linkTheRedressed = async (): Promise<void> => {
  for (const { key, other, answer } of kinds()['product-missing']) {
    if (answer === undefined) continue;
    const row = (await allMismatches(engine, ['product-missing'])).find(({ reference }) => reference === key);
    const { evidenceHash } = await engine.ask('mismatch.get', { id: row?.id });
    const { candidates } = await engine.ask('product.candidates', { id: row?.id });
    const seen = candidates.find(({ id }) => id === other)?.seen;
    await engine.ask('product.same', { id: row?.id, evidenceHash, candidate: other, seen });
  }
};

const switchOn = (bounds: object = {}) =>
  engine.ask('policy.set', { policy: 'withdraw-items', isOn: true, cap: 500, stopShare: 1, ...bounds });

const kinds = () => world.truth().commerce.kinds;

/** What is not sold any more and stands in the catalogue: by the world's making, and as the tests begin. */
const orphaned = (): readonly string[] =>
  [
    ...kinds()['item-orphan'].filter(({ answer }) => answer === undefined),
    ...kinds()['price-drift'].slice(0, 2),
    ...kinds()['stock-drift'].slice(0, 2),
  ]
    .map(({ key }) => key)
    .sort();

const outlook = async () => {
  const { outlooks } = await engine.ask('policy.outlook', { policies: ['withdraw-items'] });
  const [found] = outlooks;
  if (found === undefined) throw new Error('no outlook');
  return found;
};

const orphans = () => allMismatches(engine, ['item-orphan']);
const skusOf = (rows: readonly { readonly reference: string }[]): readonly string[] =>
  rows.map(({ reference }) => reference).sort();

/** Keys of catalogue records that the account says were deleted. */
const deleted = async (): Promise<readonly string[]> =>
  (await world.writes('dotdigital'))
    .filter(({ changed, method }) => changed && method === 'DELETE')
    .map(({ path }) => decodeURIComponent(path.split('/').at(-1) ?? ''))
    .sort();

const withdrawals = async () =>
  (await engine.ask('job.plan', { job: 'products', limit: 100 })).writes.filter(({ verb }) => verb === 'delete');

test('off, nothing is withdrawn or planned, and it is told what it would do', async () => {
  expect(orphaned().length).toBeGreaterThan(2);
  expect(await outlook()).toMatchObject({ isOn: false, written: orphaned().length, sample: 0, later: 0, leftOut: [] });
  expect(await withdrawals()).toEqual([]);
  expect((await run()).run).toMatchObject({ state: 'succeeded', counts: { recorded: 0 } });
  expect(await deleted()).toEqual([]);
  expect(skusOf(await orphans())).toEqual(orphaned());
});

test('on, the items that were planned, and no others, are gone from the account and verified', async () => {
  await switchOn();
  const planned = await withdrawals();
  expect(planned.map(({ key }) => key).sort()).toEqual(orphaned());
  for (const { key, json, fate, changes } of planned) {
    expect(fate).toBe('written');
    expect(json).toMatch(/^DELETE \/insightData\/v3\/account\/Catalog_Default\//);
    expect(changes).toEqual([
      { field: 'catalogue-item', before: key, after: null },
      { field: 'name', before: expect.stringMatching(/^[A-Z][a-z]+ [A-Z]/), after: null },
    ]);
  }
  const { length } = orphaned();
  const ended = await run();
  expect(ended.run).toMatchObject({ state: 'succeeded', counts: { recorded: length, written: 0, sampled: 0 } });
  expect(ended).toMatchObject({ written: length, verified: length, difference: [] });
  expect(await deleted()).toEqual(orphaned());
  expect(await orphans()).toEqual([]);
  const { changes } = await engine.ask('change.page', { limit: 200 });
  expect(new Set(changes.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['policy withdraw-items']));
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  expect(standing.extra).toBe(0);
  // What is gone is gone: the next run has nothing to withdraw, and a full one finds none.
  expect((await run({ mode: 'full' })).run.counts).toMatchObject({ recorded: 0, opened: 0 });
  expect(await withdrawals()).toEqual([]);
});

test('beyond its share of the catalogue it stops and asks, and withdraws once that is accepted', async () => {
  await switchOn({ stopShare: 0.001 });
  const { stop, expected } = await outlook();
  expect(stop).toContain(`${orphaned().length} of the ${expected} items of the catalogue would be withdrawn`);
  const stopped = await run();
  expect(stopped.run).toMatchObject({
    state: 'aborted',
    failure: { code: 'policy.too-much' },
    counts: { recorded: 0 },
  });
  expect(stopped.run.failure?.sentence).toBe(`Withdrawn items: ${stop}`);
  expect(await deleted()).toEqual([]);
  // That records may vanish is another question.
  expect((await run({ acceptDrop: true })).run.state).toBe('aborted');
  expect((await run({ acceptWrites: true })).run.counts).toMatchObject({ recorded: orphaned().length });
  expect(await deleted()).toEqual(orphaned());
});

test('the cap leaves the rest to the next run', async () => {
  await switchOn({ cap: 1 });
  const rest = orphaned().length - 1;
  expect(await outlook()).toMatchObject({ written: 1, later: rest });
  const fates = (await withdrawals()).map(({ fate }) => fate);
  expect(fates).toEqual(['written', ...Array.from({ length: rest }, () => 'later')]);
  expect((await run()).run.counts).toMatchObject({ recorded: 1 });
  expect(await orphans()).toHaveLength(rest);
});

test('undone, the item is back and its case is a person’s: no later run withdraws it again', async () => {
  await switchOn();
  await run();
  const { changes } = await engine.ask('change.page', { limit: 200 });
  const [change] = changes;
  const id = change?.id ?? '';
  const preview = await engine.ask('change.preview-undo', { id });
  expect(preview.blocked).toBeNull();
  await engine.ask('change.undo', { id, token: preview.token, key: randomUUID() });
  await engine.engine.idle();
  for (const mode of ['incremental', 'full'] as const) {
    expect((await run({ mode })).run.counts).toMatchObject({ recorded: 0 });
    const [back, ...others] = await orphans();
    expect(others).toEqual([]);
    expect(back).toMatchObject({ id: change?.mismatchId, status: 'open', reopened: 'undone' });
  }
  expect(await outlook()).toMatchObject({
    written: 0,
    leftOut: [{ reason: 'It came back after a decision.', count: 1 }],
  });
  expect(await deleted()).toEqual(orphaned());
});

test('an item that is assigned, that the ERP never had, or that somebody put back stays', async () => {
  const [assigned] = await orphans();
  await engine.ask('decision.assign', { id: assigned?.id, to: 'ben' });
  const own = { collection: 'Catalog_Default', key: 'GIFT-CARD', json: { sku: 'GIFT-CARD', name: 'A gift card' } };
  await world.admin('dotdigital', '/edit', { insight: own });
  await run();
  expect((await outlook()).leftOut).toEqual(
    expect.arrayContaining([
      { reason: 'It is assigned to somebody.', count: 1 },
      { reason: 'The ERP does not know the item, so it did not discontinue it.', count: 1 },
    ]),
  );
  await switchOn();
  await run();
  expect(skusOf(await orphans())).toEqual([assigned?.reference, 'GIFT-CARD'].sort());
  const [gone = ''] = await deleted();
  expect(gone).not.toBe('');
  await world.admin('dotdigital', '/edit', { insight: { ...own, key: gone, json: { sku: gone, name: 'Again' } } });
  expect((await run()).run.counts).toMatchObject({ recorded: 0 });
  expect(skusOf(await orphans())).toContain(gone);
});

test('a full check, and a desk that only reviews, withdraw nothing', async () => {
  await switchOn();
  await run({ job: 'full-check', mode: 'full' });
  await engine.engine.stop();
  engine = await startEngine(world, { role: 'reviewer' });
  expect((await run()).run.counts).toMatchObject({ recorded: 0 });
  expect(await deleted()).toEqual([]);
});

test('who accepts that much is published has not accepted what would be withdrawn', async () => {
  const file = new SqliteDatabase(join(world.folder, 'workspaces', 'training', 'workspace.db'), { readonly: true });
  const known = file.prepare<[], string>('SELECT match_key FROM erp_item ORDER BY match_key').pluck().all();
  file.close();
  const sold = known.filter((sku) => !orphaned().includes(sku)).slice(0, 15);
  for (const key of sold)
    await world.admin('erp', '/edit', { entity: 'products', key, fields: { name: `Another ${key}` } });
  await switchOn({ stopShare: 0.001 });
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 0.001 });
  expect((await run()).run).toMatchObject({ state: 'aborted', counts: { written: 0, recorded: 0 } });
  const published = (await run({ acceptWrites: true })).run;
  expect(published.counts.written).toBeGreaterThan(0);
  expect(published).toMatchObject({ state: 'aborted', counts: { recorded: 0 } });
  expect(published.failure?.sentence).toContain('would be withdrawn');
  expect(await deleted()).toEqual([]);
  expect((await run({ acceptWrites: true })).run.counts).toMatchObject({ recorded: orphaned().length });
});

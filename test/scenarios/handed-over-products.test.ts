import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Desks, startDesks } from './desks.ts';
import { allMismatches, startWorld, type TestEngine, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let world: World;
let desks: Desks;

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false });
  desks = await startDesks(world);
});
afterEach(async () => {
  await desks.stop();
  await world.stop();
});

/** Products whose items lose the hyphens of their SKU; both desks have read it. */
const redressed = async (count: number): Promise<readonly string[]> => {
  await desks.writer.run('products', 'full');
  const skus = (await allMismatches(desks.writer, ['price-drift'])).map(({ reference }) => reference).slice(0, count);
  for (const sku of skus) {
    const set = { sku: sku.replaceAll('-', '') };
    await world.admin('dotdigital', '/edit', { insight: { collection: 'Catalog_Default', key: sku, set } });
  }
  for (const desk of [desks.writer, desks.reviewer]) await desk.run('products', 'full');
  return skus;
};

const casesAbout = async (engine: TestEngine, sku: string): Promise<readonly string[]> =>
  (await allMismatches(engine)).filter(({ reference }) => reference === sku).map(({ kind }) => kind);

const say = async (engine: TestEngine, verb: 'product.same' | 'product.not-same', sku: string): Promise<void> => {
  const row = (await allMismatches(engine, ['product-missing'])).find(({ reference }) => reference === sku);
  const { evidenceHash } = await engine.ask('mismatch.get', { id: row?.id });
  const [candidate] = (await engine.ask('product.candidates', { id: row?.id })).candidates;
  await engine.ask(verb, { id: row?.id, evidenceHash, candidate: candidate?.id, seen: candidate?.seen });
};

const takeIn = async (path: string) => {
  const { digest } = await desks.writer.ask('handover.inspect', { path });
  return desks.writer.ask('handover.take-in', { path, digest });
};

test('what a reviewer says of products goes to the writer, in the reviewer’s name, and once', async () => {
  const [same = '', other = ''] = await redressed(2);
  expect([same, other]).not.toContain('');
  await say(desks.reviewer, 'product.same', same);
  await say(desks.reviewer, 'product.not-same', other);
  expect(await casesAbout(desks.reviewer, same)).toEqual(['price-drift']);
  expect(await casesAbout(desks.writer, same)).toEqual(['product-missing']);
  const file = await desks.handOver();
  expect(file).toMatchObject({ decisions: 2 });
  expect(await desks.reviewer.ask('handover.preview', {})).toMatchObject({ total: 0 });
  expect(await takeIn(file.path)).toEqual({ taken: 2, left: [] });
  expect(await casesAbout(desks.writer, same)).toEqual(['price-drift']);
  const { verdicts } = await desks.writer.ask('product.verdicts', {});
  const told = verdicts.map(({ sku, verdict }) => `${sku} ${verdict}`).sort();
  expect(told).toEqual([`${same} same`, `${other} different`].sort());
  expect(verdicts[0]?.by).toMatch(/^maria \(desk /);
});

test('what the writer said meanwhile, or has not read, is left', async () => {
  const [sku = ''] = await redressed(1);
  await say(desks.reviewer, 'product.same', sku);
  const file = await desks.handOver();
  await say(desks.writer, 'product.not-same', sku);
  const taken = await takeIn(file.path);
  expect(taken).toMatchObject({ taken: 0, left: [{ count: 1 }] });
  expect(taken.left[0]?.sentence).toContain('said already');
});

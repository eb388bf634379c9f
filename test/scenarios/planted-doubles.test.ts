import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstMapping } from '../../shared/domain/mapping-document.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

// A full check reads and compares everything.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 1_500, limited: false });
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const openOf = async (...kinds: readonly string[]): Promise<readonly string[]> =>
  (await allMismatches(engine, kinds)).map(({ kind, reference }) => `${kind} ${reference}`).sort();

const told = (kind: string, references: readonly string[]): readonly string[] =>
  references.map((reference) => `${kind} ${reference}`).sort();

const numbers = (list: readonly { readonly number: string }[]): readonly string[] => list.map(({ number }) => number);

test('who is twice by evidence is one case each after a full check and none before, and nothing else is found besides', async () => {
  const { kinds, byEvidence } = world.truth();
  const plain = {
    customers: told('duplicate-customer', numbers(kinds['duplicate-customer'])),
    contacts: told('duplicate-contact', numbers(kinds['duplicate-contact'])),
  };
  await engine.sync('full');
  const before = await openOf();
  expect(await openOf('duplicate-customer')).toEqual(plain.customers);
  expect(await openOf('duplicate-contact')).toEqual(plain.contacts);
  await engine.run('full-check');
  const evident = [
    ...told('duplicate-customer', numbers(byEvidence['duplicate-customer'])),
    ...told('duplicate-contact', numbers(byEvidence['duplicate-contact'])),
  ];
  expect(evident.length).toBeGreaterThanOrEqual(4);
  const customerKinds = new Set([...before.map((one) => one.split(' ')[0] ?? ''), 'duplicate-customer']);
  expect(await openOf(...customerKinds)).toEqual([...before, ...evident].sort());
  for (const { number, survivor } of byEvidence['duplicate-customer']) {
    const row = (await allMismatches(engine, ['duplicate-customer'])).find(({ reference }) => reference === number);
    const { keep, reasons } = await engine.ask('mismatch.get', { id: row?.id });
    expect([keep?.proposed, reasons.map(({ code }) => code)]).toEqual([survivor, ['one-by-evidence']]);
  }
});

test('with the rule of the list its gaps are one case each, and without it none', async () => {
  const { rule, lacks, extra } = world.truth().listGaps;
  expect([lacks.length, extra.length]).toEqual([2, 2]);
  await engine.run('campaigns', 'full');
  await engine.sync('full');
  const before = await openOf();
  expect(before.filter((one) => one.startsWith('list-gap'))).toEqual([]);
  const { hash, problems } = await engine.ask('mapping.set-draft', { document: { ...firstMapping, lists: [rule] } });
  expect(problems).toEqual([]);
  const { lists } = await engine.ask('mapping.what-if', { lookId: 'one' });
  expect(lists).toMatchObject([{ add: lacks.length, takeOut: extra.length }]);
  await engine.ask('mapping.put-in-force', { hash });
  await engine.engine.idle();
  expect(await openOf()).toEqual([...before, ...told('list-gap', [...lacks, ...extra])].sort());
  for (const row of await allMismatches(engine, ['list-gap'])) {
    const { evidence } = await engine.ask('mismatch.get', { id: row.id });
    expect(evidence.lists?.[0]?.gap).toBe(lacks.includes(row.reference) ? 'add' : 'take-out');
  }
});

test('one product under two dresses of its SKU is two cases, which saying so closes', async () => {
  const { kinds } = world.truth().commerce;
  const asPlanted = [
    ...told(
      'product-missing',
      kinds['product-missing'].map(({ key }) => key),
    ),
    ...told(
      'item-orphan',
      kinds['item-orphan'].map(({ key }) => key),
    ),
  ].sort();
  await engine.run('products', 'full');
  expect(await openOf('product-missing', 'item-orphan')).toEqual(asPlanted);
  const linked = kinds['product-missing'].filter(({ answer }) => answer === 'same-product');
  expect(linked).toHaveLength(2);
  for (const { key, other } of linked) {
    const row = (await allMismatches(engine, ['product-missing'])).find(({ reference }) => reference === key);
    const { evidenceHash } = await engine.ask('mismatch.get', { id: row?.id });
    const { candidates } = await engine.ask('product.candidates', { id: row?.id });
    expect(candidates[0]).toMatchObject({ id: other, confidence: 'near-certain' });
    expect(candidates[0]?.method).toBe('normalised-sku');
    await engine.ask('product.same', { id: row?.id, evidenceHash, candidate: other, seen: candidates[0]?.seen });
  }
  await engine.run('products', 'full');
  const apart = [...linked, ...kinds['item-orphan'].filter(({ answer }) => answer === 'same-product')];
  const closed = new Set(apart.flatMap(({ key }) => [`product-missing ${key}`, `item-orphan ${key}`]));
  expect(await openOf('product-missing', 'item-orphan')).toEqual(asPlanted.filter((one) => !closed.has(one)));
});

test('a world too small for these faults has none of them', async () => {
  const small = await startWorld({ customers: 30, limited: false });
  const desk = await startEngine(small);
  const { byEvidence, listGaps } = small.truth();
  expect([...Object.values(byEvidence), listGaps.lacks, listGaps.extra]).toEqual([[], [], [], []]);
  await desk.run('campaigns', 'full');
  await desk.run('full-check');
  const { hash } = await desk.ask('mapping.set-draft', { document: { ...firstMapping, lists: [listGaps.rule] } });
  await desk.ask('mapping.put-in-force', { hash });
  await desk.engine.idle();
  const found = await allMismatches(desk, ['duplicate-customer', 'duplicate-contact', 'list-gap']);
  await desk.engine.stop();
  await small.stop();
  expect(found).toEqual([]);
});

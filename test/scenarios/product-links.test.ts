import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputOf } from '../../shared/ipc/contract.ts';
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

type Json = Readonly<Record<string, unknown>>;

const account = async (method: string, key: string, body?: Json): Promise<Response> => {
  const { baseUrl = '', user = '', secret = '' } = world.start.dotdigital ?? {};
  const answer = await fetch(`${baseUrl}/insightData/v3/account/Catalog_Default/${encodeURIComponent(key)}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${key} answered ${answer.status}`);
  return answer;
};

const recordAt = async (key: string): Promise<Json> =>
  ((await (await account('GET', key)).json()) as { json: Json }).json;

/** A product about which there is no case, and which orders name. */
const quietSku = async (): Promise<string> => {
  const troubled = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  const { erp } = world.start;
  const answer = await fetch(`${erp?.baseUrl}/streams/products?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  const { records } = (await answer.json()) as {
    readonly records: readonly { readonly data: { readonly sku: string; readonly active: boolean } }[];
  };
  const found = records.find(({ data }) => data.active && data.sku.includes('-') && !troubled.has(data.sku));
  if (found === undefined) throw new Error('no quiet product');
  return found.data.sku;
};

/** What is left out beside one of the test's own: products that were planted under another dress of their SKU. */
const leftToPerson = () => {
  const planted = world.truth().commerce.kinds['product-missing'].filter(({ answer }) => answer === 'same-product');
  return { reason: expect.stringContaining('another dress of its SKU'), count: 1 + planted.length };
};

const undressed = (sku: string): string => sku.replaceAll('-', '').toLowerCase();

/** As if whoever filled the catalogue had dropped the hyphens, under a key of their own. */
const redress = async (sku: string, key: string): Promise<void> => {
  const json = await recordAt(sku);
  await account('PUT', key, { ...json, id: key, sku: undressed(sku) });
  await account('DELETE', sku);
};

const casesAbout = async (...references: readonly string[]): Promise<readonly string[]> =>
  (await allMismatches(engine))
    .filter(({ entity, reference }) => entity === 'item' && references.includes(reference))
    .map(({ kind, reference }) => `${kind} ${reference}`)
    .sort();

const caseOf = async (kind: string, reference: string): Promise<OutputOf<'mismatch.get'>> => {
  const row = (await allMismatches(engine, [kind])).find((one) => one.reference === reference);
  if (row === undefined) throw new Error(`no ${kind} of ${reference}`);
  return engine.ask('mismatch.get', { id: row.id });
};

const candidatesOf = async ({ row }: OutputOf<'mismatch.get'>) =>
  (await engine.ask('product.candidates', { id: row.id })).candidates;

const sayingOf = async (kind: string, reference: string) => {
  const detail = await caseOf(kind, reference);
  const [candidate] = await candidatesOf(detail);
  if (candidate === undefined) throw new Error('nothing was proposed');
  const { row, evidenceHash } = detail;
  return { candidate, saying: { id: row.id, evidenceHash, candidate: candidate.id, seen: candidate.seen } };
};

const readAll = async (): Promise<void> => {
  for (const job of ['customers', 'products', 'orders'] as const) await engine.run(job, 'full');
};

test('an item under another dress of its SKU is proposed, linked, kept right under its own key, and let go again', async () => {
  await readAll();
  const sku = await quietSku();
  await redress(sku, 'P-77');
  await engine.run('products', 'full');
  const apart = [`item-orphan ${undressed(sku)}`, `product-missing ${sku}`].sort();
  expect(await casesAbout(sku, undressed(sku))).toEqual(apart);
  const { candidate, saying } = await sayingOf('product-missing', sku);
  expect(candidate).toMatchObject({ id: 'P-77', side: 'dotdigital', sku: undressed(sku), confidence: 'near-certain' });
  const other = await sayingOf('item-orphan', undressed(sku));
  expect(other.candidate).toMatchObject({ id: sku, side: 'erp', sku });
  await engine.ask('product.same', saying);
  expect(await casesAbout(sku, undressed(sku))).toEqual([]);
  await engine.run('products', 'full');
  expect(await casesAbout(sku, undressed(sku))).toEqual([]);

  await world.admin('dotdigital', '/edit', {
    insight: { collection: 'Catalog_Default', key: 'P-77', set: { price: 1.23 } },
  });
  await engine.run('products', 'incremental');
  expect(await casesAbout(sku, undressed(sku))).toEqual([`price-drift ${sku}`]);
  const drift = await caseOf('price-drift', sku);
  await engine.ask('decision.approve', { id: drift.row.id, evidenceHash: drift.evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  expect((await engine.ask('mismatch.get', { id: drift.row.id })).row.status).toBe('resolved');
  expect((await world.writes('dotdigital')).at(-1)?.path).toBe('/insightData/v3/account/Catalog_Default/P-77');
  expect(await recordAt('P-77')).toMatchObject({ id: 'P-77', sku: undressed(sku) });

  const { verdicts } = await engine.ask('product.verdicts', {});
  expect(verdicts).toMatchObject([{ sku, recordKey: 'P-77', verdict: 'same', role: 'product', by: 'anna' }]);
  await engine.ask('product.take-back', { sku, recordKey: 'P-77' });
  expect(await casesAbout(sku, undressed(sku))).toEqual(apart);
  const { entries } = await engine.ask('audit.page', {});
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['said they are one product', 'took back: said they are one product']),
  );
});

test('what was said outlives full syncs and restarts', async () => {
  await readAll();
  const sku = await quietSku();
  await redress(sku, 'P-77');
  await engine.run('products', 'full');
  await engine.ask('product.same', (await sayingOf('item-orphan', undressed(sku))).saying);
  await engine.engine.stop();
  engine = await startEngine(world);
  await readAll();
  expect(await casesAbout(sku, undressed(sku))).toEqual([]);
});

test('what was said to be another product is not proposed again until that is taken back', async () => {
  await readAll();
  const sku = await quietSku();
  await redress(sku, 'P-77');
  await engine.run('products', 'full');
  const { saying } = await sayingOf('product-missing', sku);
  await engine.ask('product.not-same', saying);
  const detail = await caseOf('product-missing', sku);
  expect((await candidatesOf(detail)).map(({ id }) => id)).not.toContain('P-77');
  const orphan = await caseOf('item-orphan', undressed(sku));
  expect((await candidatesOf(orphan)).map(({ id }) => id)).not.toContain(sku);
  const { said } = await engine.ask('product.candidates', { id: orphan.row.id });
  expect(said).toMatchObject([{ sku, recordKey: 'P-77', verdict: 'different' }]);
  await engine.ask('product.take-back', { sku, recordKey: 'P-77' });
  expect((await candidatesOf(detail)).map(({ id }) => id)).toContain('P-77');
});

test('no policy publishes a product that stands there under another dress of its SKU, or over another item', async () => {
  await readAll();
  const sku = await quietSku();
  await redress(sku, 'P-77');
  await account('PUT', sku, { ...(await recordAt('P-77')), id: sku, sku: 'SOMETHING-ELSE' });
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 1_000, stopShare: 1 });
  await engine.run('products', 'full');
  expect(await recordAt(sku)).toMatchObject({ sku: 'SOMETHING-ELSE' });
  const missing = await caseOf('product-missing', sku);
  expect(missing.blocked).toContain(`another item under the key ${sku}`);
  await account('DELETE', sku);
  await engine.run('products', 'full');
  expect(await casesAbout(sku)).toEqual([`product-missing ${sku}`]);
  const { saying } = await sayingOf('product-missing', sku);
  const { evidenceHash } = saying;
  const alike = await engine.ask('decision.preview-like', { id: saying.id, evidenceHash });
  expect(alike.leftOut).toContainEqual(leftToPerson());
  await engine.ask('product.not-same', saying);
  await engine.run('products', 'full');
  expect(await casesAbout(sku)).toEqual([]);
  expect(await recordAt(sku)).toMatchObject({ sku });
});

/** An item of the catalogue that the ERP sells under another dress of its SKU, by a product that was called `key`. */
const soldInAnotherDress = async () => {
  const [{ key: sku } = { key: '' }] = world.truth().commerce.kinds['item-orphan'];
  const key = await quietSku();
  for (const entity of ['products', 'prices'])
    await world.admin('erp', '/edit', { entity, key, fields: { sku: undressed(sku) } });
  await engine.run('products', 'full');
  return { sku, key };
};

test('nothing withdraws an item with others that may be a sold product’s under another dress of its SKU', async () => {
  await readAll();
  const { sku, key } = await soldInAnotherDress();
  expect(await casesAbout(sku, undressed(sku))).toEqual(
    [`item-orphan ${sku}`, `product-missing ${undressed(sku)}`].sort(),
  );
  const leftOut = leftToPerson();
  const { row, evidenceHash } = await caseOf('item-orphan', key);
  const alike = await engine.ask('decision.preview-like', { id: row.id, evidenceHash });
  expect(alike.leftOut).toContainEqual(leftOut);
  await engine.ask('decision.approve-like', { setId: alike.setId, key: randomUUID() });
  await engine.ask('policy.set', { policy: 'withdraw-items', isOn: true, cap: 1_000, stopShare: 1 });
  const { outlooks } = await engine.ask('policy.outlook', { policies: ['withdraw-items'] });
  // The planted ones the ERP does not know at all, under this dress.
  expect(outlooks[0]?.leftOut).toContainEqual({ ...leftOut, count: 1 });
  const planned = async () => (await engine.ask('job.plan', { job: 'products', limit: 100 })).writes;
  const withdrawn = { key: sku, verb: 'delete' };
  expect(await planned()).not.toContainEqual(expect.objectContaining(withdrawn));
  // Nor is the product published: the plan says so by sending nothing for it.
  expect(await planned()).toContainEqual(expect.objectContaining({ key: undressed(sku), json: null }));
  await engine.run('products', 'full');
  expect(await recordAt(sku)).toMatchObject({ sku });
  await engine.ask('product.not-same', (await sayingOf('item-orphan', sku)).saying);
  expect(await planned()).toContainEqual(expect.objectContaining(withdrawn));
  await engine.run('products', 'full');
  await expect(recordAt(sku)).rejects.toThrow('404');
});

test('an item about which “another product” is taken back after a set was looked at is not withdrawn with that set', async () => {
  await readAll();
  const { sku, key } = await soldInAnotherDress();
  await engine.ask('product.not-same', (await sayingOf('item-orphan', sku)).saying);
  const { row, evidenceHash } = await caseOf('item-orphan', key);
  const alike = await engine.ask('decision.preview-like', { id: row.id, evidenceHash });
  expect(alike.total).toBeGreaterThan(1);
  const { verdicts } = await engine.ask('product.verdicts', {});
  const [{ recordKey } = { recordKey: '' }] = verdicts;
  await engine.ask('product.take-back', { sku: undressed(sku), recordKey });
  expect(await engine.ask('decision.approve-like', { setId: alike.setId, key: randomUUID() })).toEqual({
    approved: alike.total - 1,
    leftOut: 1,
    refused: [{ ...leftToPerson(), count: 1 }],
    notReached: 0,
  });
  await engine.engine.idle();
  expect(await recordAt(sku)).toMatchObject({ sku });
  expect((await caseOf('item-orphan', sku)).row.status).toBe('open');
});

/** The first planted SKU that orders name and nobody knows. */
const unknownSku = (): string => world.truth().commerce.kinds['sku-unmapped'][0]?.key ?? '';

test('a SKU of order lines is said to mean an item, which stays whose it is', async () => {
  await readAll();
  const [sku, quiet] = [unknownSku(), await quietSku()];
  const json = await recordAt(quiet);
  await account('PUT', 'Q-1', { ...json, id: 'Q-1', sku: `${sku.toLowerCase()}.` });
  await engine.run('products', 'incremental');
  expect(await casesAbout(sku)).toEqual([`sku-unmapped ${sku}`]);
  const { candidate, saying } = await sayingOf('sku-unmapped', sku);
  expect(candidate).toMatchObject({ id: 'Q-1', method: 'normalised-sku' });
  await engine.ask('product.same', saying);
  expect(await casesAbout(sku, `${sku.toLowerCase()}.`)).toEqual([`item-orphan ${sku.toLowerCase()}.`]);
  await readAll();
  expect(await casesAbout(sku)).toEqual([]);
  await account('DELETE', 'Q-1');
  await engine.run('products', 'full');
  expect(await casesAbout(sku)).toEqual([`sku-unmapped ${sku}`]);
  await account('PUT', 'Q-1', { ...json, id: 'Q-1', sku: `${sku.toLowerCase()}.` });
  await engine.run('products', 'incremental');
  expect(await casesAbout(sku)).toEqual([]);
  await engine.ask('product.take-back', { sku, recordKey: 'Q-1' });
  expect(await casesAbout(sku)).toEqual([`sku-unmapped ${sku}`]);
});

test('an item keeps answering to the SKU that it carries, where orders name that', async () => {
  await readAll();
  const [sku, named] = [await quietSku(), unknownSku()];
  const json = await recordAt(sku);
  await account('PUT', 'P-77', { ...json, id: 'P-77', sku: named });
  await account('DELETE', sku);
  await engine.run('products', 'full');
  const missing = await caseOf('product-missing', sku);
  const found = (await candidatesOf(missing)).find(({ id }) => id === 'P-77');
  expect(found).toMatchObject({ method: 'text', reasons: expect.arrayContaining(['The price is the same']) });
  const { row, evidenceHash } = missing;
  await engine.ask('product.same', { id: row.id, evidenceHash, candidate: 'P-77', seen: found?.seen ?? '' });
  expect(await casesAbout(sku, named)).toEqual([]);
  await readAll();
  expect(await casesAbout(sku, named)).toEqual([]);
  await account('DELETE', 'P-77');
  await engine.run('products', 'full');
  expect(await casesAbout(sku, named)).toEqual([`product-missing ${sku}`, `sku-unmapped ${named}`].sort());
});

test('an item whose key is the product’s SKU, and whose own SKU is not, is linked and kept right like any other', async () => {
  await readAll();
  const sku = await quietSku();
  const set = { sku: undressed(sku), price: 1.23 };
  await world.admin('dotdigital', '/edit', { insight: { collection: 'Catalog_Default', key: sku, set } });
  await engine.run('products', 'incremental');
  const { candidate, saying } = await sayingOf('product-missing', sku);
  expect(candidate.id).toBe(sku);
  await engine.ask('product.same', saying);
  expect(await casesAbout(sku, undressed(sku))).toEqual([`price-drift ${sku}`]);
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 1_000, stopShare: 1 });
  const { counts } = (await engine.run('products', 'incremental')).run;
  expect(counts.verified).toBe(counts.written);
  expect(await casesAbout(sku, undressed(sku))).toEqual([]);
  const record = await recordAt(sku);
  expect(record.sku).toBe(undressed(sku));
  expect(record.price).not.toBe(1.23);
});

test('what changed since it was shown is not linked, and neither is what is linked already', async () => {
  await readAll();
  const sku = await quietSku();
  await redress(sku, 'P-77');
  await engine.run('products', 'full');
  const { saying } = await sayingOf('product-missing', sku);
  expect(await engine.tryTo('product.same', { ...saying, seen: 'other' })).toMatchObject({
    ok: false,
    error: { code: 'apply.stale' },
  });
  await engine.ask('product.same', saying);
  expect(await engine.tryTo('product.same', saying)).toMatchObject({ ok: false });
});

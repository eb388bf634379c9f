import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspaceFile } from '../../electron/engine/store/open.ts';
import { firstMapping, type MappingDocument } from '../../shared/domain/mapping-document.ts';
import { mappingWith } from '../engine/flows/mapped-worlds.ts';
import { openIn } from '../engine/store/opened-plainly.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ customers: 300, limited: false });
}, 60_000);
afterAll(() => world.stop());

/** Another mapping of everything: customers, products, orders, and who and what is sent at all. */
const document: MappingDocument = mappingWith(
  {
    lastName: { target: { name: 'TITLE', type: 'String' } },
    title: { target: { name: 'LASTNAME', type: 'String' } },
    homeStore: { target: null },
    street: { steps: [{ do: 'join', fields: ['city'], separator: ', ' }] },
  },
  {
    products: firstMapping.products.map((rule) =>
      rule.field === 'description'
        ? { ...rule, target: null }
        : rule.field === 'category'
          ? { ...rule, target: 'brand' }
          : rule,
    ),
    orderScope: { channels: ['web', 'wholesale'], statuses: ['confirmed', 'settled'], from: '2026-01-01' },
    permission: { softOptIn: false },
  },
);

const readAll = async (tested: TestEngine): Promise<void> => {
  for (const job of ['customers', 'products', 'orders'] as const) await tested.run(job);
};

/** Every call to either system so far. */
const callsOf = async (tested: TestEngine): Promise<number> => {
  const { scopes } = await tested.ask('call.budget', { since: 0 });
  return scopes.flatMap(({ minutes }) => minutes.map(({ calls }) => calls)).reduce((sum, calls) => sum + calls, 0);
};

const tables = {
  erp_customer: 'ext_id',
  dd_contact: 'contact_id',
  erp_order: 'ext_id',
  dd_order: 'ext_id',
  erp_item: 'match_key',
  dd_item: 'ext_id',
} as const;

/** Everything that is compared and what came of it, but for instants and the order in which rows were kept. */
const heldIn = (folder: string) => {
  const db = new SqliteDatabase(workspaceFile(folder), { readonly: true });
  const rows = Object.entries(tables).map(([table, key]): [string, readonly Record<string, unknown>[]] => {
    const all = db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY ${key}`).all();
    return [table, all.map(({ rid: _rid, next_at: _next, ...row }) => row)];
  });
  const cases = db
    .prepare<[], Case>(
      'SELECT entity, kind, severity, status, match_key, field_mask, label, reference FROM mismatch WHERE status = 0 ORDER BY entity, match_key, kind',
    )
    .all();
  db.close();
  return { tables: Object.fromEntries(rows), cases };
};

type Case = { readonly entity: number; readonly kind: number; readonly match_key: string };

/** How many cases about these are open after and were not before, and the other way. */
const movedIn = (before: readonly Case[], after: readonly Case[], entities: readonly number[]) => {
  const names = (cases: readonly Case[]) =>
    cases.filter(({ entity }) => entities.includes(entity)).map(({ kind, match_key }) => `${kind} ${match_key}`);
  const [was, is] = [names(before), names(after)];
  return {
    opened: is.filter((one) => !was.includes(one)).length,
    closed: was.filter((one) => !is.includes(one)).length,
  };
};

const keysIn = (rows: readonly Readonly<Record<string, unknown>>[] = []) => rows.map(({ match_key }) => match_key);

test('a mapping of customers, products and orders put in force equals a workspace founded with it, without a call', async () => {
  const tested = await startEngine(world);
  await readAll(tested);
  const before = heldIn(world.start.folder);
  const { hash, problems } = await tested.ask('mapping.set-draft', { document });
  expect(problems).toEqual([]);
  const calls = await callsOf(tested);
  expect(calls).toBeGreaterThan(10);
  const counted = await tested.ask('mapping.what-if', { lookId: 'look' });
  expect(heldIn(world.start.folder)).toEqual(before);
  await tested.ask('mapping.put-in-force', { hash });
  await tested.engine.idle();
  expect(await callsOf(tested)).toBe(calls);
  const now = heldIn(world.start.folder);
  expect([counted, counted.products, counted.orders].map(({ opened, closed }) => ({ opened, closed }))).toEqual(
    [[1], [3], [4]].map((entities) => movedIn(before.cases, now.cases, entities)),
  );
  const inScope = ({ tables }: typeof now) =>
    tables.erp_order?.filter(({ facts }) => (Number(facts) & 1) !== 0).length ?? 0;
  const { comeIn, goOut, looked } = counted.orders;
  // Some of either have no customer whom Dotdigital knows.
  expect(looked).toBe(now.tables.erp_order?.length);
  expect([goOut - comeIn, comeIn, goOut].map((count) => count > 0)).toEqual([true, true, true]);
  expect(inScope(before) - inScope(now)).toBeGreaterThanOrEqual(goOut - comeIn);
  expect(counted.products).toMatchObject({
    looked: new Set([...keysIn(now.tables.erp_item), ...keysIn(now.tables.dd_item)]).size,
  });
  expect(counted.products.fields.map(({ field }) => field)).toEqual(['description', 'category']);
  await tested.engine.stop();
  const folder = join(world.folder, 'workspaces', 'founded');
  mkdirSync(folder, { recursive: true });
  const stores = openIn(folder);
  if (!stores.ok) throw new Error(stores.error.sentence);
  stores.value.atomically(() => stores.value.mappings.put(document, 1, 1, 'anna'));
  stores.value.close();
  const founded = await startEngine(world, { folder });
  await readAll(founded);
  await founded.engine.stop();
  const after = heldIn(world.start.folder);
  expect(after).toEqual(heldIn(folder));
  expect(after.cases).not.toEqual(before.cases);
  for (const name of ['erp_customer', 'dd_contact', 'erp_order', 'erp_item', 'dd_item'])
    expect([name, after.tables[name]]).not.toEqual([name, before.tables[name]]);
}, 120_000);

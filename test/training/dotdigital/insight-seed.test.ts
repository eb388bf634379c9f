import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inCamelCase } from '../../../electron/training/dotdigital/insight-seed.ts';
import { keepWorld } from '../../../electron/training/world/kept-world.ts';
import { NOW, startedDotdigital, temporaryFolder } from '../started.ts';
import { columnsOf } from './insight-looks.ts';
import { type Account, at } from './switch-looks.ts';

const world = { seed: 1, customers: 200 };

type Record_ = { key: string; json: object; ownerContactId?: number; created: string; updated: string };
const recordsOf = async ({ ask }: Account, target: string): Promise<readonly Record_[]> =>
  ((await ask('GET', `/insightData/v3/${target}?limit=5000`)).body as { _items: Record_[] })._items;

/** What the world says the account holds. */
const expected = () => {
  const [catalog, orders]: [Record_[], Record_[]] = [[], []];
  keepWorld(temporaryFolder(), world, NOW).each(
    () => undefined,
    (item) => {
      if (item.kind === 'erp') return;
      const { key, createdAt, updatedAt, json } = item.kind === 'catalogItem' ? item.item : item.order;
      const record = {
        key,
        json,
        created: new Date(createdAt).toISOString(),
        updated: new Date(updatedAt).toISOString(),
      };
      if (item.kind === 'catalogItem') catalog.push(record);
      else orders.push({ ...record, ownerContactId: item.order.contactId });
    },
  );
  return { catalog, orders };
};

test('the account has the world’s catalogue and orders, each order with its contact', async () => {
  const account = await startedDotdigital({ world });
  const { catalog, orders } = expected();
  expect(catalog.length).toBeGreaterThan(10);
  expect(orders.length).toBeGreaterThan(200);
  expect(await recordsOf(account, 'account/Catalog_Default')).toEqual(catalog);
  expect(await recordsOf(account, 'contacts/Orders')).toEqual(orders);
  const { key, ownerContactId } = orders[0] ?? { key: '' };
  const one = account.ask('GET', `/insightData/v3/contacts/contactId/${ownerContactId}/Orders/${key}`);
  expect(await at(one, 'json', 'id')).toBe(key);
});

test('the columns are those of the records', async () => {
  const account = await startedDotdigital({ world });
  expect(await columnsOf(account, 'Orders')).toMatchObject({
    id: 'STRING',
    order_total: 'FLOAT',
    purchase_date: 'TIMESTAMP',
    products: 'REPEATED RECORD',
    delivery_address: 'RECORD',
  });
  expect(await columnsOf(account, 'Catalog_Default')).toMatchObject({ sku: 'STRING', stock: 'FLOAT' });
});

test('the other dialect has the same orders under the names of the shops’ connectors', async () => {
  const account = await startedDotdigital({ world, switches: { ordersDialect: 'camelCase' } });
  const { orders } = expected();
  const records = await recordsOf(account, 'contacts/Orders');
  expect(records.map(({ key }) => key)).toEqual(orders.map(({ key }) => key));
  expect(await columnsOf(account, 'Orders')).toMatchObject({
    orderTotal: 'FLOAT',
    orderSubtotal: 'FLOAT',
    purchaseDate: 'TIMESTAMP',
    orderStatus: 'STRING',
    deliveryAddress: 'RECORD',
    products: 'REPEATED RECORD',
  });
});

test('names within addresses stay, and lines get the ids that the shops’ connectors send', () => {
  const order = {
    order_total: 1,
    billing_address: { billing_address_1: 'x' },
    products: [{ sku: 'A', qty: 2 }],
  };
  expect(inCamelCase(order)).toEqual({
    orderTotal: 1,
    billingAddress: { billing_address_1: 'x' },
    products: [{ product_id: 'A', parent_id: '', sku: 'A', qty: 2 }],
  });
});

test('an account of an earlier version gets them, once', async () => {
  const first = await startedDotdigital({ world });
  await first.close();
  const inFile = (sql: string): void => {
    const file = new Database(path.join(first.folder, 'dotdigital.sqlite'));
    file.exec(sql);
    file.close();
  };
  inFile("DROP TABLE insight_record; DROP TABLE insight_collection; DELETE FROM meta WHERE name = 'insight'");
  const second = await startedDotdigital({ world, folder: first.folder });
  expect(await recordsOf(second, 'contacts/Orders')).toEqual(expected().orders);
  second.admin.edit({ insight: { collection: 'Orders', dropped: true } });
  await second.close();
  const third = await startedDotdigital({ world, folder: first.folder });
  expect(((await third.ask('GET', '/insightData/v3/collections')).body as unknown[]).length).toBe(1);
});

test('a reset brings them back, and nothing else', async () => {
  const account = await startedDotdigital({ world });
  await account.ask('POST', '/insightData/v3/collections/More?collectionScope=account&collectionType=custom');
  account.admin.edit({ insight: { collection: 'Orders', dropped: true } });
  account.admin.reset();
  expect((await account.ask('GET', '/insightData/v3/collections')).body).toMatchObject([
    { collectionName: 'Catalog_Default', recordCount: expected().catalog.length },
    { collectionName: 'Orders', recordCount: expected().orders.length },
  ]);
});

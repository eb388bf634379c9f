import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startedErp, temporaryFolder } from '../started.ts';

const world = { seed: 1, customers: 60 };

test('a file from before there were products gets them, and keeps what was done to its customers', async () => {
  const folder = temporaryFolder();
  const first = await startedErp({ folder, world });
  const state = first.admin.state();
  first.admin.edit({ id: 'cus_000001', fields: { city: 'Changed' } });
  await first.close();
  const file = new Database(path.join(folder, 'erp.sqlite'));
  for (const table of ['product', 'stock', 'price', 'sales_order', 'invoice', 'credit_note', 'settlement'])
    file.exec(`DROP TABLE ${table}`);
  file.exec("DELETE FROM meta WHERE name = 'sales'");
  file.close();
  const second = await startedErp({ folder, world });
  expect(second.admin.state()).toEqual(state);
  expect((await second.ask('GET', '/records/customers/cus_000001')).body).toMatchObject({ data: { city: 'Changed' } });
});

test('a later start goes on with products and sales as they were', async () => {
  const folder = temporaryFolder();
  const first = await startedErp({ folder, world });
  const before = await first.ask('GET', '/streams/orders?limit=1000');
  await first.close();
  const second = await startedErp({ folder, world });
  expect((await second.ask('GET', '/streams/orders?limit=1000')).body).toEqual(before.body);
});

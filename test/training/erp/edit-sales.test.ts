import { expect, test } from 'vitest';
import type { CreditNote, Invoice, Order, Settlement } from '../../../shared/domain/order.ts';
import type { Price, Stock } from '../../../shared/domain/product.ts';
import { startedErp } from '../started.ts';

type Erp = Awaited<ReturnType<typeof startedErp>>;
type Item<T> = { id: string; modifiedAt: string; version: string; data: T };

const listed = async <T>({ ask }: Erp, entity: string): Promise<readonly Item<T>[]> => {
  const seen: Item<T>[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { records: Item<T>[]; nextCursor: string | null } = (
      await ask('GET', `/streams/${entity}?limit=1000&cursor=${cursor}`)
    ).body as never;
    seen.push(...page.records);
    cursor = page.nextCursor;
  }
  return seen;
};
const one = async <T>({ ask }: Erp, entity: string, id: string): Promise<Item<T>> =>
  (await ask('GET', `/records/${entity}/${id}`)).body as Item<T>;

/** A new order, and what its documents are later. */
const placed = async (erp: Erp) => {
  const [product] = await listed<{ sku: string }>(erp, 'products');
  const [customer] = await listed<{ number: string }>(erp, 'customers');
  const lines = [{ sku: product?.data.sku ?? '', quantity: '3' }];
  const place = { customerNumber: customer?.data.number ?? '', status: 'draft', lines };
  expect(erp.admin.edit({ entity: 'orders', place })).toBeNull();
  const order = (await listed<Order>(erp, 'orders')).at(-1);
  if (order === undefined) throw new Error('no order');
  const key = order.data.number;
  return {
    id: order.id,
    act: (act: string, more: object = {}) => erp.admin.edit({ entity: 'orders', key, act, ...more }),
    read: () => one<Order>(erp, 'orders', order.id),
    invoices: async () => (await listed<Invoice>(erp, 'invoices')).filter(({ data }) => data.orderNumber === key),
    credits: async () => (await listed<CreditNote>(erp, 'creditNotes')).filter(({ data }) => data.orderNumber === key),
  };
};

test('an order goes its way with its documents, and no way that there is not', async () => {
  const erp = await startedErp();
  const order = await placed(erp);
  expect(order.act('ship')).toBe('The order is draft.');
  expect([order.act('confirm'), order.act('ship')]).toEqual([null, null]);
  const { data } = await order.read();
  const [invoice] = await order.invoices();
  expect(invoice?.data).toMatchObject({ total: data.total, tax: data.tax, postingDate: '2026-11-25' });
  expect(order.act('settle')).toBeNull();
  const payments = (await listed<Settlement>(erp, 'settlements')).filter(
    ({ data: { invoiceNumber } }) => invoiceNumber === invoice?.data.number,
  );
  expect(payments.map(({ data: { amount } }) => amount)).toEqual([data.total]);
  expect(order.act('cancel')).toBe('The order is settled.');
  expect(order.act('refund')).toBeNull();
  expect((await order.read()).data.status).toBe('refunded');
  expect((await order.credits()).map(({ data: credit }) => [credit.total, credit.invoiceNumber])).toEqual([
    [data.total, invoice?.data.number],
  ]);
});

test('a part payment leaves order and invoice untouched, and the rest is paid on settlement', async () => {
  const erp = await startedErp();
  const order = await placed(erp);
  order.act('confirm');
  order.act('ship');
  const before = [await order.read(), await order.invoices()];
  expect(order.act('pay', { amount: '1.50' })).toBeNull();
  expect([await order.read(), await order.invoices()]).toEqual(before);
  order.act('settle');
  const number = (await order.invoices())[0]?.data.number;
  const paid = (await listed<Settlement>(erp, 'settlements'))
    .filter(({ data }) => data.invoiceNumber === number)
    .map(({ data }) => Math.round(Number(data.amount.amount) * 100));
  expect(paid[0]).toBe(150);
  const total = Math.round(Number((await order.read()).data.total.amount) * 100);
  expect(paid.reduce((sum, amount) => sum + amount, 0)).toBe(total);
});

test('stock adds up whichever figure is changed, and the product does not notice', async () => {
  const erp = await startedErp();
  const product = await one<{ sku: string }>(erp, 'products', 'prd_000002');
  const key = product.data.sku;
  const figures = async () =>
    Object.fromEntries(
      (await listed<Stock>(erp, 'stock'))
        .filter(({ data }) => data.sku === key)
        .map(({ data }) => [data.location ?? 'sum', Number(data.available)]),
    );
  const before = await figures();
  expect(erp.admin.edit({ entity: 'stock', key, location: 'YORK', fields: { available: '500' } })).toBeNull();
  const after = await figures();
  expect(after).toEqual({ ...before, YORK: 500, sum: (before.LEEDS ?? 0) + (before.LONDON ?? 0) + 500 });
  expect(erp.admin.edit({ entity: 'stock', key, fields: { available: '1000' } })).toBeNull();
  expect(await figures()).toEqual({ ...after, sum: 1_000, LEEDS: 1_000 - 500 - (before.LONDON ?? 0) });
  expect(await one(erp, 'products', 'prd_000002')).toEqual(product);
});

test('the price that is valid now is changed, of the list or of a group', async () => {
  const erp = await startedErp();
  const prices = await listed<Price>(erp, 'prices');
  const twice = prices.find(({ data, id }) =>
    prices.some((other) => other.id !== id && other.data.sku === data.sku && other.data.priceGroup === data.priceGroup),
  );
  const key = twice?.data.sku;
  const price = { amount: '1.23', currency: 'GBP' };
  expect(erp.admin.edit({ entity: 'prices', key, fields: { price } })).toBeNull();
  expect(erp.admin.edit({ entity: 'prices', key, priceGroup: 'STAFF', fields: { price } })).toBeNull();
  const changed = (await listed<Price>(erp, 'prices')).filter(({ version }) => version === 'v2');
  expect(changed.map(({ data }) => data.priceGroup)).toEqual([null, 'STAFF']);
  const valid = prices
    .filter(
      ({ data }) => data.sku === key && data.priceGroup === null && Date.parse(data.validFrom ?? '') <= erp.clock.now(),
    )
    .map(({ data }) => data.validFrom ?? '')
    .sort();
  expect(changed[0]?.data.validFrom).toBe(valid.at(-1));
});

test('fields are set, records taken away and brought back, and the mailbox tells of each', async () => {
  const erp = await startedErp();
  const total = { amount: '9.99', currency: 'GBP' };
  const [{ id } = { id: '' }] = await listed<Order>(erp, 'orders');
  expect(erp.admin.edit({ entity: 'orders', id, fields: { total } })).toBeNull();
  expect((await one<Order>(erp, 'orders', id)).data.total).toEqual(total);
  expect(erp.admin.edit({ entity: 'orders', id, deleted: true })).toBeNull();
  expect((await erp.ask('GET', `/records/orders/${id}`)).status).toBe(404);
  expect((await listed<Order>(erp, 'orders')).at(-1)).toMatchObject({ id, deleted: true, version: 'v3' });
  expect(erp.admin.edit({ entity: 'orders', id, deleted: false })).toBeNull();
  const { events } = (await erp.ask('GET', '/events')).body as { events: readonly object[] };
  expect(events).toHaveLength(3);
  expect(events[0]).toMatchObject({ kind: 'erp.changed', entity: 'orders', id });
});

test.each<[object, string]>([
  [{ entity: 'products', key: 'none', fields: {} }, 'There is no such record.'],
  [{ entity: 'products', id: 'prd_000001', fields: { colour: 'red' } }, "There is no field 'colour'."],
  [{ entity: 'products', id: 'prd_000001', fields: { active: 'no' } }, 'active'],
  [{ entity: 'orders', key: 'SO-1', act: 'ship' }, 'There is no such order.'],
  [{ entity: 'orders', place: { customerNumber: 'C-1', lines: [{ sku: 'x' }] } }, 'There is no such customer.'],
  [{ entity: 'orders', place: { customerNumber: null, lines: [{ sku: 'x' }] } }, 'There is no product x.'],
  [{ entity: 'campaigns' }, 'entity'],
])('%j is not done, and it is said why', async (edit, why) => {
  const erp = await startedErp({ world: { seed: 1, customers: 40 } });
  expect(erp.admin.edit(edit)).toContain(why);
});

import { expect, test } from 'vitest';
import { lineTotalOf } from '../../../electron/training/world/commerce/amount.ts';
import { streamCommerce } from '../../../electron/training/world/commerce/make-commerce.ts';
import type { WorldInsightOrder } from '../../../electron/training/world/commerce/types.ts';
import { streamWorld } from '../../../electron/training/world/make-world.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { Product } from '../../../shared/domain/product.ts';
import { NOW, startedErp } from '../started.ts';

type Erp = Awaited<ReturnType<typeof startedErp>>;
type Item<T> = { id: string; version: string; data: T };

const money = (amount: string) => ({ amount, currency: 'GBP' });
const listed = async <T>({ ask }: Erp, entity: string): Promise<readonly Item<T>[]> =>
  ((await ask('GET', `/streams/${entity}?limit=1000`)).body as { records: readonly Item<T>[] }).records;

/** An order that the ERP has nothing against. */
const rightOrder = async (erp: Erp) => {
  const product = (await listed<Product>(erp, 'products')).find(({ data }) => data.active);
  const customer = (await listed<{ number: string; active: boolean }>(erp, 'customers')).find(
    ({ data }) => data.active,
  );
  return {
    externalReference: 'MKT-1',
    customerNumber: customer?.data.number ?? '',
    channel: 'web',
    orderedAt: new Date(NOW - 3_600_000).toISOString(),
    total: money('64.95'),
    tax: money('10.83'),
    delivery: money('4.95'),
    discount: money('5.00'),
    lines: [
      {
        sku: product?.data.sku ?? '',
        name: product?.data.name ?? '',
        quantity: '2.5',
        unitPrice: money('26.00'),
        lineTotal: money('65.00'),
      },
    ],
  };
};

let sent = 0;
const send = ({ ask }: Erp, command: object, key?: string) => {
  sent += 1;
  const headers = { 'Idempotency-Key': key ?? `key-${sent}` };
  return ask('POST', '/commands', { json: { externalId: `x-${sent}`, ...command }, headers });
};
const create = (erp: Erp, fields: object, more: object = {}) =>
  send(erp, { type: 'createSalesOrder', data: { entity: 'orders', fields }, ...more });
const problem = ({ body }: { readonly body: unknown }) =>
  (body as { error: { code: string; fields?: readonly { path: string }[] } }).error;

test('an order is taken once by its key, and once by its externalId when the key is lost', async () => {
  const erp = await startedErp();
  const fields = await rightOrder(erp);
  const command = { type: 'createSalesOrder', externalId: 'mkt-1', data: { fields } };
  const first = await send(erp, command, 'one');
  expect(first).toMatchObject({ status: 201, body: { state: 'done', id: 'ord_10000001', version: 'v1' } });
  const replayed = await send(erp, command, 'one');
  expect([replayed.body, replayed.headers.get('Idempotency-Replayed')]).toEqual([first.body, 'true']);
  erp.admin.actions['forget-keys']?.({});
  expect(await send(erp, command, 'one')).toMatchObject({ status: 201, body: { id: 'ord_10000001' } });
  expect(problem(await create(erp, { ...fields, channel: 'store' }, { externalId: 'mkt-1' })).code).toBe(
    'idempotency_mismatch',
  );
  const read = await erp.ask('GET', '/records/orders/ord_10000001');
  expect(read.body).toMatchObject({ data: { ...fields, number: 'SO-10000001', status: 'confirmed' } });
  expect(erp.admin.state().orders).toBe(801);
  expect(erp.admin.writes('SO-10000001').map(({ changed }) => changed)).toEqual([true, false]);
});

test.each<[string, (order: Awaited<ReturnType<typeof rightOrder>>) => object, readonly string[]]>([
  ['an unknown customer', (order) => ({ ...order, customerNumber: 'C-1' }), ['data.fields.customerNumber']],
  [
    'an unknown product',
    ({ lines, ...order }) => ({ ...order, lines: lines.map((line) => ({ ...line, sku: 'OLD-1' })) }),
    ['data.fields.lines[0].sku'],
  ],
  ['no lines', (order) => ({ ...order, lines: [] }), ['data.fields.lines']],
  ['a total that does not add up', (order) => ({ ...order, discount: money('4.99') }), ['data.fields.total.amount']],
  [
    'a line that is not quantity times price',
    ({ lines, ...order }) => ({
      ...order,
      total: money('64.96'),
      lines: lines.map((line) => ({ ...line, lineTotal: money('65.01') })),
    }),
    ['data.fields.lines[0].lineTotal.amount'],
  ],
  ['tax that the total does not contain', (order) => ({ ...order, tax: money('12.99') }), ['data.fields.tax.amount']],
  ['two currencies', (order) => ({ ...order, tax: { ...order.tax, currency: 'EUR' } }), ['data.fields.tax.currency']],
  ['three decimals', (order) => ({ ...order, tax: money('10.825') }), ['data.fields.tax.amount']],
  ['a status', (order) => ({ ...order, status: 'settled' }), ['data.fields']],
  ['an amount that is a number', (order) => ({ ...order, total: 64.95 }), ['data.fields.total']],
])('an order with %s is refused where it is wrong, and leaves nothing', async (_what, spoil, paths) => {
  const erp = await startedErp();
  const answer = await create(erp, spoil(await rightOrder(erp)));
  expect([answer.status, problem(answer).code, problem(answer).fields?.map(({ path }) => path)]).toEqual([
    422,
    'validation_failed',
    paths,
  ]);
  expect(erp.admin.state().orders).toBe(800);
});

test('a product that is discontinued, and a customer who is blocked, can no longer be ordered and order', async () => {
  const erp = await startedErp();
  const fields = await rightOrder(erp);
  erp.admin.edit({ entity: 'products', key: fields.lines[0]?.sku, fields: { active: false } });
  erp.admin.edit({ number: fields.customerNumber, fields: { active: false } });
  expect(problem(await create(erp, fields)).fields?.map(({ path }) => path)).toEqual([
    'data.fields.customerNumber',
    'data.fields.lines[0].sku',
  ]);
});

test('nothing is posted into a locked month, or into a restricted one where the switch refuses it', async () => {
  const erp = await startedErp();
  const fields = await rightOrder(erp);
  const old = { ...fields, orderedAt: '2026-08-30T10:00:00.000Z' };
  const refused = await create(erp, old);
  expect([refused.status, problem(refused)]).toMatchObject([
    422,
    { code: 'period_closed', class: 'period_closed', fields: [{ path: 'data.fields.postingDate', message: 'locked' }] },
  ]);
  expect((await create(erp, { ...old, postingDate: '2026-11-25' })).status).toBe(201);
  expect((await create(erp, { ...fields, postingDate: '2026-10-31' })).status).toBe(201);
  expect(erp.admin.actions.switches?.({ restrictedPeriods: 'refuse' })).toBeNull();
  expect(problem(await create(erp, { ...fields, postingDate: '2026-10-31' })).code).toBe('period_closed');
  erp.admin.actions.period?.({ name: '2026-11', ar: 'locked' });
  expect(problem(await create(erp, fields)).code).toBe('period_closed');
});

test('an order that is carried out later fails when its month was closed meanwhile, and the mailbox tells', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later' } });
  const answer = await create(erp, await rightOrder(erp), { externalId: 'later' });
  expect(answer.status).toBe(202);
  const { commandId } = answer.body as { commandId: string };
  erp.admin.actions.period?.({ name: '2026-11', ar: 'locked' });
  erp.clock.advance(60_000);
  expect((await erp.ask('GET', `/commands/${commandId}`)).body).toMatchObject({
    state: 'failed',
    error: { code: 'period_closed' },
  });
  const { events } = (await erp.ask('GET', '/events?limit=1000')).body as { events: readonly object[] };
  expect(events).toContainEqual(expect.objectContaining({ kind: 'record.error', entity: 'orders' }));
});

test('an order that was accepted is not taken a second time while it waits', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later' } });
  const fields = await rightOrder(erp);
  const first = (await create(erp, fields, { externalId: 'same' })).body as { commandId: string };
  expect((await create(erp, fields, { externalId: 'same' })).body).toMatchObject({ commandId: first.commandId });
});

const withStatus = async (erp: Erp, status: Order['status']) => {
  const found = (await listed<Order>(erp, 'orders')).find(({ data }) => data.status === status);
  if (found === undefined) throw new Error(`no order is ${status}`);
  return found;
};

test('an order is cancelled before it is shipped, once, and not afterwards', async () => {
  const erp = await startedErp();
  const cancel = (id: string, more: object = {}) => send(erp, { type: 'cancelSalesOrder', data: { id }, ...more });
  const { id } = await withStatus(erp, 'confirmed');
  expect(problem(await cancel(id, { expectVersion: 'v9' })).code).toBe('version_conflict');
  expect(await cancel(id, { dryRun: true })).toMatchObject({ status: 200, body: { id, version: 'v1' } });
  expect(await cancel(id, { expectVersion: 'v1' })).toMatchObject({ status: 201, body: { id, version: 'v2' } });
  expect(await cancel(id)).toMatchObject({ status: 201, body: { id, version: 'v2' } });
  expect((await erp.ask('GET', `/records/orders/${id}`)).body).toMatchObject({ data: { status: 'cancelled' } });
  const settled = await withStatus(erp, 'settled');
  expect(problem(await cancel(settled.id))).toMatchObject({ code: 'validation_failed', fields: [{ path: 'data.id' }] });
  expect((await cancel('ord_1')).status).toBe(404);
});

test('of products and orders some fields can be set, and others not', async () => {
  const erp = await startedErp();
  const update = (entity: string, id: string, fields: object) =>
    send(erp, { type: 'updateRecord', data: { entity, id, fields } });
  expect((await update('products', 'prd_000001', { name: 'New', active: false })).status).toBe(201);
  expect((await erp.ask('GET', '/records/products/prd_000001')).body).toMatchObject({
    version: 'v2',
    data: { name: 'New', active: false, category: expect.any(String) },
  });
  const { id } = await withStatus(erp, 'settled');
  const number = (await listed<{ number: string }>(erp, 'customers'))[0]?.data.number;
  expect((await update('orders', id, { customerNumber: number, externalReference: 'R-1' })).status).toBe(201);
  expect((await erp.ask('GET', `/records/orders/${id}`)).body).toMatchObject({
    data: { customerNumber: number, externalReference: 'R-1', status: 'settled' },
  });
  for (const [entity, record, fields] of [
    ['products', 'prd_000001', { sku: 'X' }],
    ['orders', id, { total: money('1.00') }],
    ['orders', id, { customerNumber: 'C-1' }],
    ['stock', 'stk_000001', { available: '1' }],
  ] as const)
    expect((await update(entity, record, fields)).status).toBe(422);
});

test('every marketing order that the ERP lacks can be posted as Dotdigital has it, once its month is open', async () => {
  const world = { seed: 1, customers: 1_000 };
  const erp = await startedErp({ world });
  const numbers = new Map<number, string>();
  for (const { customer, contact } of streamWorld({ ...world, now: NOW }))
    if (customer !== null && contact !== null) numbers.set(contact.contactId, customer.data.number);
  const stream = streamCommerce({ ...world, now: NOW });
  const unposted: WorldInsightOrder[] = [];
  let next = stream.next();
  for (; !next.done; next = stream.next())
    if (next.value.kind === 'insightOrder' && next.value.order.json.channel === 'marketing')
      unposted.push(next.value.order);
  const planted = new Map(next.value.kinds['order-unposted'].map(({ key, fields }) => [key, fields]));
  const known = new Set((await listed<Order>(erp, 'orders')).map(({ data }) => data.externalReference));
  let posted = 0;
  for (const { key, contactId, json } of unposted) {
    if (known.has(key) || json.order_status !== 'confirmed') continue;
    const amount = (value: unknown) => ({ amount: String(value), currency: String(json.currency) });
    const products = json.products as readonly { sku: string; name: string; qty: number; price: number }[];
    const fields = {
      externalReference: key,
      customerNumber: numbers.get(contactId) ?? '',
      channel: 'web',
      orderedAt: json.purchase_date,
      postingDate: '2026-11-25',
      total: amount(json.order_total),
      tax: amount(json.tax_total),
      delivery: amount(json.delivery_total),
      discount: amount(json.discount_amount),
      lines: products.map(({ sku, name, qty, price }) => ({
        sku,
        name,
        quantity: String(qty),
        unitPrice: amount(price),
        lineTotal: amount(lineTotalOf(Math.round(qty * 100), Math.round(price * 100)) / 100),
      })),
    };
    // A shut month is got round by the posting date; what else was planted is refused.
    const isWrong = (planted.get(key) ?? []).some((reason) => reason !== 'period' && reason !== 'number');
    expect([(await create(erp, fields)).status, key]).toEqual([isWrong ? 422 : 201, key]);
    if (!isWrong) posted += 1;
  }
  expect(posted).toBe(4);
});

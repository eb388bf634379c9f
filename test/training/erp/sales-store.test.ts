import { expect, test } from 'vitest';
import { streamCommerce } from '../../../electron/training/world/commerce/make-commerce.ts';
import { creditNoteSchema, invoiceSchema, orderSchema, settlementSchema } from '../../../shared/domain/order.ts';
import { priceSchema, productSchema, stockSchema } from '../../../shared/domain/product.ts';
import { NOW, startedErp } from '../started.ts';

type Item = { id: string; modifiedAt: string; version: string; deleted?: true; data: Record<string, unknown> };
type Page = { records: Item[]; nextCursor: string | null; watermark: string; complete: boolean };
type Ask = Awaited<ReturnType<typeof startedErp>>['ask'];

const readAll = async (ask: Ask, entity: string, limit = 300): Promise<readonly Item[]> => {
  const seen: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = (await ask('GET', `/streams/${entity}?limit=${limit}&cursor=${cursor}`)).body as Page;
    seen.push(...page.records);
    cursor = page.nextCursor;
  }
  return seen;
};

const schemas = {
  products: productSchema,
  stock: stockSchema,
  prices: priceSchema,
  orders: orderSchema,
  invoices: invoiceSchema,
  creditNotes: creditNoteSchema,
  settlements: settlementSchema,
};

test('each stream carries what the world holds, page by page in the order of change', async () => {
  const { ask } = await startedErp();
  const made = new Map<string, Map<string, unknown>>();
  for (const item of streamCommerce({ seed: 1, customers: 200, now: NOW })) {
    if (item.kind !== 'erp') continue;
    const { entity, id, data } = item.record;
    made.set(entity, (made.get(entity) ?? new Map()).set(id, data));
  }
  for (const [entity, schema] of Object.entries(schemas)) {
    const read = await readAll(ask, entity);
    const keys = read.map(({ modifiedAt, id }) => `${modifiedAt} ${id}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Map(read.map(({ id, data }) => [id, data]))).toEqual(made.get(entity));
    expect(read.every(({ data, version }) => schema.safeParse(data).success && version === 'v1')).toBe(true);
  }
});

test('one record is read by its id, with its version as a tag', async () => {
  const { ask } = await startedErp();
  const answer = await ask('GET', '/records/products/prd_000003');
  expect(answer.body).toMatchObject({ id: 'prd_000003', version: 'v1', data: { active: expect.any(Boolean) } });
  expect(answer.headers.get('ETag')).toBe('"v1"');
  expect((await ask('GET', '/records/products/prd_999999')).status).toBe(404);
  expect((await ask('GET', '/records/products/ord_1000000')).status).toBe(404);
});

test.each([
  ['tombstone', (closed: number, open: number) => [closed + open, closed]],
  ['disappear', (_closed: number, open: number) => [open, 0]],
] as const)(
  'where closed orders are to %s, their stream says so, and nobody finds them by id',
  async (closedOrders, expected) => {
    const { ask } = await startedErp({ switches: { closedOrders } });
    let closed = 0;
    let open = 0;
    let someClosed = '';
    for (const item of streamCommerce({ seed: 1, customers: 200, now: NOW })) {
      if (item.kind !== 'erp' || item.record.entity !== 'orders') continue;
      const isClosed = ['settled', 'refunded'].includes(item.record.data.status);
      if (isClosed) someClosed = item.record.id;
      closed += isClosed ? 1 : 0;
      open += isClosed ? 0 : 1;
    }
    const read = await readAll(ask, 'orders', 70);
    expect([read.length, read.filter(({ deleted }) => deleted).length]).toEqual(expected(closed, open));
    expect((await ask('GET', `/records/orders/${someClosed}`)).status).toBe(404);
  },
);

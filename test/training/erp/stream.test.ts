import { expect, test } from 'vitest';
import { customerSchema } from '../../../shared/domain/customer.ts';
import { startedErp } from '../started.ts';

type Item = { id: string; modifiedAt: string; version: string; deleted?: true; data: { number: string; city: string } };
type Page = { records: Item[]; nextCursor: string | null; watermark: string; complete: boolean; entity: string };

const idOf = ({ records }: Page, place: number): string => records[place]?.id ?? '';

test('all customers come page by page in the order of their change, and the last page says so', async () => {
  const { ask } = await startedErp();
  const seen: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = (await ask('GET', `/streams/customers?limit=60&cursor=${cursor}`)).body as Page;
    seen.push(...page.records);
    expect(page.complete).toBe(page.nextCursor === null);
    cursor = page.nextCursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(200);
  const keys = seen.map(({ modifiedAt, id }) => `${modifiedAt} ${id}`);
  expect(keys).toEqual([...keys].sort());
  for (const { data, id } of seen) {
    expect(customerSchema.safeParse(data).success).toBe(true);
    expect(id).toMatch(/^cus_\d{6}$/);
    expect(data.number).toMatch(/^C-1\d{5}$/);
  }
});

test('two hundred records come unless fewer or more are asked for', async () => {
  const { ask } = await startedErp({ world: { seed: 1, customers: 250 } });
  expect(((await ask('GET', '/streams/customers')).body as Page).records).toHaveLength(200);
  expect(((await ask('GET', '/streams/customers?limit=1000')).body as Page).records).toHaveLength(250);
});

test('since gives what changed from that instant on', async () => {
  const { ask, admin, clock } = await startedErp();
  clock.advance(1_000);
  const full = (await ask('GET', '/streams/customers?limit=1000')).body as Page;
  expect(full.watermark).toBe(new Date(clock.now()).toISOString());
  clock.advance(1_000);
  expect(admin.edit({ id: idOf(full, 3), fields: { city: 'Elsewhere' } })).toBeNull();
  const since = (await ask('GET', `/streams/customers?since=${full.watermark}`)).body as Page;
  expect(since).toMatchObject({
    complete: true,
    records: [{ id: idOf(full, 3), version: 'v2', data: { city: 'Elsewhere' } }],
  });
});

test('what changes while a reading goes on comes later in it or after its watermark, and nothing is skipped', async () => {
  const { ask, admin, clock } = await startedErp();
  const first = (await ask('GET', '/streams/customers?limit=100')).body as Page;
  clock.advance(1_000);
  admin.edit({ id: idOf(first, 0), fields: { city: 'Read before' } });
  const second = (await ask('GET', `/streams/customers?limit=200&cursor=${first.nextCursor}`)).body as Page;
  const ids = [...first.records, ...second.records].map(({ id }) => id);
  expect(new Set(ids).size).toBe(200);
  expect(second.records.at(-1)).toMatchObject({ id: idOf(first, 0), data: { city: 'Read before' } });
  expect(second.watermark).toBe(first.watermark);
  const after = (await ask('GET', `/streams/customers?since=${second.watermark}`)).body as Page;
  expect(after.records.map(({ id }) => id)).toEqual([idOf(first, 0)]);
});

test('a customer taken away is told as deleted and no longer found', async () => {
  const { ask, admin, clock } = await startedErp();
  const { records } = (await ask('GET', '/streams/customers?limit=1')).body as Page;
  const since = new Date(clock.advance(1_000)).toISOString();
  expect(admin.edit({ number: records[0]?.data.number, deleted: true })).toBeNull();
  const page = (await ask('GET', `/streams/customers?since=${since}`)).body as Page;
  expect(page.records).toMatchObject([{ id: records[0]?.id, deleted: true }]);
  expect((await ask('GET', `/records/customers/${records[0]?.id}`)).status).toBe(404);
});

test.each([
  ['/streams/contacts', 404, 'unknown_entity'],
  ['/streams/customers?cursor=nonsense', 400, 'invalid_cursor'],
  ['/streams/customers?limit=1001', 422, 'validation_failed'],
  ['/streams/customers?limit=0', 422, 'validation_failed'],
  ['/streams/customers?since=yesterday', 422, 'validation_failed'],
  ['/records/customers/cus_999999', 404, 'not_found'],
  ['/records/contacts/1', 404, 'unknown_entity'],
])('%s is refused with %i %s', async (target, status, code) => {
  const { ask } = await startedErp();
  expect(await ask('GET', target)).toMatchObject({
    status,
    body: { error: { code, retryable: false, message: expect.any(String) } },
  });
});

test('a cursor is good for a day', async () => {
  const { ask, clock } = await startedErp();
  const { nextCursor } = (await ask('GET', '/streams/customers?limit=10')).body as Page;
  clock.advance(86_400_000);
  expect((await ask('GET', `/streams/customers?cursor=${nextCursor}`)).status).toBe(200);
  clock.advance(1);
  expect(await ask('GET', `/streams/customers?cursor=${nextCursor}`)).toMatchObject({
    status: 410,
    body: { error: { code: 'cursor_expired' } },
  });
});

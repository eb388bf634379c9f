import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

const world = { seed: 1, customers: 80 };
type Erp = Awaited<ReturnType<typeof startedErp>>;
const entities = ['customers', 'products', 'stock', 'prices', 'orders', 'invoices', 'creditNotes', 'settlements'];

const changedIn = async ({ ask }: Erp, entity: string) =>
  (
    (await ask('GET', `/streams/${entity}?limit=1000`)).body as { records: readonly { version: string }[] }
  ).records.filter((record) => record.version !== 'v1' || !('version' in record));
const everything = async (erp: Erp) =>
  Promise.all(entities.map(async (entity) => (await erp.ask('GET', `/streams/${entity}?limit=1000`)).body));

test('the same seed makes the same edits of the same world, another seed others', async () => {
  const [first, second, third] = [
    await startedErp({ world }),
    await startedErp({ world }),
    await startedErp({ world }),
  ];
  expect(first.admin.actions['random-edits']?.({ seed: 5, edits: 150 })).toBeNull();
  expect(second.admin.actions['random-edits']?.({ seed: 5, edits: 150 })).toBeNull();
  expect(third.admin.actions['random-edits']?.({ seed: 6, edits: 150 })).toBeNull();
  expect(await everything(second)).toEqual(await everything(first));
  expect(await everything(third)).not.toEqual(await everything(first));
});

test('edits reach every entity, and only those that are asked for', async () => {
  const all = await startedErp({ world });
  all.admin.actions['random-edits']?.({ seed: 1, edits: 400 });
  for (const entity of entities) expect((await changedIn(all, entity)).length).toBeGreaterThan(0);
  const some = await startedErp({ world });
  some.admin.actions['random-edits']?.({ seed: 1, edits: 50, entities: ['products'] });
  expect((await changedIn(some, 'products')).length).toBeGreaterThan(0);
  for (const entity of entities.filter((name) => name !== 'products'))
    expect(await changedIn(some, entity)).toEqual([]);
});

test('the call over the admin port says what is wrong with it', async () => {
  const { askAdmin } = await startedErp({ world });
  expect((await askAdmin('POST', '/random-edits', { json: { seed: 1, edits: 3 } })).status).toBe(200);
  expect((await askAdmin('POST', '/random-edits', { json: { seed: 1, edits: 0 } })).status).toBe(400);
});

type Wire = { readonly id: string; readonly deleted?: true };
type Page = { readonly records: readonly Wire[]; readonly watermark: string; readonly nextCursor: string | null };

const readFrom = async ({ ask }: Erp, entity: string, since: string) => {
  const seen = new Map<string, Wire>();
  let watermark = '';
  let query = `since=${since}`;
  for (let more = true; more; ) {
    const page = (await ask('GET', `/streams/${entity}?limit=90&${query}`)).body as Page;
    for (const record of page.records) seen.set(record.id, record);
    watermark = page.watermark;
    more = page.nextCursor !== null;
    query = `cursor=${page.nextCursor}`;
  }
  return { seen, watermark };
};

test.each([11, 12, 13])(
  'after edits from seed %i, what changed since leads to what a full reading shows',
  async (seed) => {
    const erp = await startedErp({ world });
    for (const entity of entities) {
      erp.clock.advance(60_000);
      const mirror = await readFrom(erp, entity, '');
      erp.clock.advance(1_000);
      expect(erp.admin.actions['random-edits']?.({ seed, edits: 120 })).toBeNull();
      erp.clock.advance(60_000);
      const changed = await readFrom(erp, entity, mirror.watermark);
      for (const [id, record] of changed.seen) mirror.seen.set(id, record);
      expect(mirror.seen).toEqual((await readFrom(erp, entity, '')).seen);
      expect(changed.seen.size).toBeLessThan(mirror.seen.size);
    }
  },
);

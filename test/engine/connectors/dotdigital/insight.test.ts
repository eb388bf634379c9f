import { expect, test } from 'vitest';
import { createDotdigital } from '../../../../electron/engine/connectors/dotdigital/connector.ts';
import type { Collection } from '../../../../electron/engine/connectors/insight.ts';
import { type Handler, keptLog, serverThat, standingClock } from '../http/server-of-a-test.ts';

const never = new AbortController().signal;
const orders: Collection = { name: 'Orders', scope: 'contact', type: 'orders' };
const catalogue: Collection = { name: 'Catalog_Default', scope: 'account', type: 'catalog' };

const setUp = async (handle: Handler) => {
  const server = await serverThat(handle);
  const { clock } = standingClock();
  const access = { product: 'd', baseUrl: server.baseUrl, user: 'user@shop.test', secret: 'pass-word' };
  return { ...server, insight: createDotdigital(access, { clock, log: keptLog().log, timeoutMs: 5_000 }).insight };
};

const answering =
  (body: unknown, status = 200): Handler =>
  (_request, response) =>
    void response.writeHead(status).end(JSON.stringify(body));

const page = (items: readonly unknown[]) => ({ _items: items, _links: { next: { marker: 'm2' } } });

test('collections are told with their scope, whatever its case', async () => {
  const { insight } = await setUp(
    answering([
      { collectionName: 'Orders', collectionType: 'orders', collectionScope: 'Contact', recordCount: 7 },
      { collectionName: 'Catalog_Default', collectionType: 'catalog', collectionScope: 'account' },
    ]),
  );
  expect(await insight.collections(never)).toEqual({
    ok: true,
    value: [
      { ...orders, records: 7 },
      { ...catalogue, records: 0 },
    ],
  });
});

test.each([
  [orders, '/insightData/v3/contacts/Orders'],
  [catalogue, '/insightData/v3/account/Catalog_Default'],
])('the records of %o are read in pages', async (collection, path) => {
  const item = { key: 'A-1', json: { price: 1.5 }, created: '2026-01-01T00:00:00Z', updated: '2026-02-01T00:00:00Z' };
  const { insight, received } = await setUp(
    answering(page([item, { json: {} }, { ...item, key: 12, ownerContactId: 5 }])),
  );
  const read = await insight.read(collection, { cursor: 'a&b', sinceAt: 0 }, never);
  const url = new URL(received[0]?.url ?? '', 'http://x');
  expect([url.pathname, ...url.searchParams.values()]).toEqual([path, '1000', 'gte::1970-01-01T00:00:00.000Z', 'a&b']);
  expect(read).toMatchObject({
    ok: true,
    value: {
      records: [
        { key: 'A-1', json: { price: 1.5 }, contactId: null, updatedAt: Date.UTC(2026, 1, 1) },
        { key: '12', contactId: 5 },
      ],
      unusable: [{ reference: 'unknown' }],
      next: 'm2',
      watermark: Date.UTC(2026, 1, 1),
    },
  });
});

test('a collection that does not exist holds nothing, and has no schema', async () => {
  const { insight } = await setUp(answering({ errorCode: 'insightData:collectionNotFound' }, 404));
  expect(await insight.read(orders, { cursor: null, sinceAt: null }, never)).toMatchObject({
    ok: true,
    value: { records: [], next: null, watermark: null },
  });
  expect(await insight.schema('Orders', never)).toEqual({ ok: true, value: null });
});

test('a schema is the columns inside json, not those of the system', async () => {
  const columns = [
    { name: 'key', type: 'STRING', mode: 'REQUIRED' },
    {
      name: 'json',
      type: 'RECORD',
      fields: [
        { name: 'order_total', type: 'FLOAT', mode: 'NULLABLE' },
        { name: 'products', type: 'RECORD', mode: 'REPEATED', fields: [{ name: 'sku', type: 'string' }] },
      ],
    },
  ];
  const { insight } = await setUp(answering(columns));
  expect(await insight.schema('Orders', never)).toEqual({
    ok: true,
    value: [
      { name: 'order_total', type: 'FLOAT', isRepeated: false, columns: [] },
      {
        name: 'products',
        type: 'RECORD',
        isRepeated: true,
        columns: [{ name: 'sku', type: 'STRING', isRepeated: false, columns: [] }],
      },
    ],
  });
});

test('an import names the owner of a record only where records have one', async () => {
  const { insight, received } = await setUp((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.writeHead(202).end(JSON.stringify({ importId: body })));
  });
  const write = { key: 'SO-1', json: { id: 'SO-1' }, contactId: 5 };
  const started = await insight.startImport(orders, [write], never);
  if (!started.ok) throw new Error(started.error.sentence);
  expect(JSON.parse(started.value.importId)).toEqual({
    collectionName: 'Orders',
    collectionScope: 'contact',
    collectionType: 'orders',
    records: [{ key: 'SO-1', contactIdentity: { identifier: 'contactId', value: 5 }, json: { id: 'SO-1' } }],
  });
  const other = await insight.startImport(catalogue, [{ ...write, contactId: null }], never);
  if (!other.ok) throw new Error(other.error.sentence);
  expect(JSON.parse(other.value.importId).records).toEqual([{ key: 'SO-1', json: { id: 'SO-1' } }]);
  expect(received[0]).toMatchObject({ method: 'PUT', url: '/insightData/v3/import' });
});

test('an import that was taken without a number may have arrived', async () => {
  const { insight } = await setUp(answering({}, 202));
  expect(await insight.startImport(orders, [], never)).toMatchObject({ ok: false, error: { reached: 'maybe' } });
});

test.each([
  ['NotFinished', 'running'],
  ['Processing', 'running'],
  ['SomethingNew', 'running'],
  ['Finished', 'finished'],
  ['Complete', 'finished'],
  ['Failed', 'failed'],
  ['RejectedByWatchdog', 'failed'],
])('the status %s of an import is %s', async (status, state) => {
  const { insight } = await setUp(answering({ importId: 'i', status }));
  expect(await insight.importReport('i', never)).toMatchObject({ ok: true, value: { state, status, refused: [] } });
});

test('a report tells what was refused, and why', async () => {
  const { insight } = await setUp(
    answering({
      status: 'Finished',
      summary: { totalImported: 3 },
      failures: [{ key: 'SO-1', failureReason: 'ContactIdDoesNotExist', details: ['a', 1] }, {}],
    }),
  );
  expect(await insight.importReport('i', never)).toMatchObject({
    ok: true,
    value: {
      imported: 3,
      refused: [
        { key: 'SO-1', reason: 'ContactIdDoesNotExist', details: ['a'] },
        { key: '', reason: 'Unknown', details: [] },
      ],
    },
  });
});

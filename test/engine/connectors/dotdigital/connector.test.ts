import { expect, test } from 'vitest';
import { createDotdigital } from '../../../../electron/engine/connectors/dotdigital/connector.ts';
import { type Handler, keptLog, serverThat, standingClock } from '../http/server-of-a-test.ts';
import { wireContact } from './wire-contact.ts';

const never = new AbortController().signal;
const first = { cursor: null, sinceAt: null };

const setUp = async (handle: Handler) => {
  const server = await serverThat(handle);
  const log = keptLog();
  const { clock } = standingClock();
  const access = { product: 'd', baseUrl: server.baseUrl, user: 'user@shop.test', secret: 'pass-word' };
  return { ...server, log, connector: createDotdigital(access, { clock, log: log.log, timeoutMs: 5_000 }) };
};

const answering =
  (body: unknown, status = 200): Handler =>
  (_request, response) =>
    void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));

const pageWith = (items: readonly unknown[], next?: { readonly marker: string; readonly link?: string }) => ({
  _items: items,
  _links: next === undefined ? {} : { next },
});

test('a read asks for everything that Concord compares, with its credentials', async () => {
  const { connector, received } = await setUp(answering(pageWith([])));
  await connector.readContacts({ cursor: 'a&b', sinceAt: Date.UTC(2025, 0, 1) }, never);
  const url = new URL(received[0]?.url ?? '', 'http://x');
  expect([...url.searchParams]).toEqual([
    ['limit', '5000'],
    ['data-fields', '[[ALL]]'],
    ['include', 'channelProperties,consentRecords,lists'],
    ['~modified', 'gte::2025-01-01T00:00:00.000Z'],
    ['marker', 'a&b'],
  ]);
  expect(received[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('user@shop.test:pass-word').toString('base64')}`,
  );
});

test('a page gives contacts, the marker of the next and the latest stamp; a bad record costs only itself', async () => {
  const later = wireContact({ contactId: 8, updated: '2025-03-01T00:00:00Z' });
  const { connector } = await setUp(
    answering(pageWith([later, wireContact(), wireContact({ contactId: 9, status: null }), 'odd'], { marker: 'm2' })),
  );
  const page = await connector.readContacts(first, never);
  if (!page.ok) throw new Error(page.error.sentence);
  expect(page.value.records.map(({ contactId }) => contactId)).toEqual([8, 7]);
  expect(page.value.unusable.map(({ reference }) => reference)).toEqual(['9', 'unknown']);
  expect(page.value).toMatchObject({ next: 'm2', watermark: Date.UTC(2025, 2, 1), calls: 1, removed: [] });
});

test('a data field with more digits than a float holds is read digit for digit, in a page and alone', async () => {
  const long = JSON.stringify(wireContact()).replace('12.5', '12345678901234567890.5');
  const inPage = await setUp(answering(`{"_items":[${long}],"_links":{}}`));
  const page = await inPage.connector.readContacts(first, never);
  expect(page.ok && page.value.unusable).toEqual([]);
  expect(page.ok && page.value.records[0]?.dataFields.LOYALTY_POINTS).toBe('12345678901234567890.5');
  const alone = await setUp(answering(long));
  const read = await alone.connector.readContact({ by: 'contactId', value: 7 }, never);
  expect(read.ok && read.value?.dataFields.LOYALTY_POINTS).toBe('12345678901234567890.5');
});

test.each([
  ['another host', 'https://evil.test/contacts/v3?marker=m', false],
  ['another host without a scheme', '//evil.test/contacts/v3?marker=m', false],
  ['another port', 'http://127.0.0.1:1/contacts/v3?marker=m', false],
  ['a path of its own', '/contacts/v3?marker=m', true],
])('a next page at %s', async (_what, link, isTaken) => {
  const { connector, received } = await setUp(answering(pageWith([], { marker: 'm', link })));
  const page = await connector.readContacts(first, never);
  expect(page.ok).toBe(isTaken);
  if (!page.ok) expect(page.error).toMatchObject({ code: 'remote.unexpected-shape' });
  expect(received).toHaveLength(1);
});

test.each([
  ['no JSON', '<html>'],
  ['half a page', '{"_items":['],
  ['a list instead of a page', '[]'],
  ['no links', '{"_items":[]}'],
])('%s is a failure, never an empty page', async (_what, body) => {
  const { connector } = await setUp(answering(body));
  expect(await connector.readContacts(first, never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape' },
  });
});

test('a single contact that is not there is null, and the address is escaped', async () => {
  const { connector, received, log } = await setUp(answering({ errorCode: 'contacts:contactNotFound' }, 404));
  expect(await connector.readContact({ by: 'email', value: 'a/b+c@shop.test' }, never)).toEqual({
    ok: true,
    value: null,
  });
  expect(received[0]?.url).toMatch(/^\/contacts\/v3\/email\/a%2Fb%2Bc%40shop\.test\?/);
  expect(log.text()).not.toMatch(/shop\.test|pass-word/);
});

test('a change for the ERP is refused without a call', async () => {
  const { connector, received } = await setUp(answering({}));
  const change = {
    v: 1,
    operation: 'customer.update',
    customerId: 'C',
    customerNumber: '1',
    expectVersion: null,
  } as const;
  expect(await connector.write({ ...change, changes: [] }, never)).toMatchObject({
    ok: false,
    error: { code: 'invariant.broken', reached: 'no' },
  });
  expect(connector.preview({ ...change, changes: [] })).toEqual([]);
  expect(received).toEqual([]);
});

test('a write whose answer cannot be read was taken all the same', async () => {
  const { connector } = await setUp(answering('{"half":', 200));
  const change = { v: 1, operation: 'contact.patch', contactId: 7, changes: [] } as const;
  expect(await connector.write(change, never)).toMatchObject({ ok: true, value: { status: 200, remoteId: null } });
});

test('the probe tells the account, and how far the clocks are apart', async () => {
  const { connector } = await setUp((_request, response) => {
    response.setHeader('date', 'Wed, 25 Nov 2026 09:00:05 GMT');
    response.end(JSON.stringify({ id: 4, properties: [{ name: 'Name', value: 'Northbank' }] }));
  });
  expect(await connector.probe(never)).toEqual({
    ok: true,
    value: { product: 'Dotdigital', account: 'Northbank', skewMs: 5_000 },
  });
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Item = {
  contactId: number;
  identifiers: { email?: string };
  updated: string;
  dataFields?: Record<string, unknown>;
};
type Page = { _links: { self: Link; first: Link; next?: Link }; _items: Item[] };
type Link = { marker: string; link: string };

const pathOf = ({ link }: Link): string => {
  const { pathname, search } = new URL(link);
  return pathname + search;
};

test('a whole account comes page by page, each contact once, and the last page has no next', async () => {
  const { ask, admin } = await startedDotdigital();
  const seen: number[] = [];
  let target: string | null = '/contacts/v3/?limit=50';
  while (target !== null) {
    const page = (await ask('GET', target)).body as Page;
    seen.push(...page._items.map(({ contactId }) => contactId));
    expect(page._items.length).toBeLessThanOrEqual(50);
    target = page._links.next ? pathOf(page._links.next) : null;
  }
  expect(seen).toHaveLength(admin.state().contacts ?? 0);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
});

test('links repeat every parameter of the query', async () => {
  const { ask } = await startedDotdigital();
  const query =
    '%7Emodified=gte%3A%3A2020-01-01T00%3A00%3A00Z&data-fields=FIRSTNAME%7CERP_ID&include=channelProperties&limit=7';
  const { body } = await ask('GET', `/contacts/v3?${query}`);
  const { self, first, next } = (body as Page)._links;
  for (const link of [self, first, next]) {
    const params = new URL(link?.link ?? '').searchParams;
    expect(params.get('~modified')).toBe('gte::2020-01-01T00:00:00Z');
    expect(params.get('data-fields')).toBe('FIRSTNAME|ERP_ID');
    expect(params.get('include')).toBe('channelProperties');
    expect(params.get('limit')).toBe('7');
    expect(params.get('marker')).toBe(link?.marker);
  }
});

test('pages neither skip nor repeat while contacts change and come in between', async () => {
  const { ask, admin, clock } = await startedDotdigital();
  const before = admin.state().contacts ?? 0;
  const first = (await ask('GET', '/contacts/v3?limit=120')).body as Page;
  clock.advance(1_000);
  const early = first._items[0];
  await ask('PATCH', `/contacts/v3/contactId/${early?.contactId}`, { json: { dataFields: { CITY: 'Elsewhere' } } });
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'late@example.com' } } });
  const second = (await ask('GET', pathOf(first._links.next as Link))).body as Page;
  expect(second._links.next).toBeUndefined();
  const ids = [first, second].flatMap(({ _items }) => _items.map(({ contactId }) => contactId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(before + 1);
});

test('a modified filter gives what changed from that instant on', async () => {
  const { ask, clock } = await startedDotdigital();
  const { body } = await ask('GET', '/contacts/v3?limit=1');
  const id = (body as Page)._items[0]?.contactId;
  clock.advance(5_000);
  await ask('PATCH', `/contacts/v3/contactId/${id}`, { json: { dataFields: { CITY: 'Elsewhere' } } });
  const since = new Date(clock.now()).toISOString();
  const changed = (await ask('GET', `/contacts/v3?~modified=gte::${since}&data-fields=CITY`)).body as Page;
  expect(changed._items).toMatchObject([{ contactId: id, updated: since, dataFields: { CITY: 'Elsewhere' } }]);
  const created = (await ask('GET', `/contacts/v3?~created=gte::${since}`)).body as Page;
  expect(created._items).toEqual([]);
});

test('a list carries ids only unless more is asked for', async () => {
  const { ask } = await startedDotdigital();
  const bare = ((await ask('GET', '/contacts/v3?limit=1')).body as Page)._items[0] ?? {};
  expect(Object.keys(bare).sort()).toEqual(['contactId', 'created', 'identifiers', 'status', 'updated']);
  for (const include of [
    'include=channelProperties,consentRecords',
    'include=channelProperties&include=consentRecords',
  ]) {
    const full = ((await ask('GET', `/contacts/v3?limit=1&data-fields=[[ALL]]&${include}`)).body as Page)._items[0];
    expect(full).toMatchObject({
      channelProperties: { email: { emailType: 'Html', status: expect.any(String) } },
      consentRecords: expect.any(Array),
    });
    expect(full?.dataFields).toHaveProperty('LOYALTY_POINTS');
    expect(full?.dataFields).toHaveProperty('GENDER', null);
    expect(full).not.toHaveProperty('lists');
  }
});

test.each([
  ['limit=0', 'contacts:badRequest'],
  ['limit=5001', 'contacts:badRequest'],
  ['marker=nonsense', 'contacts:badRequest'],
  ['include=friends', 'contacts:badRequest'],
  ['data-fields=NOPE', 'contacts:badRequest'],
  ['~modified=2026-01-01', 'contacts:invalidFilter'],
  ['~modified=gte::2026-01-01T00:00:00', 'contacts:invalidFilter'],
  ['~created=gte::2026-01-01T00:00:00Z&~modified=gte::2026-01-01T00:00:00Z', 'contacts:invalidFilter'],
])('the query %s is refused as %s', async (query, errorCode) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/contacts/v3?${query}`)).toMatchObject({ status: 400, body: { errorCode } });
});

test('one contact is found by id and by address in any case, with a literal plus and at sign or encoded ones', async () => {
  const { ask } = await startedDotdigital();
  const made = await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'Jane+Tag@example.com', mobileNumber: '447700900123' } },
  });
  const { contactId } = made.body as Item;
  const targets = [
    `/contacts/v3/contactId/${contactId}`,
    '/contacts/v3/email/jane+tag@example.com',
    '/contacts/v3/email/JANE%2BTAG%40EXAMPLE.COM/',
    '/contacts/v3/mobileNumber/447700900123',
  ];
  for (const target of targets) {
    expect(await ask('GET', target)).toMatchObject({
      status: 200,
      body: { contactId, identifiers: { email: 'Jane+Tag@example.com', mobileNumber: '447700900123' } },
    });
  }
});

test('an absent identifier is left out, an unknown contact is 404 with the value named', async () => {
  const { ask } = await startedDotdigital();
  const { body } = await ask('GET', '/contacts/v3?limit=1');
  expect((body as Page)._items[0]?.identifiers).not.toHaveProperty('mobileNumber');
  expect(await ask('GET', '/contacts/v3/email/u@x.example')).toMatchObject({
    status: 404,
    body: {
      errorCode: 'contacts:contactNotFound',
      details: [{ item: 'u@x.example', description: "Not found using the identifier 'email'" }],
    },
  });
  expect(await ask('GET', '/contacts/v3/shoe/42')).toMatchObject({
    status: 400,
    body: { errorCode: 'contacts:invalidId' },
  });
});

test('dates come back as sent, or as instants when switched', async () => {
  const { ask } = await startedDotdigital({ switches: { dates: 'instant', emptyDataFields: 'omit' } });
  const made = await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'd@example.com' }, dataFields: { BIRTHDATE: '1984-12-31' } },
  });
  expect((made.body as Item).dataFields).toEqual({ BIRTHDATE: '1984-12-31T00:00:00Z' });
});

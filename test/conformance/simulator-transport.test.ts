import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startedDotdigital } from '../training/started.ts';

type Page = {
  readonly _links: Readonly<Record<string, { readonly marker: string; readonly link: string }>>;
  readonly _items: readonly { readonly contactId: number; readonly identifiers: { readonly email: string } }[];
};

/** The path as it is written, which fetch would tidy up. */
const rawGet = (baseUrl: string, path: string): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl);
    const auth = 'apiuser-test@apiconnector.com:pass:word';
    request({ hostname, port, path, auth, headers: { 'Content-Type': 'application/json' } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    })
      .on('error', reject)
      .end();
  });

test.each(['/v2/account-info', '/v2/data-fields', '/contacts/v3', '/configuration/v3/customIdentifiers'])(
  '%s is found with a slash at its end and without',
  async (path) => {
    const { baseUrl } = await startedDotdigital();
    expect((await rawGet(baseUrl, path)).status).toBe(200);
    expect((await rawGet(baseUrl, `${path}/`)).status).toBe(200);
  },
);

test('the official client’s spelling of a filter is understood: a slash, %7E and %3A%3A', async () => {
  const { baseUrl, ask, clock } = await startedDotdigital();
  clock.advance(1_000);
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'late@example.com' } } });
  const since = encodeURIComponent(new Date(clock.now()).toISOString());
  const { body } = await rawGet(baseUrl, `/contacts/v3/?%7Emodified=gte%3A%3A${since}&limit=100`);
  expect((body as Page)._items.map(({ identifiers }) => identifiers.email)).toEqual(['late@example.com']);
  const plain = await rawGet(baseUrl, `/contacts/v3?~modified=gte::${new Date(clock.now()).toISOString()}`);
  expect((plain.body as Page)._items).toHaveLength(1);
});

test('a plus sign and an @ in a path are themselves, written plainly or not', async () => {
  const { baseUrl, ask } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a+tag@example.com' } } });
  for (const value of ['a+tag@example.com', 'a%2Btag%40example.com', 'A+Tag@example.com/']) {
    expect(await rawGet(baseUrl, `/contacts/v3/email/${value}`)).toMatchObject({
      status: 200,
      body: { identifiers: { email: 'a+tag@example.com' } },
    });
  }
  expect((await rawGet(baseUrl, '/contacts/v3/email/a%20tag@example.com')).status).toBe(404);
});

test('every link repeats every parameter, and the last page has no next', async () => {
  const { baseUrl } = await startedDotdigital();
  const query =
    '%7Ecreated=gte%3A%3A2000-01-01T00%3A00%3A00Z&data-fields=FIRSTNAME%7CCITY&include=channelProperties&include=lists&limit=60';
  const asked = [...new URLSearchParams(query)];
  const ids: number[] = [];
  let path = `/contacts/v3?${query}`;
  for (let pages = 0; path !== ''; pages += 1) {
    expect(pages).toBeLessThan(10);
    const { _links, _items } = (await rawGet(baseUrl, path)).body as Page;
    ids.push(..._items.map(({ contactId }) => contactId));
    expect(_links.self && _links.first).toBeTruthy();
    for (const { link, marker } of Object.values(_links)) {
      const params = [...new URL(link).searchParams];
      expect(params.filter(([name]) => name !== 'marker')).toEqual(asked);
      expect(params.filter(([name]) => name === 'marker')).toEqual([['marker', marker]]);
    }
    path = _links.next ? _links.next.link.slice(baseUrl.length) : '';
  }
  const whole = (await rawGet(baseUrl, '/contacts/v3')).body as Page;
  expect(ids).toEqual(whole._items.map(({ contactId }) => contactId));
  expect(whole._links.next).toBeUndefined();
});

test('a page that is exactly full is the last one', async () => {
  const { baseUrl, admin } = await startedDotdigital();
  const { body } = await rawGet(baseUrl, `/contacts/v3?limit=${admin.state().contacts}`);
  expect((body as Page)._links.next).toBeUndefined();
});

test.each([
  'include=channelProperties,lists',
  'include=channelProperties&include=lists',
  'include=channelproperties%2Clists',
])('what to include comes with commas or repeated: %s', async (query) => {
  const { baseUrl } = await startedDotdigital();
  const { _items } = (await rawGet(baseUrl, `/contacts/v3?limit=1&${query}`)).body as Page;
  expect(Object.keys(_items[0] ?? {})).toEqual(expect.arrayContaining(['channelProperties', 'lists']));
  expect(Object.keys(_items[0] ?? {})).not.toContain('preferences');
});

test('an opt-in type of null changes nothing, on either version', async () => {
  const { ask } = await startedDotdigital();
  const email = { optInType: 'double', emailType: 'plainText' };
  await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'a@example.com' }, channelProperties: { email } },
  });
  const channelProperties = { email: { optInType: null, emailType: null } };
  const patched = await ask('PATCH', '/contacts/v3/email/a@example.com', { json: { channelProperties } });
  expect(patched).toMatchObject({
    status: 200,
    body: { channelProperties: { email: { optInType: 'Double', emailType: 'PlainText' } } },
  });
  const saved = await ask('POST', '/v2/contacts', { json: { Email: 'a@example.com', OptInType: null } });
  expect(saved.status).toBe(201);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({
    channelProperties: { email: { optInType: 'Double' } },
  });
});

test('a whole number fills a numeric field as a fraction does', async () => {
  const { ask } = await startedDotdigital();
  for (const LOYALTY_POINTS of [12, 12.5, 0]) {
    const json = { identifiers: { email: 'a@example.com' }, dataFields: { LOYALTY_POINTS } };
    const { body } = await ask('PATCH', '/contacts/v3/email/a@example.com', { json });
    expect(body).toMatchObject({ dataFields: { LOYALTY_POINTS } });
  }
});

test('a path with a broken escape is refused', async () => {
  const { baseUrl } = await startedDotdigital();
  expect((await fetch(`${baseUrl}/contacts/v3/email/%E0%A4%A`)).status).toBe(400);
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { furnished, JANE, makeCollection, putSale, putThing, SALES, THINGS } from './insight-looks.ts';
import { create } from './switch-looks.ts';

const started = async () => furnished(await startedDotdigital());

test('the account begins with the world’s catalogue and orders', async () => {
  const { ask } = await startedDotdigital();
  expect((await ask('GET', '/insightData/v3/collections')).body).toEqual([
    {
      collectionName: 'Catalog_Default',
      collectionType: 'catalog',
      collectionScope: 'account',
      recordCount: expect.any(Number),
    },
    { collectionName: 'Orders', collectionType: 'orders', collectionScope: 'contact', recordCount: expect.any(Number) },
  ]);
});

test('a collection is made once, listed by scope, and by contact where it has records of one', async () => {
  const account = await started();
  const { ask } = account;
  expect((await makeCollection(account, THINGS, 'account')).status).toBe(200);
  await putThing(account, 'T-1', { a: 1 });
  await create(account, 'none@example.com');
  await putSale(account, JANE, 'S-1');
  const things = { collectionName: THINGS, collectionType: 'custom', collectionScope: 'account', recordCount: 1 };
  const sales = { collectionName: SALES, collectionType: 'custom', collectionScope: 'contact', recordCount: 1 };
  expect((await ask('GET', '/insightData/v3/account')).body).toEqual([
    expect.objectContaining({ collectionName: 'Catalog_Default' }),
    things,
  ]);
  expect((await ask('GET', `/insightData/v3/contacts/email/${JANE}`)).body).toEqual([sales]);
  expect((await ask('GET', '/insightData/v3/contacts/email/none@example.com')).body).toEqual([]);
  expect(await ask('GET', '/insightData/v3/contacts/email/nobody@example.com')).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:contactNotFound', details: [{ item: 'nobody@example.com' }] },
  });
  expect(await ask('GET', '/insightData/v3/contacts/shoe/9')).toMatchObject({
    status: 400,
    body: { errorCode: 'insightData:invalidId' },
  });
});

test('a name is one collection, whatever its scope', async () => {
  const account = await started();
  expect(await makeCollection(account, THINGS, 'contact')).toMatchObject({
    status: 400,
    body: { errorCode: 'insightData:badRequest', details: [{ item: 'collectionScope' }] },
  });
  expect((await account.ask('GET', `/insightData/v3/contacts/${THINGS}`)).status).toBe(404);
});

test.each(['a', '1st', 'with%20space', 'caf%C3%A9', 'a.b', 'x'.repeat(257)])('%s is no name', async (name) => {
  const account = await startedDotdigital();
  const refused = { status: 400, body: { errorCode: 'insightData:invalidId' } };
  expect(await makeCollection(account, name, 'account')).toMatchObject(refused);
  expect(await account.ask('GET', `/insightData/v3/collections/${name}/schema`)).toMatchObject(refused);
});

test.each(['ab', '-a', '_1', `x${'y'.repeat(255)}`])('%s is one', async (name) => {
  expect((await makeCollection(await startedDotdigital(), name, 'account')).status).toBe(201);
});

test('scope and type are wanted, and are of few words', async () => {
  const { ask } = await startedDotdigital();
  const made = (query: string) => ask('POST', `/insightData/v3/collections/New?${query}`);
  expect((await made('')).body).toMatchObject({ details: [{ item: 'collectionScope' }] });
  expect((await made('collectionScope=account')).body).toMatchObject({ details: [{ item: 'collectionType' }] });
  expect((await made('collectionScope=account&collectionType=shoes')).status).toBe(400);
  expect((await made('collectionScope=account&collectionType=ConsentInsight')).status).toBe(201);
});

test('the thousand-and-first collection is refused, and one that is there is not', async () => {
  const account = await startedDotdigital({ switches: { collectionLimit: 3 } });
  expect((await makeCollection(account, 'Third', 'account')).status).toBe(201);
  expect((await makeCollection(account, 'Fourth', 'account')).status).toBe(412);
  expect((await makeCollection(account, 'Third', 'account')).status).toBe(200);
});

test('the schema is that of the records', async () => {
  const account = await started();
  await putThing(account, 'T-1', { price: 10, tags: ['a'] });
  const { body } = await account.ask('GET', `/insightData/v3/collections/${THINGS}/schema`);
  expect(body).toMatchObject({ collectionName: THINGS, collectionType: 'custom' });
  expect((body as { schema: unknown[] }).schema.at(-1)).toMatchObject({
    name: 'json',
    fields: [
      { name: 'price', type: 'FLOAT' },
      { name: 'tags', mode: 'REPEATED', type: 'STRING' },
    ],
  });
  expect(await account.ask('GET', '/insightData/v3/collections/Unheard/schema')).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:collectionNotFound', details: [{ item: 'Unheard', description: 'Not found' }] },
  });
});

import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import { furnished, JANE, putSale, putThing, SALES, saleKeys, THINGS } from './insight-looks.ts';
import { at, create } from './switch-looks.ts';

const started = async () => furnished(await startedDotdigital());
const iso = (epochMs: number): string => new Date(epochMs).toISOString();
const CONTACT = `/insightData/v3/contacts/email/${JANE}`;

test('a record of the account is created, replaced, read and deleted', async () => {
  const account = await started();
  const { ask, clock, admin } = account;
  const url = `/insightData/v3/account/${THINGS}/T-1`;
  const made = await putThing(account, 'T-1', { price: 10, name: 'Scarf' });
  expect([made.status, made.body]).toEqual([201, '']);
  clock.advance(1_000);
  expect((await putThing(account, 'T-1', { price: 12 })).status).toBe(204);
  expect((await ask('GET', url)).body).toEqual({
    key: 'T-1',
    json: { price: 12 },
    created: iso(NOW),
    updated: iso(NOW + 1_000),
  });
  expect((await ask('DELETE', url)).status).toBe(204);
  const gone = { status: 404, body: { errorCode: 'insightData:recordNotFound', details: [{ item: 'T-1' }] } };
  expect(await ask('GET', url)).toMatchObject(gone);
  expect(await ask('DELETE', url)).toMatchObject(gone);
  expect(admin.writes('T-1').map(({ method, status, changed }) => [method, status, changed])).toEqual([
    ['PUT', 201, true],
    ['PUT', 204, true],
    ['DELETE', 204, true],
  ]);
});

test('a record may come as its JSON or as a text that holds it, and nothing else', async () => {
  const account = await started();
  const { ask } = account;
  const url = `/insightData/v3/account/${THINGS}/T-1`;
  expect((await ask('PUT', url, { json: '{"price":10}' })).status).toBe(201);
  expect(await ask('PUT', url, { text: '{"price":' })).toMatchObject({
    status: 400,
    body: { errorCode: 'insightData:badJson' },
  });
  expect((await putThing(account, 'T-1', [{ price: 10 }])).body).toMatchObject({
    errorCode: 'insightData:badRequest',
    details: [{ item: 'T-1', description: 'InvalidJson: Expected an object' }],
  });
  expect((await putThing(account, 'T-1', { price: '10.00' })).body).toMatchObject({
    details: [{ description: "JsonValueIncompatibleWithSchema: Field 'price' is expected to be a number" }],
  });
});

test('a collection that is not there is no place for a record', async () => {
  const { ask } = await started();
  expect(await ask('PUT', '/insightData/v3/account/Unheard/T-1', { json: { a: 1 } })).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:collectionNotFound' },
  });
});

test('a record of a contact tells its owner, and the three reasons not to find one apart', async () => {
  const account = await started();
  const { ask } = account;
  const contactId = await at(ask('GET', `/contacts/v3/email/${JANE}`), 'contactId');
  await putSale(account, JANE, 'S-1', { total: 5 });
  expect((await ask('GET', `/insightData/v3/contacts/contactId/${contactId}/${SALES}/S-1`)).body).toEqual({
    key: 'S-1',
    json: { total: 5 },
    created: iso(NOW),
    updated: iso(NOW),
    ownerContactId: contactId,
  });
  const code = (path: string) => at(ask('GET', `/insightData/v3/contacts/email/${path}`), 'errorCode');
  expect(await code(`nobody@example.com/Unheard/S-1`)).toBe('insightData:contactNotFound');
  expect(await code(`${JANE}/Unheard/S-1`)).toBe('insightData:collectionNotFound');
  expect(await code(`${JANE}/${SALES}/S-9`)).toBe('insightData:recordNotFound');
});

test('a key that another contact’s record has is refused', async () => {
  const account = await started();
  await create(account, 'other@example.com');
  await putSale(account, JANE, 'S-1', { total: 5 });
  expect(await putSale(account, 'other@example.com', 'S-1', { total: 6 })).toMatchObject({
    status: 400,
    body: { details: [{ description: expect.stringMatching(/KeyExistingForDifferentContact/) }] },
  });
  const others = `/insightData/v3/contacts/email/other@example.com/${SALES}/S-1`;
  expect((await account.ask('GET', others)).status).toBe(404);
  expect((await account.ask('DELETE', others)).status).toBe(404);
  expect((await account.ask('GET', `${CONTACT}/${SALES}/S-1`)).body).toMatchObject({ json: { total: 5 } });
});

test('a contact with a new address has its records still', async () => {
  const account = await started();
  await putSale(account, JANE, 'S-1');
  await account.ask('PATCH', `/contacts/v3/email/${JANE}`, { json: { identifiers: { email: 'new@example.com' } } });
  expect((await account.ask('GET', `/insightData/v3/contacts/email/new@example.com/${SALES}/S-1`)).status).toBe(200);
  expect(await saleKeys(account)).toEqual(['S-1']);
});

test('records of a deleted contact are read among everybody’s, not under its name, and are its own again when it is back', async () => {
  const account = await started();
  const { ask } = account;
  await putSale(account, JANE, 'S-1');
  await ask('DELETE', `/contacts/v3/email/${JANE}`);
  expect(await saleKeys(account)).toEqual(['S-1']);
  expect(await at(ask('GET', `${CONTACT}/${SALES}`), 'errorCode')).toBe('insightData:contactNotFound');
  await ask('PATCH', `/contacts/v3/email/${JANE}`, { json: {} });
  expect((await ask('GET', `${CONTACT}/${SALES}/S-1`)).status).toBe(200);
});

test('some records are deleted by their keys, and what is not there is told', async () => {
  const account = await started();
  const { ask } = account;
  await putThing(account, 'T-1', { a: 1 });
  await putThing(account, '2', { a: 1 });
  const url = `/insightData/v3/accounts/${THINGS}/deleteRecords`;
  expect(await ask('DELETE', url, { json: { keys: ['T-1', 2, 'T-9'] } })).toMatchObject({
    status: 200,
    body: { summary: { totalRecords: 3, totalDeleted: 2, totalNotFound: 1 }, notFound: ['T-9'] },
  });
  const none = { status: 400, body: { errorCode: 'insightData:noRecordsSpecified' } };
  expect(await ask('DELETE', url, { json: { keys: [] } })).toMatchObject(none);
  expect(await ask('DELETE', url, { json: {} })).toMatchObject(none);
  const many = { keys: Array.from({ length: 5_001 }, (_, index) => `T-${index}`) };
  expect((await ask('DELETE', url, { json: many })).status).toBe(400);
});

test('some of a contact’s records are deleted by their keys', async () => {
  const account = await started();
  await create(account, 'other@example.com');
  for (const key of ['S-1', 'S-2']) await putSale(account, JANE, key);
  await putSale(account, 'other@example.com', 'S-3');
  const json = { keys: ['S-1', 'S-3'] };
  expect((await account.ask('DELETE', `${CONTACT}/${SALES}/deleteRecords`, { json })).body).toMatchObject({
    summary: { totalDeleted: 1 },
    notFound: ['S-3'],
  });
  expect(await saleKeys(account)).toEqual(['S-2', 'S-3']);
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { furnished, JANE, putSale, putThing, SALES, THINGS } from './insight-looks.ts';
import { at } from './switch-looks.ts';

const DATA = '/v2/contacts/transactional-data';
const started = async () => furnished(await startedDotdigital());
const message = (token: string) => ({ message: expect.stringMatching(new RegExp(`${token}$`)) });

test('a record is added, read, replaced and deleted by its key', async () => {
  const { ask } = await started();
  const contactIdentifier = String(await at(ask('GET', `/contacts/v3/email/${JANE}`), 'contactId'));
  const json = { Key: 'S-1', ContactIdentifier: JANE, Json: '{"total":1}' };
  expect(await ask('POST', `${DATA}/${SALES}`, { json })).toMatchObject({
    status: 201,
    body: { key: 'S-1', contactIdentifier, json: '{"total":1}' },
  });
  expect(await ask('POST', `${DATA}/${SALES}/S-1`, { json: { json: '{"total":2}' } })).toMatchObject({
    status: 200,
    body: { json: '{"total":2}' },
  });
  expect((await ask('GET', `${DATA}/${SALES}/S-1`)).body).toEqual({
    key: 'S-1',
    contactIdentifier,
    json: '{"total":2}',
  });
  expect((await ask('DELETE', `${DATA}/${SALES}/S-1`)).status).toBe(204);
  expect(await ask('GET', `${DATA}/${SALES}/S-1`)).toMatchObject({
    status: 404,
    body: message('ERROR_TRANSACTIONAL_DATA_DOES_NOT_EXIST'),
  });
});

test('what cannot be added is refused in a sentence with its token', async () => {
  const { ask } = await started();
  const add = (collection: string, contactIdentifier: string, json: string) =>
    ask('POST', `${DATA}/${collection}`, { json: { key: 'S-1', contactIdentifier, json } });
  expect((await add(SALES, 'nobody@example.com', '{}')).body).toEqual(message('ERROR_CONTACT_NOT_FOUND'));
  expect((await add(SALES, JANE, '{"a":[[1]]}')).body).toEqual(message('ERROR_TRANSACTIONAL_DATA_VALIDATION_FAILED'));
  expect((await add(SALES, 'account', '{}')).body).toEqual(message('ERROR_TRANSACTIONAL_DATA_VALIDATION_FAILED'));
  expect((await add('1st', JANE, '{}')).body).toEqual(message('ERROR_TRANSACTIONAL_DATA_INVALID_COLLECTION_NAME'));
  expect((await ask('GET', `${DATA}/Unheard/S-1`)).body).toEqual(
    message('ERROR_TRANSACTIONAL_DATA_COLLECTION_DOES_NOT_EXIST'),
  );
});

test('one contact’s records come by their keys, at most a hundred, and go together', async () => {
  const account = await started();
  const { ask } = account;
  for (const key of ['S-2', 'S-1']) await putSale(account, JANE, key);
  const url = `/v2/contacts/${JANE}/transactional-data/${SALES}`;
  expect(((await ask('GET', url)).body as { key: string }[]).map(({ key }) => key)).toEqual(['S-1', 'S-2']);
  for (let number = 100; number < 200; number += 1) {
    account.admin.edit({ insight: { collection: SALES, key: `S-${number}`, email: JANE, json: { total: 1 } } });
  }
  expect((await ask('GET', url)).body).toHaveLength(100);
  expect((await ask('DELETE', url)).status).toBe(204);
  expect((await ask('GET', url)).body).toEqual([]);
  expect((await ask('GET', `/v2/contacts/nobody@example.com/transactional-data/${SALES}`)).status).toBe(404);
});

test('the account’s records come by number, for the account as -1', async () => {
  const account = await started();
  for (const key of ['T-1', 'T-2', 'T-3']) await putThing(account, key, { a: 1 });
  const page = (query: string) => account.ask('GET', `/v2/transactional-data/${THINGS}?${query}`);
  expect((await page('select=1&skip=1')).body).toEqual([{ key: 'T-2', contactIdentifier: '-1', json: '{"a":1}' }]);
  expect((await page('')).body).toHaveLength(3);
  expect(await page('select=101')).toMatchObject({ status: 400, body: message('ERROR_PARAMETER_INVALID') });
});

test('collections are listed, and emptied at once', async () => {
  const account = await started();
  const { ask } = account;
  await putThing(account, 'T-1', { a: 1 });
  const names = (await ask('GET', '/v2/contacts/transactional-data-collections?select=2&skip=2')).body;
  expect(names).toEqual([
    { id: expect.any(String), name: SALES },
    { id: expect.any(String), name: THINGS },
  ]);
  expect((await ask('PUT', `${DATA}/${THINGS}/empty`)).status).toBe(204);
  expect((await ask('GET', `/v2/transactional-data/${THINGS}`)).body).toEqual([]);
});

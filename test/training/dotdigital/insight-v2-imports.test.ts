import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { furnished, JANE, putSale, SALES, saleKeys, THINGS } from './insight-looks.ts';
import { type Account, at, create } from './switch-looks.ts';

const IMPORT = '/v2/contacts/transactional-data/import';

const item = (key: unknown, contactIdentifier: unknown, json: unknown = '{"total":1}') => ({
  key,
  contactIdentifier,
  json,
});

const startItems = ({ ask }: Account, collection: string, items: unknown) =>
  ask('POST', `${IMPORT}/${collection}`, { json: items });

/** What is told of an import that is done. */
const reportOn = async (account: Account, collection: string, items: unknown) => {
  const id = await at(startItems(account, collection, items), 'id');
  account.clock.advance(60_000);
  return (await account.ask('GET', `${IMPORT}/${id}/report`)).body;
};

test('an import is begun, done and reported on', async () => {
  const account = await furnished(await startedDotdigital());
  const { ask } = account;
  const contactId = await at(ask('GET', `/contacts/v3/email/${JANE}`), 'contactId');
  const begun = await startItems(account, SALES, [item('S-1', JANE), item('S-2', String(contactId))]);
  expect(begun).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'NotStarted' } });
  const { id } = begun.body as { id: string };
  expect(await ask('GET', `${IMPORT}/${id}/report`)).toMatchObject({
    body: {
      message: 'Import is not processed yet or completed with error. ERROR_IMPORT_REPORT_NOT_FOUND',
    },
  });
  const status = () => ask('GET', `${IMPORT}/${id}`);
  expect((await status()).body).toEqual({ id, status: 'NotFinished' });
  await status();
  expect((await status()).body).toEqual({ id, status: 'Finished' });
  expect((await ask('GET', `${IMPORT}/${id}/report`)).body).toEqual({
    totalItems: 2,
    totalImported: 2,
    totalRejected: 0,
    faults: [],
  });
  expect(await saleKeys(account)).toEqual(['S-1', 'S-2']);
  expect((await ask('GET', `/insightData/v3/import/${id}`)).status).toBe(404);
});

test('keys come in any case, those within the JSON as they are', async () => {
  const account = await furnished(await startedDotdigital());
  const items = [{ Key: 'T-1', ContactIdentifier: 'account', Json: '{"OrderTotal":1}' }];
  await reportOn(account, THINGS, items);
  expect((await account.ask('GET', `/insightData/v3/account/${THINGS}/T-1`)).body).toMatchObject({
    json: { OrderTotal: 1 },
  });
});

test('every item that fails is told with its reason, in v2’s words', async () => {
  const account = await furnished(await startedDotdigital());
  await create(account, 'other@example.com');
  await putSale(account, 'other@example.com', 'S-9');
  const report = await reportOn(account, SALES, [
    item('S-1', 'nobody@example.com'),
    item('S-2', '5'),
    item('S-3', JANE, '{"total":'),
    item('S-4', JANE, '{"total":"1.00"}'),
    item('S-5', JANE, '{"a-b":1,"a_b":1}'),
    item('S-9', JANE),
    item('S-6', 'account'),
    item('S-7', JANE, { total: 2 }),
  ]);
  expect(report).toMatchObject({ totalItems: 8, totalImported: 1, totalRejected: 7 });
  const { faults } = report as { faults: { key: string; reason: string; detail: string }[] };
  expect(faults.map(({ key, reason }) => [key, reason])).toEqual([
    ['S-1', 'ContactEmailDoesNotExist'],
    ['S-2', 'ContactIdDoesNotExist'],
    ['S-3', 'InvalidJson'],
    ['S-4', 'JsonValueIncompatibleWithSchema'],
    ['S-5', 'JsonContainsDashUnderscoreClash'],
    ['S-9', 'KeyExistingForDifferentContact'],
    ['S-6', 'InvalidContactIdentifier'],
  ]);
});

test('a collection that is not there is made, of the scope of the first item, or is what every item fails of', async () => {
  const account = await furnished(await startedDotdigital());
  expect(await reportOn(account, 'catalog_v2', [item('P-1', 'account')])).toMatchObject({ totalImported: 1 });
  expect((await account.ask('GET', '/insightData/v3/account')).body).toContainEqual(
    expect.objectContaining({ collectionName: 'catalog_v2', collectionType: 'catalog' }),
  );
  await account.askAdmin('POST', '/switches', { json: { v2MissingCollection: 'refuse' } });
  expect(await reportOn(account, 'Unheard', [item('P-1', 'account')])).toMatchObject({
    totalRejected: 1,
    faults: [{ key: 'P-1', reason: 'MissingCollection' }],
  });
});

test.each<[string, string, unknown, RegExp]>([
  ['a name that is none', '1st', [item('S-1', JANE)], /ERROR_TRANSACTIONAL_DATA_INVALID_COLLECTION_NAME$/],
  ['no items', SALES, [], /ERROR_PARAMETER_INVALID$/],
  ['an item alone', SALES, item('S-1', JANE), /ERROR_PARAMETER_INVALID$/],
  ['an item that is none', SALES, [item('S-1', JANE), 'x'], /ERROR_PARAMETER_INVALID$/],
])('%s refuses the whole import', async (_, collection, items, message) => {
  const account = await furnished(await startedDotdigital());
  expect(await startItems(account, collection, items)).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(message) },
  });
});

test('an unknown import is told', async () => {
  const { ask } = await startedDotdigital();
  for (const url of [`${IMPORT}/none`, `${IMPORT}/none/report`]) {
    expect(await ask('GET', url)).toMatchObject({
      status: 404,
      body: { message: expect.stringMatching(/ERROR_IMPORT_NOT_FOUND$/) },
    });
  }
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import {
  furnished,
  importedRecords,
  JANE,
  putSale,
  reasonsOf,
  SALES,
  sale,
  saleKeys,
  startRecords,
} from './insight-looks.ts';
import { at, create } from './switch-looks.ts';

const started = async () => furnished(await startedDotdigital());

test('an import is not finished for two polls, then tells how many records it took', async () => {
  const account = await started();
  const { ask, admin } = account;
  const { body } = await startRecords(account, [sale('S-1'), sale(2)]);
  const { importId } = body as { importId: string };
  const status = () => ask('GET', `/insightData/v3/import/${importId}`);
  expect((await status()).body).toEqual({ importId, status: 'NotFinished' });
  expect((await status()).body).toEqual({ importId, status: 'NotFinished' });
  expect(await saleKeys(account)).toEqual([]);
  const done = {
    importId,
    status: 'Finished',
    collectionName: SALES,
    summary: { totalRecords: 2, totalImported: 2, totalRejected: 0 },
    failures: [],
  };
  expect((await status()).body).toEqual(done);
  expect((await status()).body).toEqual(done);
  expect(await saleKeys(account)).toEqual(['S-1', '2']);
  expect(admin.writes('S-1')).toMatchObject([{ method: 'PUT', path: '/insightData/v3/import', changed: true }]);
});

test('every record that fails is told with its reason, its owner, its key and its JSON, and holds up no other', async () => {
  const account = await started();
  const report = await importedRecords(account, [
    sale('S-1', JANE, { total: 10 }),
    sale('S-2', JANE, { total: '10.00' }),
    sale('S-3', 'nobody@example.com'),
    sale('S-4', 5, { total: 1 }, 'contactId'),
    sale('S-5', '447700900123', { total: 1 }, 'mobileNumber'),
    sale('S-6', 'C1', { total: 1 }, 'shoe'),
    sale('S-1', JANE, { total: 11 }),
    sale('', JANE),
    sale('S-7', JANE, 'text'),
    sale('S-8', JANE, { total: 12, more: { 'order note': 'x' } }),
    sale('S-9', JANE, { total: 13, more: 'x' }),
  ]);
  expect(report.body).toMatchObject({ summary: { totalRecords: 11, totalImported: 2, totalRejected: 9 } });
  expect(await reasonsOf(report)).toEqual([
    ['JsonValueIncompatibleWithSchema', "Field 'total' is expected to be a number"],
    ['ContactEmailDoesNotExist', expect.stringMatching(/nobody@example.com/)],
    ['ContactIdDoesNotExist', expect.any(String)],
    ['Unknown', expect.stringMatching(/^ContactPhoneNumberDoesNotExist: /)],
    ['InvalidContactIdentifier', expect.any(String)],
    ['DuplicateKey', expect.any(String)],
    ['InvalidClientKey', expect.any(String)],
    ['InvalidJson', expect.any(String)],
    ['JsonKeyInvalidCharacters', "Field 'more.order note'"],
  ]);
  expect((report.body as { failures: unknown[] }).failures[0]).toEqual({
    collectionOwner: { ownerType: 'contact', contactIdentity: { identifier: 'email', value: JANE } },
    failureReason: 'JsonValueIncompatibleWithSchema',
    details: ["Field 'total' is expected to be a number"],
    key: 'S-2',
    json: { total: '10.00' },
  });
  expect(await saleKeys(account)).toEqual(['S-1', 'S-9']);
});

test('an import replaces what it names, and refuses what is another contact’s', async () => {
  const account = await started();
  await create(account, 'other@example.com');
  await putSale(account, JANE, 'S-1', { total: 1, note: 'old' });
  const report = await importedRecords(account, [sale('S-1', JANE, { total: 2 })]);
  expect(report.body).toMatchObject({ summary: { totalImported: 1 } });
  const one = () => at(account.ask('GET', `/insightData/v3/contacts/email/${JANE}/${SALES}/S-1`), 'json');
  expect(await one()).toEqual({ total: 2 });
  const taken = await importedRecords(account, [sale('S-1', 'other@example.com', { total: 3 })]);
  expect(await reasonsOf(taken)).toEqual([['Unknown', expect.stringMatching(/^KeyExistingForDifferentContact: /)]]);
  expect(await one()).toEqual({ total: 2 });
});

test('an import makes the collection that it names, and no contact', async () => {
  const account = await started();
  const contacts = account.admin.state().contacts;
  const more = { collectionName: 'catalog_new', collectionScope: 'account', collectionType: 'catalog' };
  await importedRecords(account, [{ key: 'P-1', json: { name: 'Scarf' } }], more);
  await importedRecords(account, [sale('S-1', 'nobody@example.com')]);
  expect((await account.ask('GET', '/insightData/v3/collections')).body).toContainEqual({
    collectionName: 'catalog_new',
    collectionType: 'catalog',
    collectionScope: 'account',
    recordCount: 1,
  });
  expect(account.admin.state().contacts).toBe(contacts);
});

test.each<[string, unknown, object, string]>([
  ['a name that is none', sale('S-1'), { collectionName: 'my orders' }, 'insightData:invalidId'],
  ['a scope that is none', sale('S-1'), { collectionScope: 'all' }, 'insightData:badRequest'],
  ['the scope of another', { key: 'S-1', json: {} }, { collectionScope: 'account' }, 'insightData:badRequest'],
  ['a type that is none', sale('S-1'), { collectionType: 'shoes' }, 'insightData:badRequest'],
  ['no records', sale('S-1'), { records: [] }, 'insightData:badRequest'],
  ['a record without its contact', { key: 'S-1', json: {} }, {}, 'insightData:badRequest'],
])('%s refuses the whole import', async (_, record, more, errorCode) => {
  expect(await startRecords(await started(), [record], more)).toMatchObject({ status: 400, body: { errorCode } });
});

test('broken JSON and an unknown import are told apart', async () => {
  const { ask } = await startedDotdigital();
  expect(await ask('PUT', '/insightData/v3/import', { text: '{"collectionName":' })).toMatchObject({
    status: 400,
    body: { errorCode: 'insightData:badJson' },
  });
  expect(await ask('GET', '/insightData/v3/import/none')).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:importNotFound' },
  });
});

test('a new collection above the limit is refused before anything is taken', async () => {
  const account = await startedDotdigital({ switches: { collectionLimit: 2 } });
  expect((await startRecords(account, [sale('S-1')])).status).toBe(412);
});

test('a record without its contact can fail alone', async () => {
  const account = await furnished(await startedDotdigital({ switches: { missingContactIdentity: 'record' } }));
  const report = await importedRecords(account, [{ key: 'S-1', json: { total: 1 } }, sale('S-2')]);
  expect(report.body).toMatchObject({
    summary: { totalImported: 1, totalRejected: 1 },
    failures: [{ collectionOwner: { ownerType: 'contact' }, failureReason: 'InvalidContactIdentifier', key: 'S-1' }],
  });
});

test('the published words can stand for the attested ones', async () => {
  const account = await furnished(await startedDotdigital({ switches: { insightImportWords: 'published' } }));
  expect(await at(importedRecords(account, [sale('S-1')], {}, 1), 'status')).toBe('Processing');
  expect(await at(importedRecords(account, [sale('S-1')]), 'status')).toBe('Complete');
});

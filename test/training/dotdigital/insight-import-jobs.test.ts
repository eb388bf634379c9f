import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { furnished, importedRecords, sale, saleKeys, startRecords } from './insight-looks.ts';
import { at, statusOf } from './switch-looks.ts';

test('five imports run at once, those of v2 among them', async () => {
  const account = await furnished(await startedDotdigital());
  const item = { key: 'S-1', contactIdentifier: 'account', json: '{"a":1}' };
  const v2 = () => account.ask('POST', '/v2/contacts/transactional-data/import/Extra', { json: [item] });
  for (let import_ = 0; import_ < 4; import_ += 1)
    expect(await statusOf(startRecords(account, [sale('S-1')]))).toBe(202);
  expect(await statusOf(v2())).toBe(202);
  expect(await startRecords(account, [sale('S-1')])).toMatchObject({
    status: 429,
    body: { errorCode: 'insightData:tooManyActiveImports' },
  });
  expect(await v2()).toMatchObject({ body: { message: expect.stringMatching(/ERROR_IMPORT_TOOMANYACTIVEIMPORTS$/) } });
  account.clock.advance(60_000);
  expect(await statusOf(startRecords(account, [sale('S-1')]))).toBe(202);
});

test('an import that nobody asks about is done in its time', async () => {
  const account = await furnished(await startedDotdigital());
  await startRecords(account, [sale('S-1')]);
  expect(await saleKeys(account)).toEqual([]);
  account.clock.advance(60_000);
  expect(await saleKeys(account)).toEqual(['S-1']);
});

test('the next imports end as a trainer planned, one after the other, and then as switched', async () => {
  const account = await furnished(await startedDotdigital());
  const plan = { next: ['Failed', { outcome: 'RejectedByWatchdog', polls: 0 }, 'never'] };
  expect((await account.askAdmin('POST', '/insight-imports', { json: plan })).status).toBe(200);
  const outcome = (polls: number) => at(importedRecords(account, [sale('S-1')], {}, polls), 'status');
  expect(await outcome(3)).toBe('Failed');
  expect(await outcome(1)).toBe('RejectedByWatchdog');
  expect(await outcome(9)).toBe('NotFinished');
  account.clock.advance(86_400_000);
  expect(await saleKeys(account)).toEqual([]);
  expect(await outcome(3)).toBe('Finished');
  expect((await account.askAdmin('POST', '/insight-imports', { json: { next: ['Lost'] } })).status).toBe(400);
});

test('an import goes on after a restart', async () => {
  const first = await furnished(await startedDotdigital());
  const importId = await at(startRecords(first, [sale('S-1')]), 'importId');
  await first.close();
  const second = await startedDotdigital({ folder: first.folder });
  for (let poll = 0; poll < 2; poll += 1) await second.ask('GET', `/insightData/v3/import/${importId}`);
  expect((await second.ask('GET', `/insightData/v3/import/${importId}`)).body).toMatchObject({ status: 'Finished' });
  expect(await saleKeys(second)).toEqual(['S-1']);
});

test('an import whose collection has become another since fails', async () => {
  const account = await furnished(await startedDotdigital());
  const importId = await at(startRecords(account, [sale('S-1')], { collectionName: 'Late' }), 'importId');
  await account.ask('POST', '/insightData/v3/collections/Late?collectionScope=account&collectionType=custom');
  account.clock.advance(60_000);
  expect((await account.ask('GET', `/insightData/v3/import/${importId}`)).body).toEqual({
    importId,
    status: 'Failed',
    collectionName: 'Late',
  });
});

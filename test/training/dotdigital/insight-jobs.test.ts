import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { columnsOf, emptying, furnished, JANE, putSale, putThing, SALES, saleKeys, THINGS } from './insight-looks.ts';
import { at, create } from './switch-looks.ts';

const started = async () => furnished(await startedDotdigital());

test('a collection is emptied by a job, and keeps its columns', async () => {
  const account = await started();
  const { ask } = account;
  await putThing(account, 'T-1', { price: 1 });
  await putThing(account, 'T-2', { price: 2 });
  const begun = await ask('DELETE', `/insightData/v3/collections/${THINGS}/empty`);
  expect(begun).toMatchObject({ status: 202, body: { jobId: expect.any(String) } });
  const { jobId } = begun.body as { jobId: string };
  const status = () => ask('GET', `/insightData/v3/async/${jobId}`);
  expect((await status()).body).toEqual({ jobId, status: 'NotStarted' });
  expect((await status()).body).toEqual({ jobId, status: 'NotFinished' });
  expect((await ask('GET', `/insightData/v3/account/${THINGS}/T-1`)).status).toBe(200);
  const done = { jobId, status: 'Finished', summary: { totalRecords: 2, totalProcessed: 2, totalFailed: 0 } };
  expect((await status()).body).toEqual(done);
  expect((await status()).body).toEqual(done);
  expect((await ask('GET', `/insightData/v3/account/${THINGS}/T-1`)).status).toBe(404);
  expect(await columnsOf(account, THINGS)).toEqual({ price: 'FLOAT' });
});

test('a collection is deleted by a job, for every contact, and its name is free afterwards', async () => {
  const account = await started();
  const { ask, admin } = account;
  await putSale(account, JANE, 'S-1');
  const jobId = await at(ask('DELETE', `/insightData/v3/collections/${SALES}`), 'jobId');
  account.clock.advance(60_000);
  expect((await ask('GET', `/insightData/v3/contacts/${SALES}`)).status).toBe(404);
  expect((await ask('GET', `/insightData/v3/async/${jobId}`)).body).toMatchObject({ status: 'Finished' });
  expect(admin.writes(`collection:${SALES}`)).toContainEqual(
    expect.objectContaining({ method: 'DELETE', path: `/insightData/v3/collections/${SALES}`, changed: true }),
  );
  const again = await ask('POST', `/insightData/v3/collections/${SALES}?collectionScope=account&collectionType=custom`);
  expect(again.status).toBe(201);
});

test('one contact’s part of a collection is emptied, and no other’s', async () => {
  const account = await started();
  const { ask } = account;
  await create(account, 'other@example.com');
  await putSale(account, JANE, 'S-1');
  await putSale(account, 'other@example.com', 'S-2');
  const jobId = await at(ask('DELETE', `/insightData/v3/contacts/email/${JANE}/${SALES}/empty`), 'jobId');
  for (let poll = 0; poll < 3; poll += 1) await ask('GET', `/insightData/v3/async/${jobId}`);
  expect(await saleKeys(account)).toEqual(['S-2']);
});

test.each(['Failed', 'NotAvailableInThisVersion'] as const)('a job can end as %s', async (insightJobOutcome) => {
  const account = await furnished(await startedDotdigital({ switches: { insightJobOutcome } }));
  await putThing(account, 'T-1', { price: 1 });
  expect((await emptying(account, THINGS)).body).toEqual({
    jobId: expect.any(String),
    status: insightJobOutcome,
  });
  expect((await account.ask('GET', `/insightData/v3/account/${THINGS}/T-1`)).status).toBe(200);
});

test('a job can go on for ever, and an unknown one is 404', async () => {
  const account = await furnished(await startedDotdigital({ switches: { insightJobOutcome: 'never' } }));
  expect((await emptying(account, THINGS, 9)).body).toMatchObject({ status: 'NotFinished' });
  expect(await account.ask('GET', '/insightData/v3/async/none')).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:asyncJobNotFound' },
  });
  expect((await account.ask('DELETE', '/insightData/v3/collections/Unheard/empty')).status).toBe(404);
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Ask = Awaited<ReturnType<typeof startedDotdigital>>['ask'];

const create = async (ask: Ask, email: string): Promise<number> =>
  ((await ask('POST', '/contacts/v3', { json: { identifiers: { email } } })).body as { contactId: number }).contactId;

const startDelete = async (ask: Ask, json: unknown): Promise<string> =>
  ((await ask('POST', '/contacts/v3/delete', { json })).body as { deleteId: string }).deleteId;

test('a bulk delete is not begun, then under way, then done with a report on each', async () => {
  const { ask, admin } = await startedDotdigital();
  const first = await create(ask, 'a@example.com');
  await create(ask, 'b@example.com');
  const deleteId = await startDelete(ask, [
    { contactId: first },
    { email: 'B@example.com' },
    { email: 'no@x.io' },
    { shoe: '9' },
  ]);
  const status = () => ask('GET', `/contacts/v3/delete/${deleteId}`);
  expect((await status()).body).toEqual({ deleteId, status: 'NotStarted' });
  expect((await status()).body).toEqual({ deleteId, status: 'NotFinished' });
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({ status: 'subscribed' });
  const done = (await status()).body;
  expect(done).toMatchObject({
    status: 'Finished',
    summary: { requestedContacts: 4, deletedContacts: 2, unknownContacts: 1, invalidEntries: 1 },
    deleted: [{ contactId: first }, { identifier: { email: 'B@example.com' } }],
    failures: [{ identifier: { email: 'no@x.io' } }, { identifier: { shoe: '9' } }],
  });
  expect((await status()).body).toEqual(done);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({ status: 'binned' });
  expect(admin.writes('a@example.com').at(-1)).toMatchObject({ path: '/contacts/v3/delete', changed: true });
});

test('the contacts can be gone instead of in the bin', async () => {
  const { ask } = await startedDotdigital({ switches: { deletedByBulk: 'gone', deletePolls: 0 } });
  await create(ask, 'a@example.com');
  const deleteId = await startDelete(ask, [{ email: 'a@example.com' }]);
  expect((await ask('GET', `/contacts/v3/delete/${deleteId}`)).body).toMatchObject({ status: 'Finished' });
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).status).toBe(404);
  await create(ask, 'a@example.com');
});

test('it can fail, or go on for ever and take a slot', async () => {
  const failing = await startedDotdigital({ switches: { deleteOutcome: 'Failed', deletePolls: 0 } });
  const failed = await startDelete(failing.ask, [{ email: 'a@example.com' }]);
  expect((await failing.ask('GET', `/contacts/v3/delete/${failed}`)).body).toEqual({
    deleteId: failed,
    status: 'Failed',
  });
  const { ask, clock } = await startedDotdigital({
    switches: { deleteOutcome: 'never', deletePolls: 0, activeDeletes: 1 },
  });
  await startDelete(ask, [{ email: 'a@example.com' }]);
  clock.advance(86_400_000);
  expect(await ask('POST', '/contacts/v3/delete', { json: [{ email: 'b@example.com' }] })).toMatchObject({
    status: 429,
    body: { errorCode: 'contacts:tooManyBulkDeleteJobs' },
  });
});

test('one that nobody asks about is done in its time', async () => {
  const { ask, clock } = await startedDotdigital();
  await create(ask, 'a@example.com');
  await startDelete(ask, [{ email: 'a@example.com' }]);
  clock.advance(60_000);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({ status: 'binned' });
});

test.each([
  ['nothing', [], 'contacts:noContactsSpecified'],
  ['no list', { email: 'a@example.com' }, 'contacts:badRequest'],
  ['two identifiers of one', [{ email: 'a@example.com', contactId: 1 }], 'contacts:badRequest'],
  ['more than 5,000', Array.from({ length: 5_001 }, (_none, contactId) => ({ contactId })), 'contacts:badRequest'],
])('a request with %s is refused', async (_what, json, errorCode) => {
  const { ask } = await startedDotdigital();
  expect(await ask('POST', '/contacts/v3/delete', { json })).toMatchObject({ status: 400, body: { errorCode } });
});

test('an id that was never given is invalid', async () => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', '/contacts/v3/delete/none')).toMatchObject({
    status: 400,
    body: { errorCode: 'contacts:invalidDeleteId' },
  });
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { create, PRESS, read } from './switch-looks.ts';
import { IMPORT, startV2 } from './v2-import-looks.ts';

const UNFINISHED = 'Import is not processed yet or completed with error. ERROR_IMPORT_REPORT_NOT_FOUND';

test('an import is accepted, not finished for two polls, then reported on with its faults', async () => {
  const account = await startedDotdigital();
  const { ask, admin } = account;
  await create(account, 'known@example.com');
  const begun = await startV2(account, [
    { Email: 'fresh@example.com', OptInType: 'single', DataFields: [{ Key: 'CITY', Value: 'York' }] },
    { email: 'KNOWN@example.com' },
    { email: 'bob@x@y', dataFields: [{ key: 'CITY', value: 'Leeds, "west"' }] },
  ]);
  expect(begun).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'NotFinished' } });
  const { id } = begun.body as { id: string };
  const url = `${IMPORT}/${id}`;
  for (const part of ['report', 'report-faults']) {
    expect(await ask('GET', `${url}/${part}`)).toMatchObject({ status: 404, body: { message: UNFINISHED } });
  }
  for (const status of ['NotFinished', 'NotFinished', 'Finished', 'Finished']) {
    expect((await ask('GET', url)).body).toEqual({ id, status });
  }
  expect((await ask('GET', `${url}/report`)).body).toMatchObject({
    newContacts: 1,
    updatedContacts: 1,
    invalidEntries: 1,
    failures: 0,
  });
  const table = await ask('GET', `${url}/report-faults`);
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(table.body).toBe('Reason,Email,CITY\r\nInvalid Email,bob@x@y,"Leeds, ""west"""\r\n');
  expect((await read(account, 'fresh@example.com')).body).toMatchObject({
    dataFields: { CITY: 'York' },
    channelProperties: { email: { optInType: 'Single' } },
  });
  expect(admin.writes('fresh@example.com')).toMatchObject([{ method: 'POST', path: IMPORT, changed: true }]);
});

test.each([`${IMPORT}-collection`, `${IMPORT}/with-merge-option/1`, `/v2/address-books/${PRESS}/contacts/import`])(
  '%s starts an import, too, in the low tier',
  async (path) => {
    const account = await startedDotdigital();
    const begun = await startV2(account, [{ email: 'a@example.com' }], {}, path);
    expect(begun.status).toBe(202);
    expect(begun.headers.get('x-ratelimit-scope')).toBe('lowCallRate');
    const { id } = begun.body as { id: string };
    expect((await account.ask('GET', `${IMPORT}/${id}`)).headers.get('x-ratelimit-scope')).not.toBe('lowCallRate');
  },
);

test('an import that never was is told by every call, and so is one of v3', async () => {
  const { ask } = await startedDotdigital();
  const json = { contacts: [{ matchIdentifier: 'email', identifiers: { email: 'a@example.com' } }] };
  const { importId } = (await ask('PUT', '/contacts/v3/import', { json })).body as { importId: string };
  for (const path of ['none', 'none/report', 'none/report-faults', importId]) {
    expect(await ask('GET', `${IMPORT}/${path}`)).toMatchObject({
      status: 404,
      body: { message: 'Error: ERROR_IMPORT_NOT_FOUND' },
    });
  }
});

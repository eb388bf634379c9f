import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Ask = Awaited<ReturnType<typeof startedDotdigital>>['ask'];

const consent = {
  text: 'Yes',
  dateTimeConsented: '2026-10-01T09:00:00Z',
  url: 'https://x.example',
  ipAddress: '',
  userAgent: '',
};
const row = (email: string, more: object = {}) => ({ matchIdentifier: 'email', identifiers: { email }, ...more });

const startImport = async (ask: Ask, contacts: readonly object[], mergeOption = 'overwrite'): Promise<string> => {
  const { status, body } = await ask('PUT', '/contacts/v3/import', { json: { mergeOption, contacts } });
  expect(status).toBe(202);
  return (body as { importId: string }).importId;
};

test('an import is not finished for two polls, then reports created, updated and failed rows together', async () => {
  const { ask, admin } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'known@example.com' } } });
  const importId = await startImport(ask, [
    row('fresh@example.com', { dataFields: { FIRSTNAME: 'Fresh' }, consentRecords: [consent] }),
    row('KNOWN@example.com', { dataFields: { CITY: 'Leeds' } }),
    row('bob@x@y'),
    row('fresh@example.com'),
    row('types@example.com', { dataFields: { LOYALTY_POINTS: '12O' } }),
    row('half@example.com', { consentRecords: [{ text: 'only' }] }),
    row('lists@example.com', { lists: [5] }),
    { matchIdentifier: 'shoe', identifiers: { email: 's@example.com' } },
    { matchIdentifier: 'contactId', identifiers: { contactId: 5 } },
  ]);
  const status = () => ask('GET', `/contacts/v3/import/${importId}`);
  expect((await status()).body).toEqual({ importId, status: 'NotFinished' });
  expect((await ask('GET', '/contacts/v3/email/fresh@example.com')).status).toBe(404);
  expect((await status()).body).toEqual({ importId, status: 'NotFinished' });
  const { body } = await status();
  expect(body).toMatchObject({
    status: 'Finished',
    summary: { newContacts: 2, updatedContacts: 1, invalidEntries: 5, duplicateIdentifiers: 1, globallySuppressed: 0 },
    created: [{ identifiers: { email: 'fresh@example.com' } }, { identifiers: { email: 'half@example.com' } }],
    updated: [{ identifiers: { email: 'KNOWN@example.com' } }],
  });
  const codes = (body as { failures: { failures: { failureCode: string }[] }[] }).failures.map(
    (entry) => entry.failures[0]?.failureCode,
  );
  expect(codes).toEqual([
    'invalidEmail',
    'Duplicate',
    'ApiSchemaViolation',
    'consentRecordsNotApplied',
    'InvalidAddressBookIds',
    'InvalidMatchIdentifier',
    'InvalidContactId',
  ]);
  expect((await status()).body).toEqual(body);
  expect(admin.writes('fresh@example.com')).toMatchObject([
    { method: 'PUT', path: '/contacts/v3/import', changed: true },
  ]);
});

test('merge options count in an import too', async () => {
  const { ask } = await startedDotdigital({ switches: { importPolls: 0 } });
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'm@example.com' }, dataFields: { CITY: 'Old' } } });
  const importId = await startImport(
    ask,
    [row('m@example.com', { dataFields: { CITY: 'New', PHONE: '1' } })],
    'overwriteIfEmpty',
  );
  await ask('GET', `/contacts/v3/import/${importId}`);
  const { body } = await ask('GET', '/contacts/v3/email/m@example.com');
  expect(body).toMatchObject({ dataFields: { CITY: 'Old', PHONE: '1' } });
});

test('an import that nobody asks about is done in its time', async () => {
  const { ask, clock } = await startedDotdigital();
  await startImport(ask, [row('alone@example.com')]);
  expect((await ask('GET', '/contacts/v3/email/alone@example.com')).status).toBe(404);
  clock.advance(60_000);
  expect((await ask('GET', '/contacts/v3/email/alone@example.com')).status).toBe(200);
});

test.each(['Failed', 'RejectedByWatchdog', 'ExceedsAllowedContactLimit'] as const)(
  'an import can end as %s',
  async (importOutcome) => {
    const { ask } = await startedDotdigital({ switches: { importOutcome, importPolls: 0 } });
    const importId = await startImport(ask, [row('x@example.com')]);
    expect((await ask('GET', `/contacts/v3/import/${importId}`)).body).toEqual({ importId, status: importOutcome });
    expect((await ask('GET', '/contacts/v3/email/x@example.com')).status).toBe(404);
  },
);

test('an import can go on for ever, and then takes a slot of which there are few', async () => {
  const { ask, clock } = await startedDotdigital({
    switches: { importOutcome: 'never', importPolls: 0, activeImports: 1 },
  });
  const importId = await startImport(ask, [row('x@example.com')]);
  clock.advance(86_400_000);
  expect((await ask('GET', `/contacts/v3/import/${importId}`)).body).toMatchObject({ status: 'NotFinished' });
  const second = await ask('PUT', '/contacts/v3/import', { json: { contacts: [row('y@example.com')] } });
  expect(second).toMatchObject({ status: 429, body: { errorCode: 'contacts:tooManyActiveImports' } });
});

test('a row without identifiers refuses the whole request, an unknown import is 404', async () => {
  const { ask } = await startedDotdigital();
  const json = { contacts: [row('a@example.com'), { matchIdentifier: 'email' }] };
  expect(await ask('PUT', '/contacts/v3/import', { json })).toMatchObject({
    status: 400,
    body: { errorCode: 'contacts:badRequest', details: [{ description: 'The Identifiers field is required.' }] },
  });
  expect(await ask('GET', '/contacts/v3/import/none')).toMatchObject({
    status: 404,
    body: { errorCode: 'contacts:importNotFound' },
  });
});

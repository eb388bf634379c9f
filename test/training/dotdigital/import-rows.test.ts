import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Ask = Awaited<ReturnType<typeof startedDotdigital>>['ask'];
type Report = { status: string; failures: { failures: { failureCode: string }[] }[] };

const row = (email: string, more: object = {}) => ({ matchIdentifier: 'email', identifiers: { email }, ...more });

const start = async (ask: Ask, contacts: readonly object[]): Promise<string> => {
  const { status, body } = await ask('PUT', '/contacts/v3/import', { json: { contacts } });
  expect(status).toBe(202);
  return (body as { importId: string }).importId;
};

const ended = async (ask: Ask, contacts: readonly object[]): Promise<Report> =>
  (await ask('GET', `/contacts/v3/import/${await start(ask, contacts)}`)).body as Report;

const status = (to: string) => ({ channelProperties: { email: { status: to } } });

test.each([
  ['ApiSchemaViolation', row('a@example.com', { dataFields: { CITY: { name: 'York' } } })],
  ['ApiSchemaViolation', row('a@example.com', { dataFields: { SHOE: '9' } })],
  ['ApiSchemaViolation', row('a@example.com', { dataFields: { LOYALTY_POINTS: 'many' } })],
  ['ApiSchemaViolation', row('a@example.com', { identifiers: { email: 'a@example.com', shoe: '9' } })],
  ['ApiSchemaViolation', { matchIdentifier: 'email', identifiers: { email: null } }],
  ['invalidEmail', row('a@example')],
  ['InvalidPhoneNumber', { matchIdentifier: 'mobileNumber', identifiers: { mobileNumber: '0171-33' } }],
  ['InvalidAddressBookIds', row('a@example.com', { lists: [999] })],
  ['InvalidAddressBookIds', row('a@example.com', { lists: ['1'] })],
  ['InvalidMatchIdentifier', { matchIdentifier: 'shoe', identifiers: { shoe: '9' } }],
  ['NoValidIdentifiers', { matchIdentifier: 'email', identifiers: {} }],
  ['NoValidIdentifiers', { matchIdentifier: 'email', identifiers: { mobileNumber: '447700900123' } }],
  ['InvalidContactId', { matchIdentifier: 'contactId', identifiers: { contactId: 5 } }],
  ['InvalidContactStatus', row('a@example.com', status('hardBounced'))],
  ['GloballySuppressed', row('Trap@example.com')],
  ['SuppressedByDomain', row('a@COMPETITOR.example')],
  ['InvalidDomain', row('a@nowhere.example')],
  ['Blocker', row('abuse@example.com')],
])('%s fails its row, and no other', async (code, bad) => {
  const { ask, admin } = await startedDotdigital({
    switches: {
      importPolls: 0,
      globallySuppressed: ['trap@example.com'],
      suppressedDomains: ['competitor.example'],
      invalidDomains: ['nowhere.example'],
      blockedLocalParts: ['abuse'],
    },
  });
  const before = admin.state().contacts ?? 0;
  const report = await ended(ask, [row('good@example.com'), bad]);
  const isSuppressed = code === 'GloballySuppressed';
  expect(report).toMatchObject({
    status: 'Finished',
    summary: {
      newContacts: 1,
      globallySuppressed: isSuppressed ? 1 : 0,
      invalidEntries: isSuppressed ? 0 : 1,
      duplicateIdentifiers: 0,
    },
    failures: [{ failures: [{ failureCode: code }] }],
  });
  expect(admin.state().contacts).toBe(before + 1);
});

test('a row that is matched by contact id is about the address that the contact has', async () => {
  const { ask } = await startedDotdigital({ switches: { importPolls: 0, globallySuppressed: ['trap@example.com'] } });
  const made = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'trap@example.com' } } });
  const { contactId } = made.body as { contactId: number };
  const bad = { matchIdentifier: 'contactId', identifiers: { contactId }, dataFields: { CITY: 'York' } };
  expect(await ended(ask, [bad])).toMatchObject({
    summary: { updatedContacts: 0, globallySuppressed: 1 },
    failures: [{ identifiers: { contactId }, failures: [{ failureCode: 'GloballySuppressed' }] }],
  });
});

test('an identifier of another contact fails its row as a duplicate', async () => {
  const { ask } = await startedDotdigital({ switches: { importPolls: 0 } });
  await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'a@example.com', mobileNumber: '447700900123' } },
  });
  const identifiers = { email: 'b@example.com', mobileNumber: '447700900123' };
  expect(await ended(ask, [{ matchIdentifier: 'email', identifiers }])).toMatchObject({
    summary: { newContacts: 0, invalidEntries: 1, duplicateIdentifiers: 1 },
    failures: [{ failures: [{ failureCode: 'duplicateIdentifier' }] }],
  });
});

test('consent that cannot be read leaves a contact that is updated and failed at once', async () => {
  const { ask } = await startedDotdigital({ switches: { importPolls: 0 } });
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } });
  const report = await ended(ask, [
    row('a@example.com', { dataFields: { CITY: 'York' }, consentRecords: [{ text: 'x' }] }),
  ]);
  expect(report).toMatchObject({
    summary: { updatedContacts: 1, invalidEntries: 0 },
    updated: [{ identifiers: { email: 'a@example.com' } }],
    failures: [{ contactId: expect.any(Number), failures: [{ failureCode: 'consentRecordsNotApplied' }] }],
  });
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({ dataFields: { CITY: 'York' } });
});

test('the next imports end as a trainer plans them, and those after as switched', async () => {
  const { ask, askAdmin } = await startedDotdigital({ switches: { importPolls: 0 } });
  const next = [
    'RejectedByWatchdog',
    { outcome: 'Finished', polls: 1 },
    'never',
    'ExceedsAllowedContactLimit',
    'Failed',
  ];
  expect((await askAdmin('POST', '/imports', { json: { next } })).status).toBe(200);
  expect((await askAdmin('POST', '/imports', { json: { next: ['Exploded'] } })).status).toBe(400);
  const ids: string[] = [];
  for (const email of ['1@x.io', '2@x.io', '3@x.io', '4@x.io', '5@x.io', '6@x.io'])
    ids.push(await start(ask, [row(email)]));
  const asked = () =>
    Promise.all(
      ids.map(async (id) => ((await ask('GET', `/contacts/v3/import/${id}`)).body as { status: string }).status),
    );
  const ends = ['ExceedsAllowedContactLimit', 'Failed', 'Finished'];
  expect(await asked()).toEqual(['RejectedByWatchdog', 'NotFinished', 'NotFinished', ...ends]);
  expect(await asked()).toEqual(['RejectedByWatchdog', 'Finished', 'NotFinished', ...ends]);
  expect((await ask('GET', '/contacts/v3/email/1@x.io')).status).toBe(404);
  expect((await ask('GET', '/contacts/v3/email/2@x.io')).status).toBe(200);
});

test('the watchdog rejects an import with too many bad rows, and nothing of it stands', async () => {
  const { ask, admin } = await startedDotdigital({ switches: { importPolls: 0, watchdogShare: 0.5 } });
  const [good, bad] = [row('good@example.com'), row('bob@x@y')];
  expect(await ended(ask, [good, bad, row('also bad')])).toEqual({
    importId: expect.any(String),
    status: 'RejectedByWatchdog',
  });
  expect((await ask('GET', '/contacts/v3/email/good@example.com')).status).toBe(404);
  expect(admin.writes('good@example.com')).toEqual([]);
  expect((await ended(ask, [good, bad])).status).toBe('Finished');
});

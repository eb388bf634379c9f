import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Body = { contactId: number; dataFields: Record<string, unknown>; updated: string };

const consent = {
  text: 'Yes, mail me.',
  dateTimeConsented: '2026-10-01T09:00:00Z',
  url: 'https://shop.example/signup',
  ipAddress: '203.0.113.9',
  userAgent: 'test',
};

test('creating answers 201 with the whole contact, in the documented case', async () => {
  const { ask } = await startedDotdigital();
  const made = await ask('POST', '/contacts/v3', {
    json: {
      matchIdentifier: 'email',
      identifiers: { email: 'new@example.com' },
      dataFields: { firstName: 'Jane', LOYALTY_POINTS: 12.5, BIRTHDATE: '1984-12-31' },
      channelProperties: { email: { emailType: 'html', optInType: 'single', status: 'subscribed' } },
      consentRecords: [consent],
    },
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      status: 'subscribed',
      identifiers: { email: 'new@example.com' },
      dataFields: { FIRSTNAME: 'Jane', LOYALTY_POINTS: 12.5, BIRTHDATE: '1984-12-31' },
      channelProperties: { email: { emailType: 'Html', optInType: 'Single', status: 'subscribed' } },
      consentRecords: [consent],
    },
  });
});

test('an address that someone has, in any case, is a conflict', async () => {
  const { ask } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'Taken@example.com' } } });
  const again = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'taken@EXAMPLE.com' } } });
  expect(again).toMatchObject({ status: 409, body: { errorCode: 'contacts:identifierConflict' } });
});

test.each([
  ['no identifier', { dataFields: {} }, 'identifiers'],
  ['an address that is none', { identifiers: { email: 'bob@x@y' } }, 'email'],
  ['an unknown data field', { identifiers: { email: 'n@example.com' }, dataFields: { SHOE: '9' } }, 'SHOE'],
  [
    'a word for a number',
    { identifiers: { email: 'n@example.com' }, dataFields: { LOYALTY_POINTS: '12O' } },
    'LOYALTY_POINTS',
  ],
  [
    'a date that is none',
    { identifiers: { email: 'n@example.com' }, dataFields: { BIRTHDATE: '1984-02-31' } },
    'BIRTHDATE',
  ],
  ['a number for a text', { identifiers: { email: 'n@example.com' }, dataFields: { CITY: 7 } }, 'CITY'],
  [
    'a status that cannot be set',
    { identifiers: { email: 'n@example.com' }, channelProperties: { email: { status: 'hardBounced' } } },
    'channelProperties.email.status',
  ],
  ['an unknown list', { identifiers: { email: 'n@example.com' }, lists: [99] }, 'lists'],
  [
    'a consent record without its address',
    { identifiers: { email: 'n@example.com' }, consentRecords: [{ text: 'x' }] },
    'consentRecords',
  ],
])('%s is refused, naming it', async (_what, json, item) => {
  const { ask, admin } = await startedDotdigital();
  const before = admin.state().contacts;
  const { status, body } = await ask('POST', '/contacts/v3', { json });
  expect(status).toBe(400);
  expect(body).toMatchObject({ errorCode: 'contacts:badRequest', details: [{ item }] });
  expect(admin.state().contacts).toBe(before);
});

test('a body that is no JSON is refused as such', async () => {
  const { ask } = await startedDotdigital();
  const { status, body } = await ask('POST', '/contacts/v3', { text: '{"identifiers":' });
  expect([status, body]).toMatchObject([400, { errorCode: 'contacts:badJson' }]);
});

test('a patch changes what it names, null clears, the rest stays', async () => {
  const { ask, clock } = await startedDotdigital();
  const json = { identifiers: { email: 'p@example.com' }, dataFields: { FIRSTNAME: 'A', CITY: 'B', PHONE: 'C' } };
  const made = (await ask('POST', '/contacts/v3', { json })).body as Body;
  clock.advance(1_000);
  const patched = await ask('PATCH', '/contacts/v3/email/P@example.com', {
    json: { dataFields: { city: 'X', PHONE: null } },
  });
  expect(patched.status).toBe(200);
  expect(patched.body).toMatchObject({
    contactId: made.contactId,
    dataFields: { FIRSTNAME: 'A', CITY: 'X', PHONE: null },
  });
  expect((patched.body as Body).updated).toBe(new Date(clock.now()).toISOString());
});

test.each([
  ['overwrite', { FIRSTNAME: 'New', CITY: null, PHONE: 'New' }],
  ['overwrite-if-not-empty', { FIRSTNAME: 'New', CITY: 'Old', PHONE: 'New' }],
  ['overwrite-if-empty', { FIRSTNAME: 'Old', CITY: 'Old', PHONE: 'New' }],
])('the merge option %s', async (option, expected) => {
  const { ask } = await startedDotdigital();
  const json = { identifiers: { email: 'm@example.com' }, dataFields: { FIRSTNAME: 'Old', CITY: 'Old' } };
  await ask('POST', '/contacts/v3', { json });
  const { body } = await ask('PATCH', `/contacts/v3/email/m@example.com?merge-option=${option}`, {
    json: { dataFields: { FIRSTNAME: 'New', CITY: null, PHONE: 'New' } },
  });
  expect((body as Body).dataFields).toMatchObject(expected);
});

test('a patch on an unknown address creates from the identifiers in its body, and only from those', async () => {
  const { ask } = await startedDotdigital();
  const target = '/contacts/v3/email/unknown@example.com';
  expect((await ask('PATCH', target, { json: { dataFields: { CITY: 'X' } } })).status).toBe(400);
  const made = await ask('PATCH', target, { json: { identifiers: { email: 'other@example.com' } } });
  expect(made).toMatchObject({ status: 201, body: { identifiers: { email: 'other@example.com' } } });
  expect(
    (await ask('PATCH', '/contacts/v3/contactId/1', { json: { identifiers: { email: 'z@example.com' } } })).status,
  ).toBe(404);
  expect((await ask('PATCH', `${target}?merge-option=always`, { json: {} })).status).toBe(400);
});

test('an address changes by patch, unless another contact has it', async () => {
  const { ask } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } });
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'b@example.com' } } });
  const change = (email: string) =>
    ask('PATCH', '/contacts/v3/email/a@example.com', { json: { identifiers: { email } } });
  expect((await change('B@example.com')).status).toBe(409);
  expect((await change('c@example.com')).status).toBe(200);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).status).toBe(404);
});

test('deleting puts into the bin: gone from lists, still answered, in the way of a create, brought back by a patch', async () => {
  const { ask, admin } = await startedDotdigital();
  const { contactId } = (await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'bin@example.com' } } }))
    .body as Body;
  const before = admin.state().contacts ?? 0;
  expect(await ask('DELETE', `/contacts/v3/contactId/${contactId}`)).toMatchObject({
    status: 200,
    body: { contactId },
  });
  expect(admin.state().contacts).toBe(before - 1);
  expect((await ask('GET', '/v2/contacts/count')).body).toBe(before - 1);
  expect(await ask('GET', '/contacts/v3/email/bin@example.com')).toMatchObject({
    status: 200,
    body: { status: 'binned' },
  });
  expect((await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'bin@example.com' } } })).status).toBe(409);
  expect((await ask('DELETE', `/contacts/v3/contactId/${contactId}`)).status).toBe(404);
  const patched = await ask('PATCH', '/contacts/v3/email/bin@example.com', { json: { dataFields: { CITY: 'Back' } } });
  expect(patched).toMatchObject({ status: 200, body: { contactId, status: 'subscribed' } });
});

test('replacing loses what is left out, and needs identifiers and a contact', async () => {
  const { ask } = await startedDotdigital();
  const json = { identifiers: { email: 'r@example.com' }, dataFields: { FIRSTNAME: 'Old', CITY: 'Old' } };
  await ask('POST', '/contacts/v3', { json });
  const target = '/contacts/v3/email/r@example.com';
  expect((await ask('PUT', target, { json: { dataFields: { CITY: 'New' } } })).status).toBe(400);
  const replaced = await ask('PUT', target, {
    json: { identifiers: { email: 'r@example.com' }, dataFields: { CITY: 'New' } },
  });
  expect((replaced.body as Body).dataFields).toMatchObject({ FIRSTNAME: null, CITY: 'New' });
  expect((await ask('PUT', '/contacts/v3/email/none@example.com', { json })).status).toBe(404);
});

test('a verified double opt-in waits for its click', async () => {
  const { ask } = await startedDotdigital();
  const { body } = await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'v@example.com' }, channelProperties: { email: { optInType: 'verifiedDouble' } } },
  });
  expect(body).toMatchObject({
    status: 'pendingOptIn',
    channelProperties: { email: { optInType: 'VerifiedDouble', status: 'pendingOptIn' } },
  });
});

test('data of a suppressed contact may change, and its status stays', async () => {
  const { ask, admin } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 's@example.com' } } });
  expect(admin.edit({ email: 's@example.com', emailStatus: 'suppressed' })).toBeNull();
  const { body } = await ask('PATCH', '/contacts/v3/email/s@example.com', { json: { dataFields: { CITY: 'X' } } });
  expect(body).toMatchObject({ dataFields: { CITY: 'X' }, channelProperties: { email: { status: 'suppressed' } } });
});

test('what no source tells can be switched', async () => {
  const { ask } = await startedDotdigital({
    switches: {
      unknownDataField: 'ignore',
      wrongType: 'ignore',
      unknownList: 'ignore',
      conflictCode: 'contacts:idAlreadyExists',
      newContactStatus: 'noSubscription',
      binnedOnGet: 'not-found',
      binnedOnPatch: 'not-found',
      binnedOnCreate: 'undelete',
      emailCase: 'sensitive',
    },
  });
  const json = { identifiers: { email: 'w@example.com' }, dataFields: { SHOE: '9', CITY: 7 }, lists: [99] };
  expect(await ask('POST', '/contacts/v3', { json })).toMatchObject({
    status: 201,
    body: { dataFields: { CITY: null }, lists: [], channelProperties: { email: { status: 'noSubscription' } } },
  });
  expect(await ask('POST', '/contacts/v3', { json })).toMatchObject({
    status: 409,
    body: { errorCode: 'contacts:idAlreadyExists' },
  });
  expect((await ask('GET', '/contacts/v3/email/W@example.com')).status).toBe(404);
  await ask('DELETE', '/contacts/v3/email/w@example.com');
  expect((await ask('GET', '/contacts/v3/email/w@example.com')).status).toBe(404);
  expect((await ask('PATCH', '/contacts/v3/email/w@example.com', { json: {} })).status).toBe(404);
  expect((await ask('POST', '/contacts/v3', { json })).status).toBe(201);
});

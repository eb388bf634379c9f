import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Contact = { id: number; email: string; status: string; dataFields: { key: string; value: unknown }[] | null };

const consentFields = [
  {
    fields: [
      { key: 'TEXT', value: 'Yes, mail me.' },
      { key: 'DATETIMECONSENTED', value: '2026-10-01 09:00:00Z' },
      { key: 'URL', value: 'https://shop.example/signup' },
      { key: 'IPADDRESS', value: '203.0.113.9' },
      { key: 'USERAGENT', value: 'test' },
    ],
  },
];

test('a contact is created by keys of any case, answered in camel case, and changed by the same call', async () => {
  const { ask, admin } = await startedDotdigital();
  const made = await ask('POST', '/v2/contacts', {
    json: { Email: 'v2@example.com', OptInType: 'single', DataFields: [{ Key: 'firstname', Value: 'Jane' }] },
  });
  expect(made).toMatchObject({
    status: 201,
    body: { email: 'v2@example.com', optInType: 'Single', emailType: 'Html', status: 'Subscribed' },
  });
  const { id, dataFields } = made.body as Contact;
  expect(dataFields).toContainEqual({ key: 'FIRSTNAME', value: 'Jane' });
  expect(dataFields).toContainEqual({ key: 'LASTNAME', value: null });
  const again = await ask('POST', '/v2/contacts', {
    json: { email: 'V2@example.com', datafields: [{ key: 'LASTNAME', value: 'Doe' }] },
  });
  expect(again).toMatchObject({ status: 201, body: { id } });
  expect((again.body as Contact).dataFields).toContainEqual({ key: 'FIRSTNAME', value: 'Jane' });
  expect(admin.writes(String(id))).toMatchObject([{ changed: true }, { changed: true }]);
});

test.each([
  ['no address', { optInType: 'Single' }, 'ERROR_PARAMETER_INVALID'],
  ['an address that is none', { email: 'bob@x@y' }, 'Email is not a valid email address. ERROR_PARAMETER_INVALID'],
  ['an opt-in type that is none', { email: 'a@example.com', optInType: 'Triple' }, 'ERROR_PARAMETER_INVALID'],
  [
    'an unknown data field',
    { email: 'a@example.com', dataFields: [{ key: 'SHOE', value: '9' }] },
    'ERROR_DATAFIELD_NOTFOUND',
  ],
  [
    'a word for a number',
    { email: 'a@example.com', dataFields: [{ key: 'LOYALTY_POINTS', value: 'many' }] },
    'ERROR_DATAFIELD_INVALID',
  ],
  [
    'a text of more than 1,000 signs',
    { email: 'a@example.com', dataFields: [{ key: 'CITY', value: 'c'.repeat(1_001) }] },
    'ERROR_DATAFIELD_VALUE_OVERFLOW',
  ],
  [
    'a number of more than 18 digits',
    { email: 'a@example.com', dataFields: [{ key: 'LOYALTY_POINTS', value: '1234567890123456789' }] },
    'ERROR_DATAFIELD_VALUE_OVERFLOW',
  ],
])('%s is refused with a code in the message', async (_what, json, code) => {
  const { ask, admin } = await startedDotdigital();
  const before = admin.state().contacts;
  const { status, body } = await ask('POST', '/v2/contacts', { json });
  expect([status, body]).toEqual([400, { message: expect.stringContaining(code) }]);
  expect(admin.state().contacts).toBe(before);
});

test('somebody suppressed is neither changed nor returned by v2, while v3 still does both', async () => {
  const { ask } = await startedDotdigital();
  const { body } = await ask('POST', '/v2/contacts', { json: { email: 'gone@example.com' } });
  const { id } = body as Contact;
  await ask('PUT', '/v2/contacts/suppress-contacts', { json: [{ id }] });
  const suppressed = { status: 400, body: { message: 'Contact is suppressed. ERROR_CONTACT_SUPPRESSED' } };
  expect(await ask('POST', '/v2/contacts', { json: { email: 'Gone@example.com' } })).toMatchObject(suppressed);
  expect(await ask('PUT', `/v2/contacts/${id}`, { json: { email: 'gone@example.com' } })).toMatchObject(suppressed);
  for (const name of [id, 'gone@example.com', `${id}/with-consent`]) {
    expect(await ask('GET', `/v2/contacts/${name}`)).toMatchObject({
      status: 404,
      body: { message: 'Error: ERROR_CONTACT_NOT_FOUND' },
    });
  }
  const patched = await ask('PATCH', `/contacts/v3/contactId/${id}`, { json: { dataFields: { CITY: 'York' } } });
  expect(patched).toMatchObject({ status: 200, body: { channelProperties: { email: { status: 'suppressed' } } } });
});

test('who waits for an opt-in is not suppressed', async () => {
  const { ask } = await startedDotdigital();
  const json = { email: 'wait@example.com', optInType: 'VerifiedDouble' };
  expect((await ask('POST', '/v2/contacts', { json })).body).toMatchObject({ status: 'PendingOptIn' });
  expect((await ask('POST', '/v2/contacts', { json })).status).toBe(201);
  expect((await ask('GET', '/v2/contacts/wait@example.com')).status).toBe(200);
});

test('an address changes by id, but not to one that another contact has', async () => {
  const { ask } = await startedDotdigital();
  const { id } = (await ask('POST', '/v2/contacts', { json: { email: 'one@example.com' } })).body as Contact;
  await ask('POST', '/v2/contacts', { json: { email: 'two@example.com' } });
  const changed = await ask('PUT', `/v2/contacts/${id}`, { json: { email: 'three+x@example.com' } });
  expect(changed).toMatchObject({ status: 200, body: { id, email: 'three+x@example.com' } });
  expect((await ask('GET', '/v2/contacts/three+x@example.com')).body).toMatchObject({ id });
  expect(await ask('PUT', `/v2/contacts/${id}`, { json: { email: 'two@example.com' } })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('ERROR_NON_UNIQUE_EMAIL') },
  });
});

test('deleting answers 204 and puts into the bin', async () => {
  const { ask } = await startedDotdigital();
  const { id } = (await ask('POST', '/v2/contacts', { json: { email: 'bin@example.com' } })).body as Contact;
  expect(await ask('DELETE', `/v2/contacts/${id}`)).toMatchObject({ status: 204, body: '' });
  expect((await ask('DELETE', `/v2/contacts/${id}`)).status).toBe(404);
  expect((await ask('GET', `/contacts/v3/contactId/${id}`)).body).toMatchObject({ status: 'binned' });
});

test('consent is written and read in pairs of keys and values', async () => {
  const { ask } = await startedDotdigital();
  const json = { contact: { email: 'yes@example.com' }, consentFields };
  const made = await ask('POST', '/v2/contacts/with-consent', { json });
  expect(made).toMatchObject({ status: 201, body: { contact: { email: 'yes@example.com' } } });
  const read = await ask('GET', '/v2/contacts/yes@example.com/with-consent');
  expect(read.body).toMatchObject({
    contact: { status: 'Subscribed' },
    consentFields: [{ fields: expect.arrayContaining([{ key: 'DATETIMECONSENTED', value: '2026-10-01T09:00:00Z' }]) }],
  });
  expect((await ask('GET', '/contacts/v3/email/yes@example.com')).body).toMatchObject({
    consentRecords: [{ text: 'Yes, mail me.', ipAddress: '203.0.113.9', userAgent: 'test' }],
  });
  const half = { contact: { email: 'no@example.com' }, consentFields: [{ fields: [{ key: 'URL', value: 'x' }] }] };
  expect((await ask('POST', '/v2/contacts/with-consent', { json: half })).status).toBe(400);
});

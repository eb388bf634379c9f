import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

const IDENTIFIERS = '/configuration/v3/customIdentifiers';

const started = async (options: Parameters<typeof startedDotdigital>[0] = {}) => {
  const simulator = await startedDotdigital(options);
  const define = (name: unknown) => simulator.ask('POST', IDENTIFIERS, { json: { name } });
  return { ...simulator, define };
};

test('a custom identifier is made, listed and deleted with its values', async () => {
  const { ask, define } = await started();
  expect((await ask('GET', IDENTIFIERS)).body).toEqual([]);
  const identifier = { name: 'erp-id', created: '2026-11-25T09:00:00.000Z', updated: '2026-11-25T09:00:00.000Z' };
  expect(await define('erp-id')).toMatchObject({ status: 201, body: identifier });
  expect((await ask('GET', `${IDENTIFIERS}/`)).body).toEqual([identifier]);
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com', 'erp-id': 'C1' } } });
  expect((await ask('DELETE', `${IDENTIFIERS}/ERP-ID`)).status).toBe(204);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({
    identifiers: { email: 'a@example.com' },
  });
  expect((await ask('DELETE', `${IDENTIFIERS}/erp-id`)).body).toMatchObject({
    errorCode: 'customIdentifiers:notExist',
  });
});

test.each([
  ['twice', 'ERP-id', 409, 'customIdentifiers:nameAlreadyExists'],
  ['as one that every account has', 'email', 409, 'customIdentifiers:nameAlreadyExists'],
  ['with a space', 'erp id', 400, 'customIdentifiers:badRequest'],
  ['without a name', undefined, 400, 'customIdentifiers:badRequest'],
  ['too long', 'x'.repeat(51), 400, 'customIdentifiers:nameTooLong'],
])('it cannot be made %s', async (_how, name, status, errorCode) => {
  const { define } = await started();
  await define('erp-id');
  expect(await define(name)).toMatchObject({ status, body: { errorCode } });
});

test('there are only so many, and one in use stays', async () => {
  const { ask, define } = await started({ switches: { customIdentifierLimit: 1, identifiersInUse: ['erp-id'] } });
  await define('erp-id');
  expect((await define('other')).status).toBe(412);
  expect(await ask('DELETE', `${IDENTIFIERS}/erp-id`)).toMatchObject({
    status: 400,
    body: { errorCode: 'customIdentifiers:inUse', details: [{ item: expect.stringMatching(/^segment:/) }] },
  });
});

test('a contact is read, changed, replaced and deleted by it', async () => {
  const { ask, define } = await started();
  await define('erp-id');
  const identifiers = { email: 'a@example.com', 'erp-id': 'C/1+2' };
  const made = await ask('POST', '/contacts/v3', { json: { identifiers } });
  expect(made.body).toMatchObject({ identifiers });
  const url = '/contacts/v3/erp-id/C%2F1+2';
  expect((await ask('GET', url)).body).toEqual(made.body);
  expect((await ask('PATCH', url, { json: { dataFields: { CITY: 'York' } } })).body).toMatchObject({
    identifiers,
    dataFields: { CITY: 'York' },
  });
  const replaced = await ask('PUT', url, { json: { identifiers: { email: 'b@example.com' } } });
  expect((replaced.body as { identifiers: unknown }).identifiers).toEqual({ email: 'b@example.com' });
  expect((await ask('GET', url)).status).toBe(404);
  await ask('PATCH', '/contacts/v3/email/b@example.com', { json: { identifiers: { 'erp-id': 'C3' } } });
  expect((await ask('DELETE', '/contacts/v3/erp-id/C3')).status).toBe(200);
  expect((await ask('GET', '/contacts/v3/erp-id/C3')).body).toMatchObject({ status: 'binned' });
});

test('a patch by a value that nobody has creates a contact, when it names an address', async () => {
  const { ask, define } = await started();
  await define('erp-id');
  const patch = (json: object) => ask('PATCH', '/contacts/v3/erp-id/C9', { json });
  expect((await patch({ dataFields: { CITY: 'York' } })).status).toBe(400);
  expect((await patch({ identifiers: { email: 'n@example.com', 'erp-id': 'C9' } })).status).toBe(201);
});

test('a value belongs to one contact, and an unknown identifier to none', async () => {
  const { ask, define } = await started();
  await define('erp-id');
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com', 'erp-id': 'C1' } } });
  const second = await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'b@example.com', 'erp-id': 'C1' } },
  });
  expect(second).toMatchObject({ status: 409, body: { errorCode: 'contacts:identifierConflict' } });
  const unknown = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'b@example.com', shoe: '9' } } });
  expect(unknown).toMatchObject({ status: 400, body: { details: [{ item: 'shoe' }] } });
  expect(await ask('GET', '/contacts/v3/shoe/9')).toMatchObject({
    status: 400,
    body: { errorCode: 'contacts:invalidId' },
  });
});

test('an import matches by it', async () => {
  const { ask, define } = await started({ switches: { importPolls: 0 } });
  await define('erp-id');
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com', 'erp-id': 'C1' } } });
  const contacts = [
    { matchIdentifier: 'erp-id', identifiers: { 'erp-id': 'C1', email: 'new@example.com' } },
    { matchIdentifier: 'erp-id', identifiers: { 'erp-id': 'C2' } },
    { matchIdentifier: 'email', identifiers: { email: 'c@example.com', 'erp-id': 'C1' } },
  ];
  const { importId } = (await ask('PUT', '/contacts/v3/import', { json: { contacts } })).body as { importId: string };
  expect((await ask('GET', `/contacts/v3/import/${importId}`)).body).toMatchObject({
    summary: { newContacts: 0, updatedContacts: 1 },
    updated: [{ identifiers: { email: 'new@example.com', 'erp-id': 'C1' } }],
    failures: [
      { failures: [{ failureCode: 'NoValidIdentifiers' }] },
      { failures: [{ failureCode: 'duplicateIdentifier' }] },
    ],
  });
});

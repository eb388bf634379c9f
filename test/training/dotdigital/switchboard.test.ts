import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { create, header, read, statusOf } from './switch-looks.ts';

test.each([
  ['an unknown switch', { shoe: 9 }, 'shoe'],
  ['a position that there is not', { emailCase: 'none' }, 'emailCase'],
  ['the tier of an unknown call', { tierOf: { shoeGet: 'low' } }, 'There is no such call'],
  ['no object', 'emailCase', 'expected object'],
])('%s is refused, and nothing is changed', async (_what, json, sentence) => {
  const account = await startedDotdigital();
  expect(await account.askAdmin('POST', '/switches', { json })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining(sentence) },
  });
  expect(account.admin.actions.switches?.({})).toBeNull();
});

test('the tier of one call is changed, and that of no other', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  await askAdmin('POST', '/switches', { json: { tierOf: { accountInfo: 'medium' } } });
  expect(await header(ask('GET', '/v2/account-info'), 'x-ratelimit-scope')).toBe('mediumCallRate');
  expect(await header(ask('GET', '/contacts/v3'), 'x-ratelimit-scope')).toBe('lowCallRate');
});

test('addresses that are there already are found by the case that was switched to, and back', async () => {
  const account = await startedDotdigital();
  const set = async (emailCase: string) =>
    (await account.askAdmin('POST', '/switches', { json: { emailCase } })).status;
  await create(account, 'Case@example.com');
  expect(await set('sensitive')).toBe(200);
  expect(await statusOf(read(account, 'case@example.com'))).toBe(404);
  expect(await statusOf(read(account, 'Case@example.com'))).toBe(200);
  expect(await set('insensitive')).toBe(200);
  expect(await statusOf(read(account, 'case@example.com'))).toBe(200);
});

test('addresses that differ in their case only cannot be made one', async () => {
  const account = await startedDotdigital({ switches: { emailCase: 'sensitive' } });
  await create(account, 'Case@example.com');
  await create(account, 'case@example.com');
  const json = { emailCase: 'insensitive', apiEndpointSlash: true };
  expect((await account.askAdmin('POST', '/switches', { json })).status).toBe(400);
  expect(await statusOf(read(account, 'CASE@example.com'))).toBe(404);
});

test('a refusal of access may have no body at all', async () => {
  const { askAs, askAdmin } = await startedDotdigital();
  await askAdmin('POST', '/switches', { json: { unauthorisedBody: 'empty' } });
  expect(await askAs('')('GET', '/contacts/v3')).toMatchObject({ status: 401, body: '' });
});

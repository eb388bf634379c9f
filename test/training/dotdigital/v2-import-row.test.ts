import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { at, create, read } from './switch-looks.ts';
import { importedV2, reasonsV2 } from './v2-import-looks.ts';

const EMAIL = 'a@example.com';

const chosen = (key: string, value: unknown) => [{ email: EMAIL, dataFields: [{ key, value }] }];

test.each([
  ['Preference:What to hear of>Offers', 'True', [9, 10]],
  ['preference:what to hear of>offers', true, [9, 10]],
  ['Preference:What to hear of>New arrivals', 'False', []],
  ['Preference:What to hear of>New arrivals', '', [9]],
  ['Preference:Events near you', 'True', [9, 21]],
])('%s with %j chooses a preference', async (key, value, expected) => {
  const account = await startedDotdigital();
  await create(account, EMAIL, { preferences: [{ id: 9, isOptedIn: true }] });
  await importedV2(account, chosen(key, value));
  const preferences = (await at(read(account, EMAIL), 'preferences')) as { id: number; isOptedIn: boolean }[];
  const ids = preferences.flatMap(({ id, isOptedIn }) => (isOptedIn ? [id] : []));
  expect(ids.sort((a, b) => a - b)).toEqual(expected);
});

test.each([
  ['Preference:Elsewhere>Offers', 'True'],
  ['Preference:What to hear of', 'True'],
  ['Preference:What to hear of>Offers', 'perhaps'],
])('%s with %s fails its row as an unknown data field does', async (key, value) => {
  expect(await reasonsV2(await startedDotdigital(), chosen(key, value))).toEqual(['Failures']);
});

const fields = [
  { key: 'consenttext', value: 'Yes' },
  { key: 'consentdatetime', value: '2026-10-01 09:00:00Z' },
  { key: 'CONSENTURL', value: 'https://x.example' },
];

test.each([
  ['flat', fields],
  ['as the other calls have it', [{ fields }]],
])('consent is taken %s', async (_, consentFields) => {
  const account = await startedDotdigital();
  await importedV2(account, [{ email: EMAIL, consentFields }]);
  expect((await read(account, EMAIL)).body).toMatchObject({
    consentRecords: [{ text: 'Yes', dateTimeConsented: '2026-10-01T09:00:00Z', url: 'https://x.example' }],
  });
});

test.each([[[{ key: 'consenttext', value: 'Yes' }]], ['Yes']])('consent %j fails its row', async (consentFields) => {
  const account = await startedDotdigital();
  expect(await reasonsV2(account, [{ email: EMAIL, consentFields }])).toEqual(['Failures']);
  expect((await read(account, EMAIL)).status).toBe(404);
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { at, create, PRESS, read } from './switch-looks.ts';
import { IMPORT, importedV2, startV2 } from './v2-import-looks.ts';

const LIST = `/v2/address-books/${PRESS}/contacts/import`;
const EVERYBODY = 4_101;
const NEWSLETTER = 4_103;
const ann = [{ email: 'a@example.com' }];

const field = (key: string, value: unknown) => ({ key, value });

test.each([
  [IMPORT, {}, { CITY: 'New', PHONE: null, POSTCODE: 'Y1' }],
  [IMPORT, { mergeOption: 0 }, { CITY: 'New', PHONE: null, POSTCODE: 'Y1' }],
  [IMPORT, { MergeOption: 1 }, { CITY: 'New', PHONE: '1', POSTCODE: 'Y1' }],
  [IMPORT, { mergeOption: 2 }, { CITY: 'Old', PHONE: '1', POSTCODE: 'Y1' }],
  [`${IMPORT}/with-merge-option/2`, { mergeOption: 0 }, { CITY: 'Old', PHONE: '1', POSTCODE: 'Y1' }],
  [`${LIST}/with-merge-option/1`, {}, { CITY: 'New', PHONE: '1', POSTCODE: 'Y1' }],
])('%s with %j writes over what its merge option lets it', async (path, more, dataFields) => {
  const account = await startedDotdigital();
  await create(account, 'a@example.com', { dataFields: { CITY: 'Old', PHONE: '1' } });
  const fields = [field('CITY', 'New'), field('PHONE', ''), field('POSTCODE', 'Y1')];
  await importedV2(account, [{ email: 'a@example.com', dataFields: fields }], more, path);
  expect((await read(account, 'a@example.com')).body).toMatchObject({ dataFields });
});

test('everybody goes into the list of the path and those of the body', async () => {
  const account = await startedDotdigital();
  await importedV2(account, ann, { addressBookIds: [NEWSLETTER, PRESS] }, LIST);
  const lists = (await at(read(account, 'a@example.com'), 'lists')) as { id: number }[];
  expect(lists.map(({ id }) => id).sort()).toEqual([NEWSLETTER, PRESS]);
});

test.each<[string, string, unknown, object, number, RegExp]>([
  ['no contacts', IMPORT, [], {}, 400, /ERROR_PARAMETER_INVALID$/],
  ['a contact that is none', IMPORT, ['a@example.com'], {}, 400, /ERROR_PARAMETER_INVALID$/],
  ['an unknown merge option', IMPORT, ann, { mergeOption: 3 }, 400, /ERROR_PARAMETER_INVALID$/],
  ['one in the path', `${IMPORT}/with-merge-option/3`, ann, {}, 400, /ERROR_PARAMETER_INVALID$/],
  ['an unknown list', IMPORT, ann, { addressBookIds: [9] }, 404, /ERROR_ADDRESSBOOK_NOT_FOUND$/],
  ['one in the path', '/v2/address-books/9/contacts/import', ann, {}, 404, /ERROR_ADDRESSBOOK_NOT_FOUND$/],
  ['the list of all', IMPORT, ann, { addressBookIds: [EVERYBODY] }, 400, /ERROR_ADDRESSBOOK_NOTWRITABLE$/],
])('%s refuses the whole import (%s)', async (_, path, contacts, more, status, message) => {
  const account = await startedDotdigital();
  expect(await startV2(account, contacts, more, path)).toMatchObject({
    status,
    body: { message: expect.stringMatching(message) },
  });
});

test('unknown lists can be passed over', async () => {
  const account = await startedDotdigital({ switches: { unknownList: 'ignore' } });
  await importedV2(account, ann, { addressBookIds: [9, PRESS] });
  expect(await at(read(account, 'a@example.com'), 'lists', 'length')).toBe(1);
});

test('a data field that is not there can refuse the whole import', async () => {
  const account = await startedDotdigital({ switches: { importFieldFaults: 'request' } });
  const rows = (key: string, value: string) => [...ann, { email: 'b@example.com', dataFields: [field(key, value)] }];
  for (const [key, code] of [
    ['SHOE', /ERROR_DATAFIELD_NOTFOUND$/],
    ['LOYALTY_POINTS', /ERROR_DATAFIELD_INVALID$/],
  ] as const) {
    expect(await startV2(account, rows(key, 'many'))).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(code) },
    });
  }
});

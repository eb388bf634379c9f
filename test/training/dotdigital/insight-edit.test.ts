import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { columnsOf, furnished, JANE, putSale, putThing, reasonsOf, SALES, THINGS } from './insight-looks.ts';
import { type Account, at, create } from './switch-looks.ts';

const edit = ({ askAdmin }: Account, insight: object) => askAdmin('POST', '/edit', { json: { insight } });
const read = ({ ask }: Account, key: string) => ask('GET', `/insightData/v3/account/${THINGS}/${key}`);

const started = async () => {
  const account = await furnished(await startedDotdigital());
  await putThing(account, 'T-1', { price: 10, name: 'Scarf', lines: [{ qty: 1 }, { qty: 2 }] });
  account.clock.advance(1_000);
  return account;
};

test('a record is changed, made and deleted behind everybody’s back, stamped and in no log', async () => {
  const account = await started();
  expect((await edit(account, { collection: THINGS, key: 'T-1', set: { price: 11, name: null } })).status).toBe(200);
  expect((await read(account, 'T-1')).body).toMatchObject({
    json: { price: 11, lines: [{ qty: 1 }, { qty: 2 }] },
    updated: '2026-11-25T09:00:01.000Z',
  });
  expect((await read(account, 'T-1')).body).not.toHaveProperty('json.name');
  await edit(account, { collection: THINGS, key: 'T-2', json: { price: 'free' } });
  expect((await read(account, 'T-2')).body).toMatchObject({ json: { price: 'free' } });
  await edit(account, { collection: THINGS, key: 'T-1', deleted: true });
  expect((await read(account, 'T-1')).status).toBe(404);
  expect(account.admin.writes('T-1')).toHaveLength(1);
  expect(account.admin.writes('T-2')).toEqual([]);
});

test('a contact’s record is made for it, and given to another', async () => {
  const account = await started();
  await create(account, 'other@example.com');
  await putSale(account, JANE, 'S-1');
  await edit(account, { collection: SALES, key: 'S-1', email: 'other@example.com', json: { total: 2 } });
  const url = `/insightData/v3/contacts/email/other@example.com/${SALES}/S-1`;
  expect((await account.ask('GET', url)).body).toMatchObject({ json: { total: 2 } });
});

test('a column gets another type with all its values, and what was sent before is incompatible', async () => {
  const account = await started();
  await edit(account, { collection: THINGS, column: 'price', type: 'STRING' });
  await edit(account, { collection: THINGS, column: 'lines.qty', type: 'STRING' });
  expect(await columnsOf(account, THINGS)).toMatchObject({ price: 'STRING', name: 'STRING' });
  expect((await read(account, 'T-1')).body).toMatchObject({
    json: { price: '10', name: 'Scarf', lines: [{ qty: '1' }, { qty: '2' }] },
    updated: '2026-11-25T09:00:01.000Z',
  });
  const json = {
    collectionName: THINGS,
    collectionScope: 'account',
    collectionType: 'custom',
    records: [{ key: 'T-1', json: { price: 10 } }],
  };
  const importId = await at(account.ask('PUT', '/insightData/v3/import', { json }), 'importId');
  account.clock.advance(60_000);
  expect(await reasonsOf(account.ask('GET', `/insightData/v3/import/${importId}`))).toEqual([
    ['JsonValueIncompatibleWithSchema', "Field 'price' is expected to be a text"],
  ]);
});

test.each([
  ['FLOAT', 'true', 0],
  ['BOOLEAN', '0', false],
  ['TIMESTAMP', 'soon', '1970-01-01T00:00:00.000Z'],
  ['INTEGER', '7', 7],
] as const)('a text becomes a %s', async (type, before, after) => {
  const account = await furnished(await startedDotdigital());
  await putThing(account, 'T-1', { value: before });
  await edit(account, { collection: THINGS, column: 'value', type });
  expect(await at(read(account, 'T-1'), 'json', 'value')).toBe(after);
});

test('a collection is emptied and dropped at once', async () => {
  const account = await started();
  await edit(account, { collection: THINGS, emptied: true });
  expect((await read(account, 'T-1')).status).toBe(404);
  await edit(account, { collection: THINGS, dropped: true });
  expect(await at(read(account, 'T-1'), 'errorCode')).toBe('insightData:collectionNotFound');
});

test('an edit waits for a request, as one of a contact does', async () => {
  const account = await started();
  const json = {
    when: { method: 'GET', pathIncludes: THINGS },
    edit: { insight: { collection: THINGS, key: 'T-1', set: { price: 99 } } },
  };
  await account.askAdmin('POST', '/edit-on', { json });
  expect(await at(read(account, 'T-1'), 'json', 'price')).toBe(10);
  expect(await at(read(account, 'T-1'), 'json', 'price')).toBe(99);
});

test.each<[string, object, string]>([
  ['an unknown collection', { collection: 'Unheard', emptied: true }, 'There is no such collection.'],
  ['an unknown record', { collection: THINGS, key: 'T-9', deleted: true }, 'There is no such record.'],
  ['an unknown contact', { collection: SALES, key: 'S-9', email: 'x@y.z', json: {} }, 'There is no such contact.'],
  ['no owner', { collection: SALES, key: 'S-9', json: {} }, 'Records of this collection have other owners.'],
  [
    'an unknown column',
    { collection: THINGS, column: 'weight', type: 'STRING' },
    'There is no such column with values of its own.',
  ],
  [
    'a column of columns',
    { collection: THINGS, column: 'lines', type: 'STRING' },
    'There is no such column with values of its own.',
  ],
])('%s is refused with a sentence', async (_, insight, message) => {
  expect(await edit(await started(), insight)).toMatchObject({ status: 400, body: { message } });
});

import { expect, test } from 'vitest';
import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';
import { startedDotdigital } from '../started.ts';

type Field = { name: string; type: string; visibility: string; defaultValue: unknown };

test('the account has the built-in fields and those of the mapping, with their types', async () => {
  const { ask } = await startedDotdigital();
  const fields = new Map(((await ask('GET', '/v2/data-fields')).body as Field[]).map((field) => [field.name, field]));
  for (const { dataField, dataFieldType } of Object.values(defaultMapping)) {
    if (dataField !== null) expect(fields.get(dataField)).toMatchObject({ type: dataFieldType, visibility: 'Private' });
  }
  expect(fields.get(erpNumberDataField)).toEqual({
    name: erpNumberDataField,
    type: 'String',
    visibility: 'Private',
    defaultValue: null,
  });
  expect(fields.has('LASTSUBSCRIBED')).toBe(true);
});

test('a field is made with keys in any case, is upper case from then on, and takes values', async () => {
  const { ask } = await startedDotdigital();
  const json = { Name: 'hat_size', Type: 'Numeric', Visibility: 'Public', DefaultValue: 42 };
  expect(await ask('POST', '/v2/data-fields', { json })).toMatchObject({
    status: 201,
    body: { name: 'HAT_SIZE', defaultValue: 42 },
  });
  const made = await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'f@example.com' }, dataFields: { Hat_Size: '44.5' } },
  });
  expect(made.body).toMatchObject({ dataFields: { HAT_SIZE: 44.5 } });
});

test.each([
  [
    'one that exists, in any case',
    { name: 'city', type: 'String' },
    /Field already exists\. ERROR_NON_UNIQUE_DATAFIELD$/,
  ],
  ['a reserved name', { name: 'ContactId', type: 'String' }, /ERROR_DATAFIELD_INVALID$/],
  ['a long name', { name: 'A'.repeat(21), type: 'String' }, /ERROR_DATAFIELD_INVALID$/],
  ['an unknown type', { name: 'A', type: 'Money' }, /ERROR_DATAFIELD_INVALID$/],
  ['a default of the wrong type', { name: 'A', type: 'Date', defaultValue: 'soon' }, /ERROR_DATAFIELD_INVALID$/],
])('%s is refused', async (_what, json, message) => {
  const { ask } = await startedDotdigital();
  expect(await ask('POST', '/v2/data-fields', { json })).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(message) },
  });
});

test('of each type there are as many as the account may have, and no more', async () => {
  const { ask } = await startedDotdigital();
  const make = async (name: string, type: string) => await ask('POST', '/v2/data-fields', { json: { name, type } });
  const statuses = [];
  for (let n = 1; n <= 51; n += 1) statuses.push((await make(`YES_${n}`, 'Boolean')).status);
  expect(statuses).toEqual([...Array.from({ length: 50 }, () => 201), 400]);
  expect((await make('YES_51', 'Boolean')).body).toEqual({
    message: expect.stringMatching(/ERROR_DATAFIELD_LIMITEXCEEDED$/),
  });
  // One that is there already is told as that; another type has places of its own; a place that comes free is taken.
  expect((await make('YES_1', 'Boolean')).body).toEqual({ message: expect.stringContaining('NON_UNIQUE') });
  expect((await make('A_DAY', 'Date')).status).toBe(201);
  await ask('DELETE', '/v2/data-fields/YES_1');
  expect((await make('YES_51', 'Boolean')).status).toBe(201);
});

test('a deleted field is gone with its values, a built-in one stays, an unknown one is 404', async () => {
  const { ask } = await startedDotdigital();
  await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'f@example.com' }, dataFields: { CITY: 'Leeds' } },
  });
  expect((await ask('DELETE', '/v2/data-fields/city')).body).toEqual({ dependencies: null, result: true });
  await ask('POST', '/v2/data-fields', { json: { name: 'CITY', type: 'String' } });
  expect((await ask('GET', '/contacts/v3/email/f@example.com')).body).toMatchObject({ dataFields: { CITY: null } });
  expect((await ask('DELETE', '/v2/data-fields/FIRSTNAME')).body).toMatchObject({ result: false });
  expect(await ask('DELETE', '/v2/data-fields/none')).toMatchObject({
    status: 404,
    body: { message: 'Error: ERROR_DATAFIELD_NOTFOUND' },
  });
});

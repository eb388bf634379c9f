import { expect, test } from 'vitest';
import { startedDotdigital, startedErp } from '../started.ts';

test('a record is changed between the re-read and the write', async () => {
  const { ask, askAdmin, admin } = await startedDotdigital();
  await ask('POST', '/contacts/v3', {
    json: { identifiers: { email: 'a@example.com' }, dataFields: { CITY: 'York' } },
  });
  const when = { method: 'get', pathIncludes: '/contacts/v3/email/', nth: 2 };
  const edit = { email: 'a@example.com', dataFields: { CITY: 'Leeds' } };
  expect((await askAdmin('POST', '/edit-on', { json: { when, edit } })).status).toBe(200);
  const city = async () =>
    ((await ask('GET', '/contacts/v3/email/a@example.com')).body as { dataFields: { CITY: string } }).dataFields.CITY;
  expect([await city(), await city()]).toEqual(['York', 'York']);
  expect((await askAdmin('GET', '/edit-on')).body).toEqual([{ when, done: true, problem: null }]);
  expect([await city(), await city()]).toEqual(['Leeds', 'Leeds']);
  expect(admin.writes()).toHaveLength(1);
});

test('what a fault answers in the system’s place does not count', async () => {
  const { ask, admin } = await startedErp();
  const edit = { id: 'cus_000007', fields: { city: 'York' } };
  expect(admin.actions['edit-on']?.({ when: { pathIncludes: '/health' }, edit })).toBeNull();
  admin.arm({ action: 'status', status: 503, match: { pathIncludes: '/health' } });
  await ask('GET', '/health');
  expect(admin.edits()).toMatchObject([{ done: false }]);
  await ask('GET', '/health');
  expect(admin.edits()).toMatchObject([{ done: true, problem: null }]);
});

test('an edit that the system does not take says why, and a reset forgets all that wait', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  const json = { when: {}, edit: { email: 'nobody@example.com' } };
  await askAdmin('POST', '/edit-on', { json });
  await ask('GET', '/v2/account-info');
  expect((await askAdmin('GET', '/edit-on')).body).toMatchObject([
    { done: true, problem: 'There is no such contact.' },
  ]);
  expect((await askAdmin('POST', '/edit-on', { json: { when: { nth: 0 } } })).status).toBe(400);
  await askAdmin('POST', '/reset');
  expect((await askAdmin('GET', '/edit-on')).body).toEqual([]);
});

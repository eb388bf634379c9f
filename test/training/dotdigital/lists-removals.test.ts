import { expect, test } from 'vitest';
import type { DotdigitalOptions } from '../../../electron/training/dotdigital/server.ts';
import { startedDotdigital } from '../started.ts';

/** An account with three contacts in a list of its own. */
const withMembers = async (switches: NonNullable<DotdigitalOptions['switches']> = {}) => {
  const account = await startedDotdigital({ switches });
  const { body } = await account.ask('POST', '/v2/address-books', { json: { name: 'VIP' } });
  const list = `/v2/address-books/${(body as { id: number }).id}`;
  const ids: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    const added = await account.ask('POST', `${list}/contacts`, { json: { email: `${name}@example.com` } });
    ids.push((added.body as { id: number }).id);
  }
  const size = async () => ((await account.ask('GET', list)).body as { contacts: number }).contacts;
  const start = async (call: string, json: unknown = {}) => {
    const answer = await account.ask('POST', `${list}/contacts/${call}`, { json });
    expect(answer).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'Started' } });
    return (answer.body as { id: string }).id;
  };
  const stateOf = async (job: string) => (await account.ask('GET', `/v2/contacts/deletion/${job}`)).body;
  return { ...account, list, ids, size, start, stateOf };
};

test('some are taken out when the job is done, not when it is handed in', async () => {
  const { admin, ids, size, start, stateOf } = await withMembers();
  const job = await start('delete', [ids[0], ids[2], 7]);
  expect(await stateOf(job)).toEqual({ id: job, status: 'Started' });
  expect(await size()).toBe(3);
  expect(await stateOf(job)).toEqual({ id: job, status: 'Completed' });
  expect(await stateOf(job)).toEqual({ id: job, status: 'Completed' });
  expect(await size()).toBe(1);
  expect(admin.state().contacts).toBeGreaterThan(3);
  expect(admin.writes(String(ids[0])).at(-1)).toMatchObject({ path: '/v2/contacts/deletion', changed: true });
  expect(admin.writes(String(ids[1]))).toHaveLength(1);
});

test('all are taken out, after a while even if nobody asks', async () => {
  const { clock, size, start } = await withMembers();
  await start('delete-all');
  clock.advance(60_000);
  expect(await size()).toBe(0);
});

test('a job may fail or never end, and its keys be in Pascal case', async () => {
  const failing = await withMembers({ listRemovalOutcome: 'Failed', listRemovalPolls: 0, listRemovalKeys: 'Pascal' });
  const job = await failing.start('delete-all');
  expect(await failing.stateOf(job)).toEqual({ Id: job, Status: 'Failed' });
  expect(await failing.size()).toBe(3);
  const endless = await withMembers({ listRemovalOutcome: 'never', listRemovalPolls: 0 });
  const other = await endless.start('delete-all');
  endless.clock.advance(3_600_000);
  expect(await endless.stateOf(other)).toEqual({ id: other, status: 'Started' });
});

test('what is no job, no list or no ids is refused', async () => {
  const { ask, list } = await withMembers();
  expect((await ask('GET', '/v2/contacts/deletion/nothing')).status).toBe(404);
  expect((await ask('POST', '/v2/address-books/99/contacts/delete', { json: [1] })).status).toBe(404);
  expect((await ask('POST', `${list}/contacts/delete`, { json: ['one'] })).status).toBe(400);
});

import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { type Account, at, statusOf } from './switch-looks.ts';

const GOLD = 9_001;
const NORTH = 9_008;

type Segment = { id: number; name: string; contacts: number };

const segmentsOf = async ({ ask }: Account): Promise<readonly Segment[]> =>
  (await ask('GET', '/v2/segments')).body as Segment[];

const sizeOf = async (account: Account, id: number): Promise<number> =>
  (await segmentsOf(account)).find((segment) => segment.id === id)?.contacts ?? -1;

const refresh = async ({ ask }: Account, id: number, polls = 3): Promise<unknown> => {
  await ask('POST', `/v2/segments/refresh/${id}`);
  const seen: unknown[] = [];
  for (let poll = 0; poll < polls; poll += 1) seen.push(await at(ask('GET', `/v2/segments/refresh/${id}`), 'status'));
  return seen;
};

const addGold = ({ ask }: Account, email = 'new@example.com') =>
  ask('POST', '/contacts/v3', { json: { identifiers: { email }, dataFields: { LOYALTY_TIER: 'Gold' } } });

const change = (account: Account, json: unknown) => account.askAdmin('POST', '/segments', { json });

test('the account begins with eight segments, whose sizes are those of their pages in both versions', async () => {
  const account = await startedDotdigital();
  const segments = await segmentsOf(account);
  expect(segments).toHaveLength(8);
  for (const { id, contacts } of segments) {
    expect(await at(account.ask('GET', `/contacts/v3?~segmentId=${id}`), '_items', 'length')).toBe(contacts);
    expect(await at(account.ask('GET', `/v2/address-books/${id}/contacts`), 'length')).toBe(contacts);
  }
  const great = segments.find(({ name }) => name === 'Great Britain')?.contacts ?? 0;
  expect(great).toBeGreaterThan(50);
  expect(segments.every(({ contacts }) => contacts < (account.admin.state().contacts ?? 0))).toBe(true);
});

test('the same world has the same members, and segments come in pages', async () => {
  const [one, other] = [await startedDotdigital(), await startedDotdigital()];
  expect(await segmentsOf(one)).toEqual(await segmentsOf(other));
  const page = (await one.ask('GET', '/v2/segments?select=2&skip=1')).body;
  expect(page).toEqual((await segmentsOf(one)).slice(1, 3));
});

test('members stand still until a refresh, and the refresh goes through its states', async () => {
  const account = await startedDotdigital();
  const before = await sizeOf(account, GOLD);
  const id = await at(addGold(account), 'contactId');
  expect(await sizeOf(account, GOLD)).toBe(before);
  expect(await refresh(account, GOLD)).toEqual(['NotStarted', 'NotFinished', 'Finished']);
  expect(await sizeOf(account, GOLD)).toBe(before + 1);
  const members = (await account.ask('GET', `/v2/address-books/${GOLD}/contacts`)).body as { id: number }[];
  expect(members.map((member) => member.id)).toContain(id);
});

test('a refresh that nobody asks about is done after a minute', async () => {
  const account = await startedDotdigital();
  const before = await sizeOf(account, GOLD);
  await addGold(account);
  await account.ask('POST', `/v2/segments/refresh/${GOLD}`);
  account.clock.advance(59_999);
  expect(await sizeOf(account, GOLD)).toBe(before);
  account.clock.advance(1);
  expect(await sizeOf(account, GOLD)).toBe(before + 1);
});

test('after half an hour segments are refreshed by themselves, but for those that wait for somebody', async () => {
  const account = await startedDotdigital();
  const json = {
    identifiers: { email: 'a@example.com' },
    dataFields: { LOYALTY_TIER: 'Gold', HOME_STORE: 'York Coney Street' },
  };
  const before = await Promise.all([sizeOf(account, GOLD), sizeOf(account, NORTH)]);
  await account.ask('POST', '/contacts/v3', { json });
  account.clock.advance(30 * 60_000 - 1);
  expect(await sizeOf(account, GOLD)).toBe(before[0]);
  account.clock.advance(1);
  expect(await sizeOf(account, GOLD)).toBe((before[0] ?? 0) + 1);
  expect(await sizeOf(account, NORTH)).toBe(before[1]);
});

test('a refresh can be made to fail or never to end; neither finds anybody, and the latter holds up the automatic one', async () => {
  const account = await startedDotdigital();
  const before = await sizeOf(account, GOLD);
  await addGold(account);
  await change(account, { segmentId: GOLD, nextRefresh: 'Failed' });
  expect(await refresh(account, GOLD)).toEqual(['NotStarted', 'NotFinished', 'Failed']);
  expect(await sizeOf(account, GOLD)).toBe(before);
  await change(account, { segmentId: GOLD, nextRefresh: 'never' });
  expect(await refresh(account, GOLD, 4)).toEqual(['NotStarted', 'NotFinished', 'NotFinished', 'NotFinished']);
  account.clock.advance(3_600_000);
  expect(await sizeOf(account, GOLD)).toBe(before);
});

test('a rule that is set shows at the next refresh; one of a field that there is not is refused', async () => {
  const account = await startedDotdigital();
  await addGold(account);
  const rule = {
    conditions: [
      { field: 'LOYALTY_TIER', in: ['Gold'] },
      { field: 'FIRSTNAME', isSet: false },
    ],
  };
  expect((await change(account, { segmentId: NORTH, rule })).status).toBe(200);
  await refresh(account, NORTH);
  expect(await sizeOf(account, NORTH)).toBe(1);
  const wrong = { conditions: [{ field: 'SHOE', in: ['9'] }] };
  expect(await statusOf(change(account, { segmentId: NORTH, rule: wrong }))).toBe(400);
  expect(await statusOf(change(account, { segmentId: 1 }))).toBe(400);
  expect(await statusOf(change(account, { segmentId: NORTH, rule: { conditions: [{ field: 'CITY' }] } }))).toBe(400);
});

test('a rule may ask for any condition, for bounds, for lists and for states', async () => {
  const account = await startedDotdigital();
  const found = async (rule: object): Promise<number> => {
    await change(account, { segmentId: NORTH, rule });
    await refresh(account, NORTH);
    return sizeOf(account, NORTH);
  };
  await addGold(account);
  const all = account.admin.state().contacts ?? 0;
  const [low, high] = [
    await found({ conditions: [{ field: 'LOYALTY_POINTS', below: 500 }] }),
    await found({ conditions: [{ field: 'LOYALTY_POINTS', atLeast: 500 }] }),
  ];
  const empty = await found({ conditions: [{ field: 'LOYALTY_POINTS', isSet: false }] });
  expect(low + high + empty).toBe(all);
  const either = {
    match: 'any',
    conditions: [
      { field: 'LOYALTY_POINTS', below: 500 },
      { field: 'LOYALTY_POINTS', isSet: false },
    ],
  };
  expect(await found(either)).toBe(low + empty);
  const newsletter = (await account.ask('GET', '/v2/address-books/4103')).body as Segment;
  expect(await found({ conditions: [{ list: 4_103 }, { status: ['subscribed'] }] })).toBe(newsletter.contacts);
});

test.each(['POST', 'GET'])('a segment that there is not cannot be asked after by %s', async (method) => {
  const { ask } = await startedDotdigital();
  expect(await ask(method, '/v2/segments/refresh/1')).toMatchObject({
    status: 404,
    body: { message: 'Error: ERROR_SEGMENT_NOT_FOUND' },
  });
});

test('a list may not be called like a segment, nor become it', async () => {
  const { ask } = await startedDotdigital();
  const refused = { status: 400, body: { message: expect.stringContaining('ERROR_ADDRESSBOOK_DUPLICATE') } };
  expect(await ask('POST', '/v2/address-books', { json: { name: 'london' } })).toMatchObject(refused);
  expect(await ask('PUT', '/v2/address-books/4106', { json: { name: 'London' } })).toMatchObject(refused);
});

test('a restart keeps members and refreshes', async () => {
  const first = await startedDotdigital();
  await addGold(first);
  const before = await sizeOf(first, GOLD);
  await first.ask('POST', `/v2/segments/refresh/${GOLD}`);
  await first.close();
  const second = await startedDotdigital({ folder: first.folder });
  expect(await sizeOf(second, GOLD)).toBe(before);
  for (let poll = 0; poll < 3; poll += 1) await second.ask('GET', `/v2/segments/refresh/${GOLD}`);
  expect(await sizeOf(second, GOLD)).toBe(before + 1);
});

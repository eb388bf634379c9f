import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run, SyncMode } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 40, limited: false });
  engine = await startEngine(world);
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (mode: SyncMode = 'full'): Promise<Run> => (await engine.run('campaigns', mode)).run;

/** What the account itself answers. */
const account = async (path: string): Promise<readonly { readonly id: number; readonly name: string }[]> => {
  const { dotdigital } = world.start;
  const basic = Buffer.from(`${dotdigital?.user}:${dotdigital?.secret}`).toString('base64');
  const answer = await fetch(`${dotdigital?.baseUrl}${path}`, { headers: { authorization: `Basic ${basic}` } });
  return (await answer.json()) as readonly { readonly id: number; readonly name: string }[];
};

const idsOf = (items: readonly { readonly id: number }[]): readonly number[] =>
  items.map(({ id }) => id).sort((left, right) => left - right);

const every = async () => (await engine.ask('campaign.page', { limit: 100 })).campaigns;
const one = async (id: number) => (await every()).find((campaign) => campaign.id === id);

test('lists, segments and campaigns are as the account has them, and a second run makes three calls', async () => {
  const ended = await run();
  const [lists, segments] = [await account('/v2/address-books'), await account('/v2/segments')];
  const campaigns = await account('/v2/campaigns/filtered');
  const { counts, readAt, campaigns: shown } = await engine.ask('campaign.page', { limit: 100 });
  expect([lists.length, segments.length]).toEqual([8, 8]);
  expect(counts).toEqual({ lists: lists.length, segments: segments.length, campaigns: campaigns.length });
  expect(readAt).not.toBeNull();
  expect(idsOf(shown)).toEqual(idsOf(campaigns));
  const all = lists.length + segments.length + campaigns.length;
  expect(ended).toMatchObject({
    state: 'succeeded',
    failure: null,
    counts: { dotdigitalRead: all, dotdigitalChanged: all, erpRead: 0, written: 0 },
  });
  const again = await run('incremental');
  expect(again).toMatchObject({
    state: 'succeeded',
    counts: { dotdigitalRead: all, dotdigitalChanged: 0, dotdigitalCalls: 3, erpCalls: 0 },
  });
});

test('a sent campaign tells where it went, a scheduled one stays unknown, and what is next comes first', async () => {
  await run();
  const shown = await every();
  const scheduled = shown.filter(({ state }) => state === 'scheduled');
  const sent = shown.filter(({ state }) => state === 'sent');
  expect(shown.slice(0, scheduled.length)).toEqual(scheduled);
  expect(scheduled.map(({ id, targets }) => [id, targets])).toEqual([
    [62_101, null],
    [62_102, null],
    [62_103, null],
  ]);
  expect(sent.length).toBeGreaterThan(0);
  for (const { id, targets } of sent)
    expect(targets?.map(({ name }) => name)).toEqual(
      (await account(`/v2/campaigns/${id}/address-books`)).map(({ name }) => name),
    );
  expect(new Set(sent.flatMap(({ targets }) => targets?.map(({ kind }) => kind) ?? []))).toEqual(
    new Set(['list', 'segment']),
  );
});

test('only a campaign that has changed is asked about again', async () => {
  await run();
  await world.admin('dotdigital', '/campaigns', { campaignId: 62_301, sendNow: { listIds: [4_106] } });
  const ended = await run('incremental');
  expect(ended.counts).toMatchObject({ dotdigitalCalls: 4, dotdigitalChanged: 1 });
  expect(await one(62_301)).toMatchObject({ state: 'sending', targets: [{ id: 4_106, name: 'Press', kind: 'list' }] });
});

test('where the account tells what a scheduled campaign will go to, that is known', async () => {
  await world.admin('dotdigital', '/switches', { scheduledTargets: 'told' });
  await run();
  expect(await one(62_102)).toMatchObject({
    state: 'scheduled',
    targets: [{ id: 9_003, name: 'Silver with points to spend', kind: 'segment' }],
  });
});

test('a campaign that is gone when it is asked about is no fault, and is asked about by the next run', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { pathIncludes: '/v2/campaigns/62030/address-books' },
    times: 1,
    action: 'status',
    status: 404,
    body: '{"message":"Error: ERROR_CAMPAIGN_NOT_FOUND"}',
  });
  const ended = await run();
  expect(ended.state).toBe('succeeded');
  expect(await one(62_030)).toMatchObject({ state: 'sent', targets: null });
  await run('incremental');
  expect((await one(62_030))?.targets?.length).toBe(1);
});

test('an audience adds up to the contacts of its lists, each counted once, as the account itself counts them', async () => {
  await engine.ask('sync.start', { job: 'customers', mode: 'full' });
  await engine.engine.idle();
  await run();
  const { audiences } = await engine.ask('campaign.find-audiences', { text: '' });
  // No contact says that it is in the list of all contacts; Dotdigital counts that one alone.
  const lists = audiences.filter(({ kind, name }) => kind === 'list' && name !== 'All Contacts');
  await engine.ask('campaign.name-targets', { id: 62_101, audiences: lists.map(({ id }) => id) });
  const { audience } = await engine.ask('campaign.audience', { id: 62_101 });
  const { contacts = 0, reached = 0, optedOut = 0, bounced = 0, gone = 0, unasked = 0 } = audience ?? {};
  expect(reached + optedOut + bounced + gone + unasked).toBe(contacts);
  const members = new Set<number>();
  for (const { id } of lists)
    for (const contact of await account(`/v2/address-books/${id}/contacts?select=1000`)) members.add(contact.id);
  expect(contacts - gone).toBe(members.size);
  expect(members.size).toBeGreaterThan(20);
  expect(audience?.notCounted).toEqual([]);
  expect(await one(62_101)).toMatchObject({ targets: null, named: { by: 'anna', at: expect.any(Number) } });
});

test('a target is named only where Dotdigital does not tell it, only as what the account has, and can be taken back', async () => {
  await run();
  const sent = (await every()).find(({ targets }) => targets !== null && targets.length > 0);
  const refused = [
    await engine.tryTo('campaign.name-targets', { id: sent?.id ?? 0, audiences: [4_106] }),
    await engine.tryTo('campaign.name-targets', { id: 62_102, audiences: [1] }),
    await engine.tryTo('campaign.name-targets', { id: 1, audiences: [4_106] }),
  ];
  expect(refused.map((answer) => (answer.ok ? 'ok' : answer.error.sentence))).toEqual([
    'Dotdigital tells where this campaign goes; nothing needs to be named.',
    'A list or segment of these is no longer in the account.',
    'This campaign is no longer in the mirror.',
  ]);
  await engine.ask('campaign.name-targets', { id: 62_102, audiences: [9_003, 4_106] });
  expect((await one(62_102))?.named?.targets.map(({ name, kind }) => [name, kind])).toEqual([
    ['Silver with points to spend', 'segment'],
    ['Press', 'list'],
  ]);
  await engine.ask('campaign.name-targets', { id: 62_102, audiences: [] });
  expect((await one(62_102))?.named).toBeNull();
  await engine.ask('campaign.name-targets', { id: 62_102, audiences: [4_101] });
  expect(await one(62_102)).toMatchObject({ named: { targets: [{ name: 'All Contacts', contacts: 40 }] } });
  expect((await engine.ask('campaign.audience', { id: 62_102 })).audience).toBeNull();
  await engine.ask('campaign.name-targets', { id: 62_102, audiences: [] });
  expect((await engine.ask('campaign.audience', { id: 62_102 })).audience).toBeNull();
});

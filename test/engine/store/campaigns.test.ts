import { expect, test } from 'vitest';
import type { ReplicaRow } from '../../../electron/engine/store/replica.ts';
import { type Campaign, campaignFact } from '../../../shared/domain/campaign.ts';
import { inMemory } from './opened.ts';

const { wentOut, scheduled } = campaignFact;

const row = (id: number, facts: number, data: object, version = 'v1'): ReplicaRow => ({
  id: String(id),
  version,
  modifiedAt: null,
  key: String(id),
  owner: null,
  reference: null,
  facts,
  hash: id,
  data: { id, ...data },
});

const campaign = (id: number, changes: Partial<Campaign>, facts = 0, version = 'v1'): ReplicaRow => {
  const blank = {
    name: `C${id}`,
    subject: null,
    state: 'draft',
    type: null,
    tags: [],
    sentAt: null,
    scheduledAt: null,
  };
  return row(id, facts, { ...blank, ...changes }, version);
};
const sent = (id: number, sentAt: number, version = 'v1') => campaign(id, { state: 'sent', sentAt }, wentOut, version);
const ahead = (id: number, scheduledAt: number) => campaign(id, { state: 'scheduled', scheduledAt }, scheduled);

const setUp = (...rows: readonly ReplicaRow[]) => {
  const { replica, campaigns } = inMemory();
  replica('dd_campaign').upsert(rows, 1);
  return { replica, campaigns };
};
const idsOf = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id);

test('what is scheduled comes first, soonest first, then what was sent, newest first, then the rest, over any pages', () => {
  const { campaigns } = setUp(campaign(9, {}), sent(1, 10), ahead(2, 300), sent(3, 30), ahead(4, 200), sent(5, 30));
  const shown: number[] = [];
  let cursor: string | null = null;
  do {
    const page: ReturnType<typeof campaigns.page> = campaigns.page([], cursor, 2);
    shown.push(...idsOf(page.campaigns));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(shown).toEqual([4, 2, 3, 5, 1, 9]);
  expect(idsOf(campaigns.page(['sent'], null, 10).campaigns)).toEqual([3, 5, 1]);
});

test('targets are asked for once in each state of a campaign, and never of one that did not go anywhere', () => {
  const { replica, campaigns } = setUp(sent(1, 10), sent(2, 20), campaign(3, {}), ahead(4, 200));
  expect(campaigns.unasked(10)).toEqual([
    { id: 4, version: 'v1' },
    { id: 2, version: 'v1' },
    { id: 1, version: 'v1' },
  ]);
  expect(idsOf(campaigns.unasked(2))).toEqual([4, 2]);
  for (const { id, version } of campaigns.unasked(10)) campaigns.saveTargets(id, version, []);
  expect(campaigns.unasked(10)).toEqual([]);
  replica('dd_campaign').upsert([sent(1, 40, 'v2')], 2);
  expect(campaigns.unasked(10)).toEqual([{ id: 1, version: 'v2' }]);
  expect(campaigns.page(['sent'], null, 1).campaigns[0]).toMatchObject({ id: 1, targets: null });
});

test('what is told of a send to come is asked for again, since it may be changed there unseen', () => {
  const { campaigns } = setUp(ahead(4, 200));
  campaigns.saveTargets(4, 'v1', [{ id: 7, name: 'Seven' }]);
  expect(idsOf(campaigns.unasked(10))).toEqual([4]);
});

test('a target goes by the name that it has now, as a list or a segment, and by its old name where it is gone', () => {
  const { replica, campaigns } = setUp(sent(1, 10));
  replica('dd_list').upsert([row(7, 0, { name: 'Renamed', contacts: 12 })], 1);
  replica('dd_segment').upsert([row(8, 0, { name: 'A segment', contacts: null })], 1);
  campaigns.saveTargets(
    1,
    'v1',
    [7, 8, 9].map((id) => ({ id, name: `Old ${id}` })),
  );
  expect(campaigns.page([], null, 10).campaigns[0]?.targets).toEqual([
    { id: 7, name: 'Renamed', kind: 'list', contacts: 12 },
    { id: 8, name: 'A segment', kind: 'segment', contacts: null },
    { id: 9, name: 'Old 9', kind: null, contacts: null },
  ]);
});

test('where a send to come is not told its targets are unknown; where it went before is no answer either', () => {
  const again = campaign(5, { state: 'scheduled', scheduledAt: 300, sentAt: 1 }, scheduled | wentOut);
  const { campaigns } = setUp(ahead(4, 200), again, sent(6, 10), ahead(7, 400));
  campaigns.saveTargets(4, 'v1', []);
  campaigns.saveTargets(5, 'v1', [{ id: 7, name: 'Seven' }]);
  campaigns.saveTargets(6, 'v1', []);
  campaigns.saveTargets(7, 'v1', [{ id: 7, name: 'Seven' }]);
  const targets = campaigns.page([], null, 10).campaigns.map(({ id, targets }) => [id, targets?.length ?? null]);
  expect(targets).toEqual([
    [4, null],
    [5, null],
    [7, 1],
    [6, 0],
  ]);
});

test('the targets of a campaign that is gone go with it', () => {
  const { replica, campaigns } = setUp(sent(1, 10));
  campaigns.saveTargets(1, 'v1', []);
  replica('dd_campaign').remove(['1']);
  campaigns.dropOrphans();
  replica('dd_campaign').upsert([sent(1, 10)], 2);
  expect(idsOf(campaigns.unasked(10))).toEqual([1]);
});

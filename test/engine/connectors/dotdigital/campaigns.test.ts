import { expect, test } from 'vitest';
import { createDotdigital } from '../../../../electron/engine/connectors/dotdigital/connector.ts';
import { type Handler, keptLog, serverThat, standingClock } from '../http/server-of-a-test.ts';

const never = new AbortController().signal;
const first = { cursor: null, sinceAt: null };

const setUp = async (handle: Handler) => {
  const server = await serverThat(handle);
  const { clock } = standingClock();
  const access = { product: 'd', baseUrl: server.baseUrl, user: 'user@shop.test', secret: 'pass-word' };
  return { ...server, campaigns: createDotdigital(access, { clock, log: keptLog().log, timeoutMs: 5_000 }).campaigns };
};

const answering =
  (body: unknown, status = 200): Handler =>
  (_request, response) =>
    void response.writeHead(status).end(JSON.stringify(body));

/** Answers as many of the items as are selected, behind those that are skipped. */
const paging =
  (items: readonly unknown[]): Handler =>
  (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const [skip, select] = [Number(query.get('skip')), Number(query.get('select'))];
    response.writeHead(200).end(JSON.stringify(items.slice(skip, skip + select)));
  };

const list = (id: number) => ({ id, name: `List ${id}`, visibility: 'Private', contacts: id });

test.each([
  ['readLists', '/v2/address-books'],
  ['readSegments', '/v2/segments'],
  ['readCampaigns', '/v2/campaigns/filtered'],
] as const)('%s asks %s for as many as a page holds', async (read, path) => {
  const { campaigns, received } = await setUp(answering([]));
  expect(await campaigns[read](first, never)).toMatchObject({ ok: true, value: { records: [], next: null, calls: 1 } });
  expect(received[0]?.url).toBe(`${path}?select=1000&skip=0`);
});

test('lists are read page by page until one is short', async () => {
  const { campaigns } = await setUp(paging([list(1), list(2), list(3)]));
  const page = await campaigns.readLists({ ...first, limit: 2 }, never);
  expect(page).toMatchObject({
    ok: true,
    value: {
      records: [
        { id: 1, name: 'List 1', contacts: 1 },
        { id: 2, name: 'List 2', contacts: 2 },
      ],
      next: '2',
    },
  });
  expect(await campaigns.readLists({ cursor: '2', sinceAt: null, limit: 2 }, never)).toMatchObject({
    value: { records: [{ id: 3 }], next: null },
  });
});

test('a segment that cannot be read is set aside, one that does not say how many it holds is kept', async () => {
  const { campaigns } = await setUp(answering([{ id: 7 }, { id: '8', name: 'Eight', contacts: null }]));
  expect(await campaigns.readSegments(first, never)).toMatchObject({
    ok: true,
    value: {
      records: [{ id: 8, name: 'Eight', contacts: null }],
      unusable: [{ reference: '7', problem: 'Dotdigital sent a segment that Concord cannot read (name).' }],
    },
  });
});

test('campaigns tell when they were sent or will be, however the date is written', async () => {
  const wire = { id: 62, name: 'Spring', subject: 'Hello', status: 'Unsent', type: 'Standard', tags: ['a'] };
  const { campaigns } = await setUp(
    answering([
      { ...wire, sentDate: null, scheduledDate: '2026-03-01T09:00:00Z', htmlContent: null },
      { ...wire, id: 63, status: 'Sent', tags: [{ name: 'b' }], sentDate: '2026-02-01 08:00:00' },
      { id: 64, name: 'Bare', status: 'SomethingNew', sentDate: 'soon', scheduledDate: 'tomorrow' },
    ]),
  );
  const read = await campaigns.readCampaigns(first, never);
  expect(read).toMatchObject({ ok: true, value: { unusable: [], watermark: null } });
  expect(read.ok && read.value.records).toEqual([
    { ...wire, sentAt: null, isScheduled: true, scheduledAt: Date.UTC(2026, 2, 1, 9) },
    {
      ...wire,
      id: 63,
      status: 'Sent',
      tags: ['b'],
      sentAt: Date.UTC(2026, 1, 1, 8),
      isScheduled: false,
      scheduledAt: null,
    },
    {
      id: 64,
      name: 'Bare',
      subject: null,
      status: 'SomethingNew',
      type: null,
      tags: [],
      sentAt: null,
      isScheduled: true,
      scheduledAt: null,
    },
  ]);
});

test('the targets of a campaign are all of them, over as many pages as it takes', async () => {
  const all = Array.from({ length: 1_001 }, (_unused, index) => list(index + 1));
  const { campaigns, received } = await setUp(paging(all));
  const read = await campaigns.readTargets(62, never);
  expect(read).toMatchObject({ ok: true, value: { calls: 2 } });
  expect(read.ok && read.value.targets?.length).toBe(1_001);
  expect(received.map(({ url }) => url)).toEqual([
    '/v2/campaigns/62/address-books?select=1000&skip=0',
    '/v2/campaigns/62/address-books?select=1000&skip=1000',
  ]);
});

test('a campaign that is gone has no targets to tell, and a part of them is not taken for all', async () => {
  const gone = await setUp(answering({ message: 'Error: ERROR_CAMPAIGN_NOT_FOUND' }, 404));
  expect(await gone.campaigns.readTargets(62, never)).toEqual({ ok: true, value: { targets: null, calls: 1 } });
  const partly = await setUp(answering([list(1), { name: 'without a number' }]));
  expect(await partly.campaigns.readTargets(62, never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape' },
  });
});

test.each(['readLists', 'readSegments', 'readCampaigns'] as const)('%s that is no list is a failure', async (read) => {
  const { campaigns } = await setUp(answering({ message: 'no list' }));
  expect(await campaigns[read](first, never)).toMatchObject({ ok: false, error: { code: 'remote.unexpected-shape' } });
});

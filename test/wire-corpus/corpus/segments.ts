import { at, type Exchange, envelope, type Sequence, token } from '../exchange.ts';
import { each, filled, integer } from '../shapes.ts';

const SEGMENTS = '/v2/segments';
/** A segment of the training account: who is Gold or Platinum. */
const GOLD = 9_001;

const sizeOf = (body: unknown): unknown =>
  (body as readonly { id: number; contacts: number }[]).find(({ id }) => id === GOLD)?.contacts;

const listed = (name: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '4 [C]',
  send: `GET ${SEGMENTS}`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const made = (email: string, tier: string): Exchange => ({
  name: `${email} is made, of tier ${tier}`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${email}"},"dataFields":{"LOYALTY_TIER":"${tier}"}}`,
  status: 201,
});

const asked = (more: Partial<Exchange> = {}): Exchange => ({
  name: 'a refresh is asked for',
  source: '4 [C]',
  send: `POST ${SEGMENTS}/refresh/${GOLD}`,
  status: 202,
  answer: { id: GOLD, status: 'NotStarted' },
  ...more,
});

const polled = (status: string, more: Partial<Exchange> = {}): Exchange => ({
  name: `the refresh is ${status}`,
  source: '4 [C], B [I]',
  assumes: ['segmentRefreshPolls', 'segmentRefreshMs', 'segmentRefreshOutcome'],
  send: `GET ${SEGMENTS}/refresh/${GOLD}`,
  status: 200,
  answer: { id: GOLD, status },
  ...more,
});

const gold = (name: string, { more, than }: { more: number; than: string }, rest: Partial<Exchange> = {}): Exchange =>
  listed(
    name,
    (kept) => ({
      check: (body) =>
        sizeOf(body) === Number(kept[than]) + more ? [] : [`wanted ${kept[than]} and ${more}, got ${sizeOf(body)}`],
    }),
    rest,
  );

const refreshes: Sequence = {
  name: 'members stand still until a refresh',
  exchanges: [
    listed('all are listed', each({ id: integer, name: filled, contacts: integer }), { keep: { before: sizeOf } }),
    listed('a page of one', [{ id: GOLD, name: filled }], {
      source: '2.3 [C], 4 [C]',
      send: `GET ${SEGMENTS}?select=1&skip=0`,
    }),
    listed('pages end with an empty one', [], { source: '2.3 [C]', send: `GET ${SEGMENTS}?select=1000&skip=1000` }),
    made('gold@example.com', 'Gold'),
    gold('a change of a contact does not refresh it', { more: 0, than: 'before' }),
    asked(),
    polled('NotStarted'),
    polled('NotFinished'),
    polled('Finished'),
    gold('now the contact is in it', { more: 1, than: 'before' }, { keep: { after: sizeOf } }),
    {
      name: 'v3 pages through its members',
      source: '4 [C], 3.1 [C]',
      send: `GET /contacts/v3?~segmentId=${GOLD}`,
      status: 200,
      answer: ({ after }) => ({
        _items: { check: (value) => (at('length')(value) === Number(after) ? [] : ['another size']) },
      }),
    },
    {
      name: 'and v2, by the route of lists',
      source: '4 [C]',
      send: `GET /v2/address-books/${GOLD}/contacts?withFullData=false`,
      status: 200,
      answer: each({ id: integer, email: filled, dataFields: null }),
    },
    {
      name: 'with those alone that changed',
      source: '4 [C]',
      send: `GET /v2/address-books/${GOLD}/contacts/modified-since/2026-11-25T09:00:00Z`,
      status: 200,
      answer: [{ email: 'gold@example.com' }],
    },
    {
      name: 'both filters at once are refused',
      source: '3.1 [C], 3.4 [C]',
      send: `GET /contacts/v3?~segmentId=${GOLD}&~listId=4103`,
      status: 400,
      answer: envelope('contacts:invalidFilter'),
    },
    {
      name: 'a segment that there is not has no members in v3',
      source: '3.1 [I]',
      assumes: 'unknownSegment',
      send: 'GET /contacts/v3?~segmentId=2147483646',
      status: 200,
      answer: { _items: [] },
    },
    {
      name: 'and cannot be refreshed',
      source: '3.6 [C], 4 [C]',
      send: `POST ${SEGMENTS}/refresh/2147483646`,
      status: [400, 404],
      answer: token('ERROR_SEGMENT_NOT_FOUND'),
    },
    {
      name: 'nor asked after',
      source: '3.6 [C], 4 [C]',
      send: `GET ${SEGMENTS}/refresh/2147483646`,
      status: [400, 404],
      answer: token('ERROR_SEGMENT_NOT_FOUND'),
    },
    {
      name: 'no list may have its name',
      source: '4 [C]',
      send: 'POST /v2/address-books',
      body: '{"name":"London","visibility":"Private"}',
      status: [400, 409],
      answer: token('ERROR_ADDRESSBOOK_DUPLICATE'),
    },
    made('capitals@example.com', 'GOLD'),
    {
      ...made('gone@example.com', 'Gold'),
      body: '{"identifiers":{"email":"gone@example.com"},"dataFields":{"LOYALTY_TIER":"Gold"},"channelProperties":{"email":{"status":"unsubscribed"}}}',
    },
    asked(),
    gold(
      'the automatic refresh has found both: capitals are the same word, and whoever unsubscribed is in it',
      { more: 2, than: 'after' },
      {
        source: '4 [C], B [I]',
        assumes: ['segmentTextCase', 'segmentsHoldSuppressed'],
        admin: [['/clock', { offsetMs: 120_000 }]],
      },
    ),
  ],
};

const otherwise: Sequence = {
  name: 'segments, as they might be instead',
  switches: {
    segmentRefreshPolls: 0,
    segmentAutoRefreshMs: 60_000,
    segmentRefreshMs: 1_000,
    segmentTextCase: 'sensitive',
    segmentsHoldSuppressed: false,
    unknownSegment: 'refuse',
  },
  exchanges: [
    listed('the size at first', undefined, { keep: { before: sizeOf } }),
    made('capitals@example.com', 'GOLD'),
    {
      ...made('gone@example.com', 'Gold'),
      body: '{"identifiers":{"email":"gone@example.com"},"dataFields":{"LOYALTY_TIER":"Gold"},"channelProperties":{"email":{"status":"unsubscribed"}}}',
    },
    made('gold@example.com', 'Gold'),
    asked(),
    polled('Finished', { name: 'a refresh is done at once' }),
    {
      name: 'an unknown segment is refused',
      source: '3.4 [C], 3.1 [I]',
      assumes: 'unknownSegment',
      send: 'GET /contacts/v3?~segmentId=2147483646',
      status: 400,
      answer: envelope('contacts:invalidFilter'),
    },
    made('later@example.com', 'Gold'),
    gold(
      'capitals are another word then, and whoever cannot be mailed is in no segment',
      { more: 1, than: 'before' },
      { source: 'B [I]', assumes: ['segmentTextCase', 'segmentsHoldSuppressed'], keep: { after: sizeOf } },
    ),
    gold(
      'a minute later it was refreshed by itself',
      { more: 1, than: 'after' },
      {
        source: '4 [I]',
        assumes: 'segmentAutoRefreshMs',
        admin: [['/clock', { offsetMs: 60_000 }]],
      },
    ),
    asked({ admin: [['/switches', { segmentRefreshPolls: 2, segmentRefreshOutcome: 'Failed' }]] }),
    polled('Failed', { name: 'a refresh may fail' }),
  ],
};

export const segments = [refreshes, otherwise];

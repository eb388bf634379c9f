import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { anyCase, exactly, guid, having, integer, like, oneOf, without } from '../shapes.ts';

const COLLECTIONS = '/insightData/v3/collections';

const made = (name: string, query: string, status: Exchange['status'], more: Partial<Exchange> = {}): Exchange => ({
  name: `${name} is asked for with ${query || 'nothing more'}`,
  source: '6.1 [C]',
  send: `POST ${COLLECTIONS}/${name}${query && `?${query}`}`,
  status,
  ...more,
});

const things = { collectionName: 'Things', collectionType: anyCase('custom'), collectionScope: 'account' };
const sales = { collectionName: 'Sales', collectionType: anyCase('custom'), collectionScope: 'contact' };

const making: Sequence = {
  name: 'collections are made and listed',
  exchanges: [
    made('Things', 'collectionScope=account&collectionType=custom', 201),
    made('Things', 'collectionScope=account&collectionType=custom', 200, { name: 'one that is there is no failure' }),
    made('Sales', 'collectionScope=contact&collectionType=custom', 201),
    made('Things', 'collectionScope=contact&collectionType=custom', [400, 409], {
      name: 'a name of another scope is not to be had',
      source: '6.1 [C], 3.4 [I]',
      silent: 'Names are unique across scopes; with which code a second one is refused is told nowhere.',
    }),
    made('Things', 'collectionScope=account&collectionType=orders', 200, {
      source: '6.1 [I]',
      assumes: 'otherCollectionType',
    }),
    made('Consents', 'collectionScope=contact&collectionType=ConsentInsight', 201, {
      source: '6.1 [I]',
      assumes: 'collectionTypeCase',
    }),
    made('No%20name', 'collectionScope=account&collectionType=custom', 400, {
      answer: envelope('insightData:invalidId'),
    }),
    made('1st', 'collectionScope=account&collectionType=custom', 400, { answer: envelope('insightData:invalidId') }),
    made('New', 'collectionType=custom', 400, { answer: envelope(like(/^insightData:/)) }),
    made('New', 'collectionScope=account&collectionType=shoes', 400, { answer: envelope(like(/^insightData:/)) }),
    {
      name: 'all are listed, with how many records they have',
      source: '6.1 [C]',
      send: `GET ${COLLECTIONS}`,
      status: 200,
      answer: having({ ...things, recordCount: 0 }, { ...sales, recordCount: 0 }, { collectionName: 'Orders' }),
    },
    {
      name: 'those of the account apart, whatever slash stands at the end',
      source: '6.1 [C], 2.3 [V]',
      send: 'GET /insightData/v3/account/',
      status: 200,
      answer: having({ ...things, recordCount: integer }),
    },
    {
      name: 'and without those of contacts',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account',
      status: 200,
      answer: without({ collectionScope: 'contact' }),
    },
    {
      name: 'another case is another name',
      source: '6.1 [I]',
      assumes: 'collectionNameCase',
      send: 'GET /insightData/v3/account/things',
      status: 404,
      answer: envelope('insightData:collectionNotFound', { details: having({ item: 'things' }) }),
    },
    {
      name: 'a schema of nothing is not found',
      source: '6.1 [C], A3 [C]',
      send: `GET ${COLLECTIONS}/Unheard/schema`,
      status: 404,
      answer: envelope('insightData:collectionNotFound', { details: [{ item: 'Unheard', description: 'Not found' }] }),
    },
  ],
};

const limit: Sequence = {
  name: 'there are only so many collections',
  switches: { collectionLimit: 2 },
  exchanges: [
    made('Things', 'collectionScope=account&collectionType=custom', 412, {
      source: '2.2 [C], 6.1 [C]',
      assumes: 'collectionLimit',
    }),
    {
      name: 'an import finds no place for one either',
      source: '2.2 [C], 6.1 [I]',
      silent: 'Imports make collections; what becomes of one above the limit is told nowhere.',
      send: 'PUT /insightData/v3/import',
      body: '{"collectionName":"Things","collectionScope":"account","collectionType":"custom","records":[{"key":"T-1","json":{"a":1}}]}',
      status: 412,
    },
  ],
};

const column = (name: string, type: string) => ({ name, type });

const asked = (name: string, status: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '6.1 [C]',
  send: 'GET /insightData/v3/async/{{job}}',
  status: 200,
  ...(status === undefined ? {} : { answer: status }),
  ...more,
});

const running: Exchange['answer'] = ({ job }) => ({ jobId: job ?? '', status: oneOf('NotStarted', 'NotFinished') });
const finished: Exchange['answer'] = ({ job }) => ({ jobId: job ?? '', status: 'Finished' });

const begun = (send: string): Exchange => ({
  name: `${send} begins a job`,
  source: '6.1 [C]',
  send,
  status: 202,
  answer: exactly({ jobId: guid }),
  keep: { job: at('jobId') },
});

const untilDone: readonly Exchange[] = [
  asked('it has not begun', running, { source: '6.1 [I]', assumes: 'insightJobPolls' }),
  asked('it is under way', running, { source: '6.1 [I]', assumes: 'insightJobPolls' }),
  asked('it is done', finished),
];

const record: Exchange = {
  name: 'a record is there',
  source: '6.1 [C]',
  send: 'PUT /insightData/v3/account/Things/T-1',
  body: '{"price":10}',
  status: 201,
};

const emptying = (assumption: string, schema: readonly Exchange[]): Omit<Sequence, 'switches'> => ({
  name: `a collection is emptied and deleted, ${assumption}`,
  exchanges: [
    made('Things', 'collectionScope=account&collectionType=custom', 201),
    record,
    begun(`DELETE ${COLLECTIONS}/Things/empty`),
    ...untilDone,
    {
      name: 'the record is gone, the collection is not',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/Things/T-1',
      status: 404,
      answer: envelope('insightData:recordNotFound'),
    },
    ...schema,
    begun(`DELETE ${COLLECTIONS}/Things`),
    ...untilDone,
    {
      name: 'the collection is gone',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/Things',
      status: 404,
      answer: envelope('insightData:collectionNotFound'),
    },
    {
      name: 'a job that never was is not found',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/async/00000000-0000-0000-0000-000000000000',
      status: 404,
      answer: envelope(like(/^insightData:/)),
    },
  ],
});

const text = (status: number): Exchange => ({
  name: 'a text is written where a number was',
  source: '6.4 [I]',
  assumes: 'emptiedSchema',
  send: 'PUT /insightData/v3/account/Things/T-1',
  body: '{"price":"10.00"}',
  status,
});

const kept: Sequence = {
  ...emptying('and keeps its types', [
    {
      name: 'the column is there still',
      source: '6.4 [I]',
      assumes: 'emptiedSchema',
      send: `GET ${COLLECTIONS}/Things/schema`,
      status: 200,
      answer: { schema: having({ name: 'json', fields: [column('price', 'FLOAT')] }) },
    },
    text(400),
  ]),
};

const reset: Sequence = {
  ...emptying('and loses its types where it is switched so', [text(201)]),
  switches: { emptiedSchema: 'reset' },
};

const failing: Sequence = {
  name: 'a job that fails',
  switches: { insightJobOutcome: 'Failed' },
  exchanges: [
    made('Things', 'collectionScope=account&collectionType=custom', 201),
    record,
    begun(`DELETE ${COLLECTIONS}/Things/empty`),
    ...untilDone.slice(0, 2),
    asked('it failed', ({ job }) => ({ jobId: job ?? '', status: 'Failed' }), { assumes: 'insightJobOutcome' }),
    {
      name: 'and did nothing',
      source: '6.1 [I]',
      silent: 'Whether a job that failed has done part of its work is told nowhere.',
      send: 'GET /insightData/v3/account/Things/T-1',
      status: 200,
    },
  ],
};

export const insightCollections: readonly Sequence[] = [making, limit, kept, reset, failing];

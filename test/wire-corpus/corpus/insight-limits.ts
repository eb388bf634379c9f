import { at, type Exchange, type Sequence } from '../exchange.ts';
import { absent } from '../shapes.ts';

const counted = (tier: string, limit: string, send: string, more: Partial<Exchange> = {}): Exchange => ({
  name: `${send} is ${tier}`,
  source: '2.1 [S], B [I]',
  assumes: ['tierOf', 'package'],
  send,
  status: 200,
  answerHeaders: { 'x-ratelimit-limit': limit, 'x-ratelimit-scope': `${tier}CallRate` },
  ...more,
});

const tiers: Sequence = {
  name: 'the tiers of the calls about insight data',
  exchanges: [
    counted('low', '35', 'PUT /insightData/v3/import', {
      body: '{"collectionName":"Things","collectionScope":"account","collectionType":"custom","records":[{"key":"T-1","json":{"a":1}}]}',
      status: 202,
      keep: { job: at('importId') },
    }),
    counted('low', '35', 'GET /insightData/v3/contacts/Orders?limit=1'),
    counted('low', '35', 'GET /insightData/v3/account/Catalog_Default?limit=1'),
    counted('low', '35', 'GET /v2/ecommerce/orders?fromDate=2026-01-01'),
    counted('high', '600', 'GET /insightData/v3/account/Catalog_Default/no-such-key', { status: 404 }),
    counted('high', '600', 'GET /insightData/v3/collections'),
    counted('high', '600', 'GET /insightData/v3/collections/Orders/schema'),
    counted('medium', '150', 'PUT /insightData/v3/account/Catalog_Default/K-1', { body: '{}', status: 201 }),
    counted('medium', '150', 'DELETE /insightData/v3/account/Catalog_Default/K-1', { status: 204 }),
    {
      name: 'asking after an import is not counted',
      source: '2.1 [C], B [I]',
      assumes: 'tierOf',
      send: 'GET /insightData/v3/import/{{job}}',
      status: 200,
      answerHeaders: { 'x-ratelimit-limit': absent },
    },
    {
      name: 'a call that is none is told in the name of its service',
      source: '3.4 [C], 3.4 [I]',
      silent: 'No source shows what an unknown path answers; the envelope is that of every v3 error.',
      send: 'GET /insightData/v3/shoes',
      status: 404,
    },
  ],
};

export const insightLimits: readonly Sequence[] = [tiers];

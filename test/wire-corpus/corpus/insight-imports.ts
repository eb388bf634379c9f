import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { anyCase, exactly, guid, having, like, text } from '../shapes.ts';

const contact: Exchange = {
  name: 'jane is there',
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: '{"identifiers":{"email":"jane@example.com"}}',
  status: 201,
};

const imported = (records: readonly string[], more: Partial<Exchange> = {}, where = ''): Exchange => ({
  name: 'an import is accepted',
  source: '6.1 [C], A5 [C]',
  send: 'PUT /insightData/v3/import',
  body: `{"collectionName":"Sales","collectionScope":"contact","collectionType":"orders"${where},"records":[${records.join(',')}]}`,
  status: 202,
  answer: exactly({ importId: guid }),
  keep: { job: at('importId') },
  ...more,
});

const record = (key: string, json = '{"total":1}', value = 'jane@example.com', identifier = 'email'): string =>
  `{"key":"${key}","contactIdentity":{"identifier":"${identifier}","value":"${value}"},"json":${json}}`;

const asked = (name: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '6.1 [C]',
  send: 'GET /insightData/v3/import/{{job}}',
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const running = (name: string, status = 'NotFinished'): Exchange =>
  asked(name, ({ job }) => ({ importId: job ?? '', status }), {
    source: '6.1 [I], B [I]',
    assumes: ['insightImportPolls', 'insightImportWords'],
  });
const twice = [running('it is not finished at the first look'), running('nor at the second')];

/** The order of the contract's example, field by field. */
const ORDER = `{"id":"SO-10023","order_total":120.5,"order_subtotal":100.0,"currency":"EUR","order_status":"completed","purchase_date":"2026-11-01T10:15:00Z","discount_amount":0,"delivery_method":"DHL","delivery_total":5.5,"payment":"Invoice","billing_address":{"billing_address_1":"1 Low St","billing_city":"Köln","billing_country":"DE","billing_postcode":"50667"},"products":[{"id":"4711","sku":"A-1","name":"Widget","price":50.0,"qty":2}]}`;

const failed = (key: string, reason: string) => ({ key, failureReason: anyCase(reason), json: {} });

const published: Sequence = {
  name: 'an order as the contract shows it',
  exchanges: [
    contact,
    imported([record('SO-10023', ORDER, 'nobody@example.com')]),
    ...twice,
    asked(
      'an order of somebody who is not there is refused, with its owner and all of it',
      ({ job }) => ({
        importId: job ?? '',
        status: 'Finished',
        collectionName: 'Sales',
        summary: { totalRecords: 1, totalImported: 0, totalRejected: 1 },
        failures: [
          {
            collectionOwner: {
              ownerType: 'contact',
              contactIdentity: { identifier: 'email', value: 'nobody@example.com' },
            },
            failureReason: 'ContactEmailDoesNotExist',
            key: 'SO-10023',
            json: { id: 'SO-10023', order_total: 120.5, products: [{ id: '4711' }] },
          },
        ],
      }),
      { source: '6.1 [C], A5 [C]' },
    ),
    {
      name: 'and nobody was made of it',
      source: '6.1 [C]',
      send: 'GET /contacts/v3/email/nobody@example.com',
      status: 404,
    },
    imported([record('SO-10023', ORDER)]),
    ...twice,
    asked('with the contact it is taken', {
      status: 'Finished',
      summary: { totalRecords: 1, totalImported: 1, totalRejected: 0 },
    }),
    {
      name: 'and is read as it was sent',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/contacts/email/jane@example.com/Sales/SO-10023',
      status: 200,
      answer: { key: 'SO-10023', json: JSON.parse(ORDER) },
    },
    {
      name: 'the collection has the type that the import named',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/collections',
      status: 200,
      answer: having({ collectionName: 'Sales', collectionType: 'orders', collectionScope: 'contact', recordCount: 1 }),
    },
    {
      name: 'an import that never was is not found',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/import/00000000-0000-0000-0000-000000000000',
      status: 404,
      answer: envelope('insightData:importNotFound'),
    },
  ],
};

const faults: Sequence = {
  name: 'records that fail, each with its reason',
  exchanges: [
    contact,
    imported([
      record('S-1', '{"total":10.0,"when":"2026-11-01T10:15:00Z"}'),
      record('S-2', '{"total":"10.00"}'),
      record('S-3', '{"when":""}'),
      record('S-4', '{"total":1}', '2147483647', 'contactId'),
      record('S-5', '{"total":1}', 'x', 'no-such-identifier'),
      record('S-6', '{"deep":[[1]]}'),
      record('S-7', '{"a b":1}'),
      record('S-8', `{"note":"${'x'.repeat(1_001)}"}`),
      record('S-9', '{"total":10000000000000000}'),
      record('', '{"total":1}'),
      record('S-10', '[1]'),
      record('S-11', '{"total":11,"more":{"x":1}}'),
    ]),
    ...twice,
    asked(
      'one wrong record holds up no other',
      {
        status: 'Finished',
        summary: { totalRecords: 12, totalImported: 2, totalRejected: 10 },
        failures: having(
          failed('S-2', 'JsonValueIncompatibleWithSchema'),
          failed('S-3', 'JsonValueIncompatibleWithSchema'),
          failed('S-4', 'ContactIdDoesNotExist'),
          failed('S-5', 'InvalidContactIdentifier'),
          failed('S-6', 'JsonContainsNestedArray'),
          failed('S-7', 'JsonKeyInvalidCharacters'),
          failed('S-8', 'JsonValueTooLong'),
          failed('S-9', 'JsonNumberValueTooLarge'),
          failed('', 'InvalidClientKey'),
          { key: 'S-10', failureReason: 'InvalidJson', json: [1] },
        ),
      },
      { source: '6.3 [C], 6.3 [I]', assumes: ['insightTextLength', 'insightLargestNumber'] },
    ),
    ...(['S-1', 'S-11'] as const).map(
      (key): Exchange => ({
        name: `${key} is there`,
        source: '6.1 [C]',
        send: `GET /insightData/v3/contacts/email/jane@example.com/Sales/${key}`,
        status: 200,
      }),
    ),
  ],
};

const clash = (reason: string, detail: RegExp | null) => ({
  failures: [{ key: 'S-2', failureReason: reason, details: detail ? [like(detail)] : having(text) }],
});

const keys: Sequence = {
  name: 'what only the list of v2 has a reason for, and a key that comes twice',
  exchanges: [
    contact,
    imported([record('S-2', '{"a-b":1,"a_b":1}')]),
    ...twice,
    asked('is unknown, with a detail', clash('Unknown', /JsonContainsDashUnderscoreClash/), {
      source: '6.3 [C], B [I]',
      assumes: 'insightReasons',
    }),
    imported([record('S-1', '{"total":1}'), record('S-1', '{"total":2}')]),
    ...twice,
    asked(
      'the later of two with one key is refused',
      {
        summary: { totalImported: 1, totalRejected: 1 },
        failures: [{ key: 'S-1', failureReason: 'DuplicateKey', json: { total: 2 } }],
      },
      { source: '6.3 [I]', assumes: 'repeatedKey' },
    ),
    imported(['{"key":"S-9","json":{"total":1}}'], {
      name: 'a record without its contact refuses everything',
      source: '6.1 [C], 6.1 [I]',
      assumes: 'missingContactIdentity',
      status: 400,
      answer: envelope(like(/^insightData:/)),
      keep: {},
    }),
  ],
};

const otherwise: Sequence = {
  name: 'the same the other way round',
  switches: {
    insightReasons: 'all',
    repeatedKey: 'last',
    missingContactIdentity: 'record',
    insightImportWords: 'published',
  },
  exchanges: [
    contact,
    imported([record('S-2', '{"a-b":1,"a_b":1}')]),
    running('it is processing', 'Processing'),
    running('still', 'Processing'),
    asked(
      'it is complete, and the reason has its name',
      { status: 'Complete', ...clash('JsonContainsDashUnderscoreClash', null) },
      { source: '6.1 [I], B [I]', assumes: ['insightReasons', 'insightImportWords'] },
    ),
    imported([record('S-1', '{"total":1}'), record('S-1', '{"total":2}'), '{"key":"S-9","json":{"total":1}}']),
    running('it is processing', 'Processing'),
    running('still', 'Processing'),
    asked(
      'the last of two counts, and a record without its contact fails alone',
      { summary: { totalImported: 2, totalRejected: 1 }, failures: [failed('S-9', 'InvalidContactIdentifier')] },
      { source: '6.3 [I]', assumes: ['repeatedKey', 'missingContactIdentity'] },
    ),
    {
      name: 'and it is the last',
      source: '6.3 [I]',
      assumes: 'repeatedKey',
      send: 'GET /insightData/v3/contacts/email/jane@example.com/Sales/S-1',
      status: 200,
      answer: { json: { total: 2 } },
    },
  ],
};

const rejected: Sequence = {
  name: 'a record that fails for no reason that anybody could know',
  switches: { insightRejectedKeys: ['S-1'] },
  exchanges: [
    contact,
    imported([record('S-1'), record('S-2')]),
    ...twice,
    asked(
      'is unknown, with a text',
      {
        summary: { totalImported: 1, totalRejected: 1 },
        failures: [{ key: 'S-1', failureReason: 'Unknown', details: [text] }],
      },
      { source: '6.3 [C], 6.3 [I]', assumes: 'insightRejectedKeys' },
    ),
  ],
};

const slots: Sequence = {
  name: 'five imports at once, and how they may end',
  exchanges: [
    contact,
    {
      ...imported([record('S-1')], { name: 'the next one never ends, another fails, a third is rejected' }),
      admin: [['/insight-imports', { next: ['never', 'Failed', 'RejectedByWatchdog'] }]],
      keep: { never: at('importId') },
    },
    ...[1, 2, 3, 4].map((number) => imported([record('S-1')], { keep: { [`job${number}`]: at('importId') } })),
    imported([record('S-1')], {
      name: 'the sixth has no place',
      source: '2.2 [C], 2.2 [I]',
      assumes: 'activeInsightImports',
      status: 429,
      answer: envelope(like(/^insightData:/)),
      keep: {},
    }),
    ...(
      [
        ['job1', 'Failed'],
        ['job2', 'RejectedByWatchdog'],
        ['job3', 'Finished'],
      ] as const
    ).map(
      ([job, status]): Exchange => ({
        name: `a minute later one is ${status}`,
        source: '6.1 [C], B [I]',
        assumes: ['insightImportOutcome', 'importDurationMs'],
        admin: [['/switches', { importDurationMs: 1 }]],
        send: `GET /insightData/v3/import/{{${job}}}`,
        status: 200,
        answer: { status },
      }),
    ),
    {
      name: 'one goes on for ever',
      source: '10 [C]',
      send: 'GET /insightData/v3/import/{{never}}',
      status: 200,
      answer: { status: 'NotFinished' },
    },
  ],
};

const refused = (name: string, body: string, code: Parameters<typeof envelope>[0], status = 400): Exchange => ({
  name,
  source: '6.1 [C], 3.4 [C]',
  send: 'PUT /insightData/v3/import',
  body,
  status,
  answer: envelope(code),
});

const bodies: Sequence = {
  name: 'imports that are refused as a whole, and one of the account',
  exchanges: [
    refused('broken JSON', '{"collectionName":', 'insightData:badJson'),
    refused(
      'a name that is none',
      '{"collectionName":"my orders","collectionScope":"account","collectionType":"custom","records":[{"key":"1","json":{}}]}',
      'insightData:invalidId',
    ),
    refused(
      'no records',
      '{"collectionName":"Things","collectionScope":"account","collectionType":"custom","records":[]}',
      like(/^insightData:/),
    ),
    refused(
      'no scope',
      '{"collectionName":"Things","collectionType":"custom","records":[{"key":"1","json":{}}]}',
      like(/^insightData:/),
    ),
    refused(
      'a type that is none',
      '{"collectionName":"Things","collectionScope":"account","collectionType":"shoes","records":[{"key":"1","json":{}}]}',
      like(/^insightData:/),
    ),
    {
      ...imported([]),
      name: 'a product as the contract shows it, its key a number',
      source: 'A6 [C], 6.1 [C]',
      body: '{"collectionName":"catalog_shop","collectionScope":"account","collectionType":"catalog","records":[{"key":4711,"json":{"id":"4711","name":"Widget","sku":"A-1","price":50.0,"specialPrice":45.0,"stock":12.0,"url":"https://shop.example/p/a-1","imagePath":"https://shop.example/i/a-1.jpg","image_path":"https://shop.example/i/a-1.jpg","shortDescription":"...","categories":[{"Id":"9","Name":"Tools"}],"status":"Enabled","created_date":"2024-01-01T00:00:00+00:00"}}]}',
    },
    ...twice,
    asked('it is taken', { status: 'Finished', summary: { totalImported: 1 } }),
    {
      name: 'and is there under its key',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/catalog_shop/4711',
      status: 200,
      answer: { key: '4711', json: { price: 50, categories: [{ Id: '9', Name: 'Tools' }] } },
    },
  ],
};

export const insightImports: readonly Sequence[] = [published, faults, keys, otherwise, rejected, slots, bodies];

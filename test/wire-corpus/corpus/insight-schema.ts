import { type Exchange, envelope, type Sequence } from '../exchange.ts';
import { having, like } from '../shapes.ts';

const THING = '/insightData/v3/account/Things/';

const collection: Exchange = {
  name: 'a collection is there',
  source: '6.1 [C]',
  send: 'POST /insightData/v3/collections/Things?collectionScope=account&collectionType=custom',
  status: [200, 201],
};

const put = (name: string, body: string, status: Exchange['status'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '6.4 [C]',
  send: `PUT ${THING}T-1`,
  body,
  status,
  ...more,
});

const refused = (name: string, body: string, more: Partial<Exchange> = {}): Exchange =>
  put(name, body, 400, {
    source: '6.4 [C], 3.4 [I]',
    silent: 'With which code a single record is refused is told nowhere; imports tell a reason.',
    answer: envelope(like(/^insightData:/)),
    ...more,
  });

const FIRST =
  '{"id":"T-1","price":10.5,"paid":true,"made":"2026-11-01T10:15:00Z","lines":[{"sku":"A","qty":2}],"where":{"city":"Leeds"},"none":null}';

const field = (name: string, type: string) => ({ name, type });

const types: Sequence = {
  name: 'types follow from the first values and never change',
  exchanges: [
    collection,
    put('the first record', FIRST, 201),
    {
      name: 'the columns are those of the system and those of the record',
      source: '6.4 [C]',
      send: 'GET /insightData/v3/collections/Things/schema',
      status: 200,
      answer: {
        collectionName: 'Things',
        collectionType: 'custom',
        schema: [
          { name: 'key', type: 'STRING' },
          { name: 'contactIdentifier', type: 'INTEGER' },
          { name: 'dateModified', type: 'TIMESTAMP' },
          { name: 'deleted', type: 'BOOLEAN' },
          { name: 'rowId', type: 'STRING' },
          {
            name: 'json',
            mode: 'NULLABLE',
            type: 'RECORD',
            fields: having(
              field('id', 'STRING'),
              field('price', 'FLOAT'),
              field('paid', 'BOOLEAN'),
              field('made', 'TIMESTAMP'),
              {
                name: 'lines',
                mode: 'REPEATED',
                type: 'RECORD',
                fields: having(field('sku', 'STRING'), field('qty', 'FLOAT')),
              },
              { name: 'where', type: 'RECORD', fields: [field('city', 'STRING')] },
            ),
          },
        ],
      },
    },
    put('a whole number is a number', '{"price":10,"lines":[{"qty":3}]}', 204, { source: '6.4 [V]' }),
    put('a key that was never there is taken', '{"price":11,"weight":3.5,"lines":[{"colour":"red"}]}', 204),
    refused('a text is no number', '{"price":"10.00"}'),
    refused('a text is no number in a line either', '{"lines":[{"qty":"3"}]}'),
    refused('a number is no text', '{"id":4711}'),
    refused('an empty text is no date', '{"made":""}'),
    refused('an object is no array', '{"lines":{"sku":"A"}}'),
    put('what was null at first has its type from the first value', '{"none":"x"}', 204, {
      source: '6.4 [I]',
      silent: 'Null has no type of its own; the contract tells of drifts after it.',
    }),
    refused('and then keeps it', '{"none":1}'),
    refused('an array in an array', '{"deep":[[1]]}'),
    refused('keys that differ by dash and underscore only', '{"a-b":1,"a_b":1}'),
    put('one of them alone', '{"a-b":1}', 204),
    refused('and the other after it', '{"a_b":1}'),
    put('broken JSON', '{"price":', 400, { source: '3.4 [C]', answer: envelope('insightData:badJson') }),
  ],
};

const limits: Sequence = {
  name: 'what is too long, too large or has odd characters',
  switches: { insightKeyLength: 8, insightTextLength: 8, insightLargestNumber: 100, insightKeysPerRecord: 3 },
  exchanges: [
    collection,
    put('what lies at the limits', '{"eightkey":"12345678","n":100}', 201, {
      source: '6.3 [I]',
      assumes: ['insightKeyLength', 'insightTextLength', 'insightLargestNumber', 'insightKeysPerRecord'],
    }),
    ...(
      [
        ['a key too long', '{"ninekeyss":1}', 'insightKeyLength'],
        ['a text too long', '{"t":"123456789"}', 'insightTextLength'],
        ['a number too large', '{"n":101}', 'insightLargestNumber'],
        ['a number too small', '{"n":-101}', 'insightLargestNumber'],
        ['too many keys', '{"a":1,"b":1,"c":1,"d":1}', 'insightKeysPerRecord'],
      ] as const
    ).map(([name, body, assumes]) => refused(name, body, { source: '6.3 [I]', assumes })),
    refused('a key with a space', '{"a b":1}', { source: '6.3 [C], 6.1 [C]' }),
  ],
};

const dates = (day: string): readonly Exchange[] => [
  collection,
  put('a day without a time', '{"day":"2026-11-01","at":"2026-11-01T10:15:00Z"}', 201, { source: '6.4 [C]' }),
  {
    name: `is a ${day}`,
    source: '6.4 [I]',
    assumes: 'plainDates',
    send: 'GET /insightData/v3/collections/Things/schema',
    status: 200,
    answer: { schema: having({ name: 'json', fields: having(field('day', day), field('at', 'TIMESTAMP')) }) },
  },
];

export const insightSchema: readonly Sequence[] = [
  types,
  limits,
  { name: 'a day is a date', exchanges: dates('TIMESTAMP') },
  { name: 'a day is a text where it is switched so', switches: { plainDates: 'STRING' }, exchanges: dates('STRING') },
];

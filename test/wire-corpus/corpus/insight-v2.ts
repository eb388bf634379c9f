import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { filled, guid, having, like, oneOf, text } from '../shapes.ts';

const DATA = '/v2/contacts/transactional-data';

const contact: Exchange = {
  name: 'jane is there',
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: '{"identifiers":{"email":"jane@example.com"}}',
  status: 201,
  keep: { jane: at('contactId') },
};

const call = (name: string, send: string, status: Exchange['status'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '6.2 [C]',
  send,
  status,
  ...more,
});

const adding: Sequence = {
  name: 'single records in v2',
  exchanges: [
    contact,
    call('a record is added, with the keys that the official client writes', `POST ${DATA}/Sales`, [200, 201], {
      source: '6.2 [C], 1 [C]',
      body: '{"Key":"S-1","ContactIdentifier":"jane@example.com","Json":"{\\"id\\":\\"S-1\\",\\"total\\":10.5}"}',
      answer: ({ jane }) => ({ key: 'S-1', contactIdentifier: jane ?? '', json: text }),
    }),
    call('in a collection that was made for it', 'GET /insightData/v3/collections', 200, {
      source: '6.2 [I]',
      assumes: 'v2MissingCollection',
      answer: having({ collectionName: 'Sales', collectionScope: 'contact', recordCount: 1 }),
    }),
    call('its JSON is a text', `GET ${DATA}/Sales/S-1`, 200, {
      answer: ({ jane }) => ({ key: 'S-1', contactIdentifier: jane ?? '', json: '{"id":"S-1","total":10.5}' }),
    }),
    call('v3 has it as JSON', 'GET /insightData/v3/contacts/email/jane@example.com/Sales/S-1', 200, {
      source: '6.1 [C]',
      answer: { json: { id: 'S-1', total: 10.5 } },
    }),
    call('it is replaced by its key', `POST ${DATA}/Sales/S-1`, [200, 201], { body: '{"json":"{\\"total\\":11}"}' }),
    call('one contact’s come together, by id', `GET /v2/contacts/{{jane}}/transactional-data/Sales`, 200, {
      answer: [{ key: 'S-1', json: '{"total":11}' }],
    }),
    call('or by address', 'GET /v2/contacts/jane@example.com/transactional-data/Sales', 200, {
      answer: [{ key: 'S-1' }],
    }),
    call('a text against a number is refused', `POST ${DATA}/Sales/S-1`, 400, {
      source: '6.4 [C], 3.6 [C]',
      body: '{"json":"{\\"total\\":\\"11\\"}"}',
      answer: token('ERROR_TRANSACTIONAL_DATA_VALIDATION_FAILED'),
    }),
    call('an unknown contact has no records', `POST ${DATA}/Sales`, [400, 404], {
      source: '3.6 [C]',
      body: '{"key":"S-2","contactIdentifier":"nobody@example.com","json":"{}"}',
      answer: token('ERROR_CONTACT_NOT_FOUND'),
    }),
    call('a name that is none', `POST ${DATA}/1st`, 400, {
      source: '3.6 [C]',
      body: '{"key":"S-2","contactIdentifier":"jane@example.com","json":"{}"}',
      answer: token('ERROR_TRANSACTIONAL_DATA_INVALID_COLLECTION_NAME'),
    }),
    call('it is deleted', `DELETE ${DATA}/Sales/S-1`, 204),
    call('and gone', `GET ${DATA}/Sales/S-1`, [400, 404], {
      source: '3.6 [C]',
      answer: token('ERROR_TRANSACTIONAL_DATA_DOES_NOT_EXIST'),
    }),
    call('a record of the account', `POST ${DATA}/Things`, [200, 201], {
      body: '{"key":"T-1","contactIdentifier":"account","json":"{\\"a\\":1}"}',
    }),
    call('the account’s come by number', 'GET /v2/transactional-data/Things?select=1&skip=0', 200, {
      answer: [{ key: 'T-1', json: '{"a":1}' }],
    }),
    call('a collection is emptied at once', `PUT ${DATA}/Things/empty`, [200, 204]),
    call('and has none', 'GET /v2/transactional-data/Things?select=1&skip=0', 200, { answer: [] }),
  ],
};

const IMPORT = `${DATA}/import`;

const importing: Sequence = {
  name: 'an import in v2 and its report',
  exchanges: [
    contact,
    call('an import is accepted even when nobody in it is known', `POST ${IMPORT}/Sales`, 202, {
      body: '[{"key":"S-1","contactIdentifier":"nobody@example.com","json":"{\\"total\\":1}"}]',
      answer: { id: guid, status: oneOf('NotStarted', 'NotFinished') },
      keep: { job: at('id') },
    }),
    call('there is no report before it is done', `GET ${IMPORT}/{{job}}/report`, [400, 404], {
      source: '3.6 [C]',
      answer: {
        message: 'Import is not processed yet or completed with error. ERROR_IMPORT_REPORT_NOT_FOUND',
      },
    }),
    ...['first', 'second'].map((look) =>
      call(`it is not finished at the ${look} look`, `GET ${IMPORT}/{{job}}`, 200, {
        source: '6.2 [C], B [I]',
        assumes: 'insightImportPolls',
        answer: { status: oneOf('NotStarted', 'NotFinished') },
      }),
    ),
    call('then it is', `GET ${IMPORT}/{{job}}`, 200, { answer: ({ job }) => ({ id: job ?? '', status: 'Finished' }) }),
    call('and the report tells why', `GET ${IMPORT}/{{job}}/report`, 200, {
      answer: {
        totalItems: 1,
        totalImported: 0,
        totalRejected: 1,
        faults: [{ key: 'S-1', reason: 'ContactEmailDoesNotExist' }],
      },
    }),
    call('an import that never was', `GET ${IMPORT}/00000000-0000-0000-0000-000000000000`, [400, 404], {
      source: '3.6 [C]',
      answer: token('ERROR_IMPORT_NOT_FOUND'),
    }),
  ],
};

const missing: Sequence = {
  name: 'a collection that is not there, where v2 makes none',
  switches: { v2MissingCollection: 'refuse' },
  exchanges: [
    call('a single record has no place', `POST ${DATA}/Things`, [400, 404], {
      source: '3.6 [C], 6.2 [I]',
      assumes: 'v2MissingCollection',
      body: '{"key":"T-1","contactIdentifier":"account","json":"{}"}',
      answer: token('ERROR_TRANSACTIONAL_DATA_COLLECTION_DOES_NOT_EXIST'),
    }),
    call('an import is accepted all the same', `POST ${IMPORT}/Things`, 202, {
      admin: [['/switches', { insightImportPolls: 0 }]],
      body: '[{"key":"T-1","contactIdentifier":"account","json":"{}"}]',
      keep: { job: at('id') },
    }),
    call('and done', `GET ${IMPORT}/{{job}}`, 200, { answer: { status: 'Finished' } }),
    call('but every record of it failed', `GET ${IMPORT}/{{job}}/report`, 200, {
      source: '6.3 [C], 6.2 [I]',
      assumes: 'v2MissingCollection',
      answer: { totalRejected: 1, faults: [{ key: 'T-1', reason: 'MissingCollection' }] },
    }),
  ],
};

const ORDER = `{"id":"SO-1","order_total":120.5,"order_subtotal":100,"currency":"EUR","order_status":"completed","purchase_date":"2026-11-20T10:15:00Z","delivery_method":"DHL","products":[{"sku":"A-1","name":"Widget","price":50,"qty":2}]}`;

const since = (name: string, status: number, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '6.5 [C]',
  send: 'GET /v2/ecommerce/orders?fromDate=2026-11-20&select=1000',
  status,
  ...more,
});

const orders: Sequence = {
  name: 'orders since a day in v2',
  exchanges: [
    contact,
    {
      name: 'there are no orders but one',
      source: '6.1 [C]',
      admin: [['/edit', { insight: { collection: 'Orders', emptied: true } }]],
      send: 'PUT /insightData/v3/contacts/email/jane@example.com/Orders/SO-1',
      body: ORDER,
      status: 201,
    },
    since('it comes in words of its own', 200, {
      answer: ({ jane }) => [
        {
          id: 'SO-1',
          email: 'jane@example.com',
          contactId: jane ?? '',
          items: [{ sku: 'A-1', name: 'Widget', price: 50, quantity: 2 }],
          orderTotal: 120.5,
          subtotal: 100,
          currency: 'EUR',
          status: 'completed',
          orderDate: like(/^2026-11-20[T ]10:15:00/),
          deliveryMethod: 'DHL',
        },
      ],
    }),
    since('a later day has none', 200, { send: 'GET /v2/ecommerce/orders?fromDate=2026-11-21', answer: [] }),
    since('a select of nought is refused', 400, {
      source: '6.5 [C], 2.3 [C]',
      send: 'GET /v2/ecommerce/orders?fromDate=2026-11-20&select=0',
      answer: token('ERROR_PARAMETER_INVALID'),
    }),
    {
      name: 'jane is deleted',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/email/jane@example.com',
      status: 200,
    },
    since('and something stands in the place of her address', 200, { answer: [{ id: 'SO-1', email: filled }] }),
    since('while the orders are restored there are none to be had', 503, {
      source: '6.5 [C], 6.5 [I]',
      assumes: 'ordersRestoring',
      admin: [['/switches', { ordersRestoring: true }]],
      answer: token('ERROR_TRANSACTIONAL_DATA_COLLECTION_IS_RESTORING'),
    }),
    since('nor without the feature', 403, {
      source: '6.5 [C], 6.5 [I]',
      assumes: 'ecommerceActive',
      admin: [['/switches', { ordersRestoring: false, ecommerceActive: false }]],
      answer: token('ERROR_FEATURENOTACTIVE'),
    }),
    since('nor without the collection', 404, {
      admin: [
        ['/switches', { ecommerceActive: true }],
        ['/edit', { insight: { collection: 'Orders', dropped: true } }],
      ],
      answer: token('ERROR_TRANSACTIONAL_DATA_COLLECTION_DOES_NOT_EXIST'),
    }),
  ],
};

const fields = (dialect: string, ...names: readonly string[]): Exchange => ({
  name: `the account’s orders are written in ${dialect}`,
  source: '6.5 [C], 6.5 [I]',
  assumes: 'ordersDialect',
  ...(dialect === 'camelCase' ? { admin: [['/reset', {}]] as const } : {}),
  send: 'GET /insightData/v3/collections/Orders/schema',
  status: 200,
  answer: {
    schema: having({
      name: 'json',
      fields: having(...names.map((name) => ({ name })), { name: 'products', mode: 'REPEATED' }),
    }),
  },
});

const dialects: readonly Sequence[] = [
  {
    name: 'the one dialect',
    exchanges: [fields('snake_case', 'order_total', 'purchase_date', 'order_status', 'currency')],
  },
  {
    name: 'the other dialect',
    switches: { ordersDialect: 'camelCase' },
    exchanges: [fields('camelCase', 'orderTotal', 'purchaseDate', 'orderStatus', 'currency')],
  },
];

export const insightV2: readonly Sequence[] = [adding, importing, missing, orders, ...dialects];

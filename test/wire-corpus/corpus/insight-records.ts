import { at, type Exchange, envelope, nextQuery, type Sequence } from '../exchange.ts';
import { absent, exactly, filled, having, instant, like } from '../shapes.ts';

const collection = (name: string, scope: string): Exchange => ({
  name: `${name} is there`,
  source: '6.1 [C]',
  send: `POST /insightData/v3/collections/${name}?collectionScope=${scope}&collectionType=custom`,
  status: 201,
});

const contact = (name: string): Exchange => ({
  name: `${name} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

const sale = (owner: string, key: string, total: number, status: Exchange['status'] = 201): Exchange => ({
  name: `${key} of ${owner} is written`,
  source: '6.1 [C]',
  send: `PUT /insightData/v3/contacts/email/${owner}@example.com/Sales/${key}`,
  body: `{"total":${total}}`,
  status,
});

const ofAccount: Sequence = {
  name: 'records of the account',
  exchanges: [
    {
      name: 'a record without a collection is not written',
      source: '6.1 [C], A3 [C]',
      send: 'PUT /insightData/v3/account/Things/T-1',
      body: '{"price":10}',
      status: 404,
      answer: envelope('insightData:collectionNotFound', { details: [{ item: 'Things' }] }),
    },
    collection('Things', 'account'),
    {
      name: 'a record is created, its JSON bare',
      source: '6.1 [C]',
      send: 'PUT /insightData/v3/account/Things/T-1',
      body: '{"price":10}',
      status: 201,
    },
    {
      name: 'and replaced',
      source: '6.1 [C]',
      send: 'PUT /insightData/v3/account/Things/T-1/',
      body: '{"stock":3}',
      status: 204,
    },
    {
      name: 'and read, without what was replaced and without an owner',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/Things/T-1',
      status: 200,
      answer: { key: 'T-1', json: exactly({ stock: 3 }), created: instant, updated: instant, ownerContactId: absent },
    },
    {
      name: 'a key with an encoded slash and a plus is one key',
      source: '6.1 [C], 10 [V]',
      send: 'PUT /insightData/v3/account/Things/a%2Fb+c',
      body: '{"stock":4}',
      status: 201,
    },
    {
      name: 'and comes back as it was',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/Things',
      status: 200,
      answer: {
        _links: { self: { marker: filled, link: filled }, first: {}, next: absent },
        _items: [{ key: 'T-1' }, { key: 'a/b+c' }],
      },
    },
    {
      name: 'a record is deleted',
      source: '6.1 [C]',
      send: 'DELETE /insightData/v3/account/Things/T-1',
      status: [200, 204],
    },
    {
      name: 'and is gone',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/account/Things/T-1',
      status: 404,
      answer: envelope('insightData:recordNotFound', { details: [{ item: 'T-1' }] }),
    },
    {
      name: 'some go by their keys, under accounts and not account',
      source: '6.1 [C], 2.2 [C]',
      send: 'DELETE /insightData/v3/accounts/Things/deleteRecords',
      body: '{"keys":["a/b+c","T-9"]}',
      status: 200,
      answer: { summary: { totalDeleted: 1, totalNotFound: 1 }, notFound: ['T-9'] },
    },
    {
      name: 'the singular is no such call',
      source: '6.1 [C]',
      send: 'DELETE /insightData/v3/account/Things/deleteRecords',
      status: 404,
      answer: envelope('insightData:recordNotFound'),
    },
    {
      name: 'no keys are too few',
      source: '2.2 [C]',
      send: 'DELETE /insightData/v3/accounts/Things/deleteRecords',
      body: '{"keys":[]}',
      status: 400,
      answer: envelope(like(/^insightData:/)),
    },
  ],
};

const page = (send: string, more: Partial<Exchange>): Exchange => ({
  name: send,
  source: '6.1 [C], 2.3 [C]',
  send,
  status: 200,
  ...more,
});

const across: Sequence = {
  name: 'records of all contacts, by pages',
  exchanges: [
    collection('Sales', 'contact'),
    contact('jane'),
    contact('joe'),
    sale('jane', 'S-3', 1),
    sale('joe', 'S-1', 2),
    sale('jane', 'S-2', 3),
    page('GET /insightData/v3/contacts/Sales/?%7Emodified=gte%3A%3A2026-01-01T00%3A00%3A00Z&limit=2', {
      name: 'the first page, asked for as the official client does: with a slash, and everything encoded',
      source: '6.1 [C], 2.3 [V]',
      answer: ({ jane, joe }) => ({
        _items: [
          { key: 'S-3', json: { total: 1 }, ownerContactId: Number(jane) },
          { key: 'S-1', json: { total: 2 }, ownerContactId: Number(joe) },
        ],
        _links: { next: { marker: filled, link: like(/limit=2/) } },
      }),
      keep: { next: nextQuery },
    }),
    page('GET /insightData/v3/contacts/Sales/?{{next}}', {
      name: 'the next page, by the query of its link alone',
      source: '6.1 [C], 2.3 [V]',
      answer: { _items: [{ key: 'S-2' }], _links: { self: { link: like(/(~|%7E)modified=gte/i) }, next: absent } },
    }),
    sale('jane', 'S-3', 9, 204),
    page('GET /insightData/v3/contacts/Sales?~modified=gte::2026-11-25T09:00:09.000Z', {
      name: 'what was changed since, and nothing else',
      answer: { _items: [{ key: 'S-3', json: { total: 9 } }] },
    }),
    page('GET /insightData/v3/contacts/email/jane@example.com/Sales?limit=1', {
      name: 'one contact’s, by pages too',
      answer: { _items: [{ key: 'S-3' }], _links: { next: { link: like(/jane/) } } },
    }),
    page('GET /insightData/v3/contacts/email/jane@example.com', {
      name: 'the collections that have records of a contact',
      answer: [{ collectionName: 'Sales', collectionScope: 'contact', recordCount: 2 }],
    }),
    page('GET /insightData/v3/contacts/Sales?limit=5001', { status: 400, answer: envelope(like(/^insightData:/)) }),
    page('GET /insightData/v3/contacts/Sales?~modified=yesterday', {
      status: 400,
      answer: envelope(like(/^insightData:/)),
    }),
  ],
};

const owned: Sequence = {
  name: 'records and their owners',
  exchanges: [
    collection('Sales', 'contact'),
    contact('jane'),
    contact('joe'),
    sale('jane', 'S-1', 1),
    ...(
      [
        ['nobody@example.com/Unheard/S-1', 'insightData:contactNotFound', 'nobody@example.com'],
        ['jane@example.com/Unheard/S-1', 'insightData:collectionNotFound', 'Unheard'],
        ['jane@example.com/Sales/S-9', 'insightData:recordNotFound', 'S-9'],
      ] as const
    ).map(
      ([path, code, item]): Exchange => ({
        name: `404 says that it is ${code}`,
        source: '6.1 [C], 10 [C]',
        send: `GET /insightData/v3/contacts/email/${path}`,
        status: 404,
        answer: envelope(code, { details: having({ item }) }),
      }),
    ),
    {
      ...sale('joe', 'S-1', 2, 400),
      name: 'a key of another contact’s record is not to be had',
      source: '6.3 [C], B [I]',
      assumes: 'keyOfOtherContact',
      answer: envelope(like(/^insightData:/)),
    },
    {
      name: 'the contact gets another address',
      source: '3.1 [C]',
      send: 'PATCH /contacts/v3/email/jane@example.com',
      body: '{"identifiers":{"email":"jane.new@example.com"}}',
      status: 200,
    },
    {
      name: 'and has its record still',
      source: '6.1 [C]',
      send: 'GET /insightData/v3/contacts/email/jane.new@example.com/Sales/S-1',
      status: 200,
      answer: ({ jane }) => ({ key: 'S-1', ownerContactId: Number(jane) }),
    },
    {
      name: 'the contact is deleted',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/contactId/{{jane}}',
      status: 200,
    },
    {
      name: 'its record is among everybody’s still',
      source: '6.5 [I]',
      assumes: 'recordsOfDeleted',
      send: 'GET /insightData/v3/contacts/Sales',
      status: 200,
      answer: { _items: [{ key: 'S-1' }] },
    },
    {
      name: 'but not under its name',
      source: '6.1 [I]',
      assumes: 'binnedOwner',
      send: 'GET /insightData/v3/contacts/contactId/{{jane}}/Sales',
      status: 404,
      answer: envelope('insightData:contactNotFound'),
    },
  ],
};

const otherwise: Sequence = {
  name: 'the same the other way round',
  switches: { keyOfOtherContact: 'move', recordsOfDeleted: 'hide', binnedOwner: 'found', insightPageSize: 1 },
  exchanges: [
    collection('Sales', 'contact'),
    contact('jane'),
    contact('joe'),
    sale('jane', 'S-1', 1),
    sale('jane', 'S-2', 1),
    { ...sale('joe', 'S-1', 2, 204), source: 'B [I]', assumes: 'keyOfOtherContact' },
    {
      name: 'a page may have fewer than were asked for, and says that there are more',
      source: '6.1 [I]',
      assumes: 'insightPageSize',
      send: 'GET /insightData/v3/contacts/Sales?limit=5000',
      status: 200,
      answer: ({ joe }) => ({
        _items: [{ key: 'S-1', ownerContactId: Number(joe) }],
        _links: { next: { marker: filled, link: like(/limit=5000/) } },
      }),
    },
    { name: 'joe is deleted', source: '3.1 [C]', send: 'DELETE /contacts/v3/contactId/{{joe}}', status: 200 },
    {
      name: 'and nobody sees his record among everybody’s',
      source: '6.5 [I]',
      assumes: 'recordsOfDeleted',
      send: 'GET /insightData/v3/contacts/Sales',
      status: 200,
      answer: { _items: [{ key: 'S-2' }] },
    },
    {
      name: 'but by name',
      source: '6.1 [I]',
      assumes: 'binnedOwner',
      send: 'GET /insightData/v3/contacts/contactId/{{joe}}/Sales/S-1',
      status: 200,
    },
  ],
};

export const insightRecords: readonly Sequence[] = [ofAccount, across, owned, otherwise];

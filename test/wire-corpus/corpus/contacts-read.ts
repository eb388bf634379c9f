import { at, type Exchange, envelope, nextQuery, type Sequence } from '../exchange.ts';
import {
  absent,
  atLeast,
  boolean,
  each,
  filled,
  having,
  ifThere,
  instant,
  integer,
  like,
  oneOf,
  text,
} from '../shapes.ts';

const statuses = ['subscribed', 'unsubscribed', 'pendingOptIn', 'deleted', 'suppressed', 'binned', 'noSubscription'];
const contact = {
  contactId: integer,
  status: oneOf(...statuses),
  created: instant,
  updated: instant,
  identifiers: { email: ifThere(filled), mobileNumber: ifThere(filled) },
};

const newList: Exchange = {
  name: 'a list is made',
  source: '4 [C]',
  send: 'POST /v2/address-books',
  body: '{"name":"Corpus readers","visibility":"Private"}',
  status: [200, 201],
  keep: { list: at('id') },
};

const member = (name: string): Exchange => ({
  name: `${name} is created in it`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"},"dataFields":{"FIRSTNAME":"${name}"},"lists":[{{list}}]}`,
  status: 201,
  keep: { [name]: at('contactId'), [`${name}Updated`]: at('updated') },
});

const included = (name: string, query: string): Exchange => ({
  name,
  source: 'C [I]',
  silent: 'how the array is written: comma and repeated are both taken',
  send: `GET /contacts/v3?~listId={{list}}&limit=1&${query}`,
  status: 200,
  answer: {
    _items: [{ channelProperties: { email: { status: 'subscribed' } }, lists: having({ name: 'Corpus readers' }) }],
  },
});

const projection: Sequence = {
  name: 'what a page of contacts carries',
  exchanges: [
    newList,
    member('ada'),
    {
      name: 'without data-fields and include: id, state and identifiers only',
      source: '3.1 [C], 3.2 [C]',
      send: 'GET /contacts/v3',
      status: 200,
      answer: {
        _links: { self: { marker: text, link: filled }, first: { marker: text, link: filled }, next: absent },
        _items: each({
          ...contact,
          dataFields: absent,
          channelProperties: absent,
          lists: absent,
          preferences: absent,
          consentRecords: absent,
        }),
      },
    },
    {
      name: 'data fields by name, separated by a pipe',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&data-fields=FIRSTNAME|LASTNAME',
      status: 200,
      answer: { _items: [{ dataFields: { FIRSTNAME: 'ada', GENDER: absent, POSTCODE: absent } }] },
    },
    {
      name: 'the pipe percent-encoded',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?%7ElistId={{list}}&data-fields=FIRSTNAME%7CLASTNAME',
      status: 200,
      answer: { _items: [{ dataFields: { FIRSTNAME: 'ada', GENDER: absent } }] },
    },
    {
      name: 'every data field with [[ALL]] in plain brackets',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&data-fields=[[ALL]]',
      status: 200,
      answer: { _items: [{ ...contact, dataFields: { FIRSTNAME: 'ada' }, lists: absent }] },
    },
    {
      name: 'every data field with [[ALL]] percent-encoded',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&data-fields=%5B%5BALL%5D%5D',
      status: 200,
      answer: { _items: [{ dataFields: { FIRSTNAME: 'ada' } }] },
    },
    {
      name: 'an include of one thing brings that one alone',
      source: '3.1 [C], 3.2 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&include=lists',
      status: 200,
      answer: ({ list }) => ({
        _items: [
          {
            lists: [{ id: Number(list), name: 'Corpus readers', status: oneOf('subscribed', 'suppressed', 'pending') }],
            channelProperties: absent,
            consentRecords: absent,
          },
        ],
      }),
    },
    included('an include of two things with a comma', 'include=channelProperties,lists'),
    included('an include of two things with the comma percent-encoded', 'include=channelProperties%2Clists'),
    included('an include of two things, repeated', 'include=channelProperties&include=lists'),
    {
      name: 'everything at once, in the letter case of answers',
      source: '3.1 [C], 3.2 [C]',
      send: 'GET /contacts/v3?include=channelProperties,lists,preferences,consentRecords&data-fields=[[ALL]]&limit=5000',
      status: 200,
      answer: {
        _items: each({
          ...contact,
          channelProperties: {
            email: {
              emailType: oneOf('Html', 'PlainText'),
              optInType: oneOf('Unknown', 'Single', 'Double', 'VerifiedDouble'),
              status: like(/^[a-z][A-Za-z]+$/),
            },
          },
          lists: each({ id: integer, name: filled, status: oneOf('subscribed', 'suppressed', 'pending') }, 0),
          preferences: each({ id: integer, publicName: text, privateName: text, isOptedIn: boolean }, 0),
          consentRecords: each({ text, dateTimeConsented: instant, dateTimeCreated: instant }, 0),
        }),
      },
    },
  ],
};

const sdkQuery = (body: unknown): URLSearchParams => new URLSearchParams(nextQuery(body));

const paging: Sequence = {
  name: 'pages and their links',
  exchanges: [
    newList,
    ...['ada', 'bob', 'cyd', 'dan', 'eve'].map(member),
    {
      name: 'the first page repeats every parameter in its next link',
      source: '2.3 [V], 2.3 [I]',
      silent: 'that links carry all parameters; the official paginator loses what they leave out',
      send: 'GET /contacts/v3/?%7ElistId={{list}}&limit=2&include=channelProperties&data-fields=FIRSTNAME%7CLASTNAME',
      status: 200,
      answer: ({ ada, bob }) => ({
        _links: {
          self: { link: filled, marker: text },
          first: { link: filled },
          next: { link: filled, marker: filled },
        },
        _items: [{ contactId: Number(ada) }, { contactId: Number(bob) }],
      }),
      keep: {
        next: nextQuery,
        marker: at('_links', 'next', 'marker'),
        limit: (body) => sdkQuery(body).get('limit'),
        filter: (body) => sdkQuery(body).get('~listId'),
      },
    },
    {
      name: 'a contact changed meanwhile moves nobody to another page',
      source: '11 [C]',
      send: 'PATCH /contacts/v3/contactId/{{ada}}',
      body: '{"dataFields":{"LASTNAME":"Later"}}',
      status: 200,
    },
    {
      name: 'the second page, as the official paginator asks for it',
      source: '2.3 [V]',
      send: 'GET /contacts/v3/?{{next}}',
      status: 200,
      answer: ({ cyd, dan }) => ({
        _links: { next: { link: filled }, prev: ifThere({ link: filled, marker: text }) },
        _items: [
          {
            contactId: Number(cyd),
            dataFields: { FIRSTNAME: 'cyd' },
            channelProperties: { email: { status: 'subscribed' } },
          },
          { contactId: Number(dan) },
        ],
      }),
      keep: { next: nextQuery },
    },
    {
      name: 'the last page has no next link',
      source: '2.3 [C]',
      send: 'GET /contacts/v3/?{{next}}',
      status: 200,
      answer: ({ eve }) => ({ _links: { next: absent }, _items: [{ contactId: Number(eve) }] }),
    },
    {
      name: 'the first marker still leads to the same page, with parameters of one’s own',
      source: '2.3 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&limit=2&marker={{%marker}}',
      status: 200,
      answer: ({ cyd, dan }) => ({
        _items: [{ contactId: Number(cyd), dataFields: absent }, { contactId: Number(dan) }],
      }),
    },
    {
      name: 'a page that is exactly full and the last has no next link',
      source: '2.3 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&limit=5',
      status: 200,
      answer: { _links: { next: absent }, _items: each(contact, 5) },
    },
    {
      name: 'an empty page still has self and first',
      source: '2.3 [C]',
      send: 'GET /contacts/v3?~modified=gte::2031-01-01T00:00:00Z',
      status: 200,
      answer: { _links: { self: { link: filled }, first: { link: filled }, next: absent }, _items: [] },
    },
    ...['10001', '-1', 'many'].map(
      (limit): Exchange => ({
        name: `a limit of ${limit} is refused`,
        source: '2.3 [C], 3.4 [C]',
        send: `GET /contacts/v3?limit=${limit}`,
        status: 400,
        answer: envelope(like(/^contacts:/)),
      }),
    ),
    {
      name: 'a marker that was never given out is refused, not taken for the beginning',
      source: '2.3 [I]',
      silent: 'markers are opaque; what a forged one is answered with',
      send: 'GET /contacts/v3?limit=2&marker=%2A%2Anot-a-marker',
      status: 400,
      answer: envelope(like(/^contacts:/)),
    },
  ],
};

const refused = (name: string, query: string): Exchange => ({
  name,
  source: '3.1 [C], 3.4 [C]',
  send: `GET /contacts/v3?${query}`,
  status: 400,
  answer: envelope('contacts:invalidFilter'),
});

const filters: Sequence = {
  name: 'filters',
  exchanges: [
    newList,
    member('ada'),
    member('bob'),
    {
      name: 'modified since an instant with milliseconds, itself included',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~modified=gte::{{bobUpdated}}',
      status: 200,
      answer: ({ bob }) => ({ _items: [{ contactId: Number(bob) }] }),
    },
    {
      name: 'modified since an instant without milliseconds',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~modified=gte::2026-11-25T09:00:02Z',
      status: 200,
      answer: ({ ada, bob }) => ({ _items: [{ contactId: Number(ada) }, { contactId: Number(bob) }] }),
    },
    {
      name: 'created since an instant',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~created=gte::2026-11-25T09:00:03Z',
      status: 200,
      answer: ({ bob }) => ({ _items: [{ contactId: Number(bob) }] }),
    },
    {
      name: 'a change raises modified, not created',
      source: '11 [C]',
      send: 'PATCH /contacts/v3/email/ada@example.com',
      body: '{"dataFields":{"LASTNAME":"Byron"}}',
      status: 200,
      keep: { changed: at('updated') },
    },
    {
      name: 'so that it is among the modified',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~modified=gte::{{changed}}',
      status: 200,
      answer: ({ ada }) => ({ _items: [{ contactId: Number(ada) }] }),
    },
    {
      name: 'and not among the created',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~created=gte::{{changed}}',
      status: 200,
      answer: { _items: [] },
    },
    {
      name: 'a list and modified together',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~listId={{list}}&~modified=gte::{{changed}}',
      status: 200,
      answer: ({ ada }) => ({ _items: [{ contactId: Number(ada) }] }),
    },
    refused('created and modified together', '~created=gte::2026-01-01T00:00:00Z&~modified=gte::2026-01-01T00:00:00Z'),
    refused('a list and a segment together', '~listId={{list}}&~segmentId=1'),
    refused('a date without a time', '~modified=gte::2026-01-01'),
    refused('an instant with an offset', '~modified=gte::2026-01-01T00:00:00%2B01:00'),
    refused('another comparison', '~modified=lt::2026-01-01T00:00:00Z'),
    refused('no comparison', '~modified=2026-01-01T00:00:00Z'),
    refused('a list that is no number', '~listId=readers'),
  ],
};

const single: Sequence = {
  name: 'one contact',
  exchanges: [
    {
      name: 'a contact with a mobile number',
      source: '3.1 [C]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"Jane@Example.com","mobileNumber":"447123123123"}}',
      status: 201,
      answer: { contactId: atLeast(1) },
      keep: { id: at('contactId') },
    },
    ...['contactId/{{id}}', 'email/Jane@Example.com', 'mobileNumber/447123123123'].map(
      (target): Exchange => ({
        name: `is found by ${target.split('/')[0]}`,
        source: '3.1 [C], 3.2 [C]',
        send: `GET /contacts/v3/${target}`,
        status: 200,
        answer: ({ id }) => ({ ...contact, contactId: Number(id) }),
      }),
    ),
    {
      name: 'its address is stored as it was sent and found in any case',
      source: 'B [I]',
      assumes: ['emailCase', 'emailStored'],
      send: 'GET /contacts/v3/email/JANE%40EXAMPLE.COM',
      status: 200,
      answer: { identifiers: { email: 'Jane@Example.com' } },
    },
    {
      name: 'a contact without a number has no such key',
      source: '3.2 [V]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"kim@example.com"}}',
      status: 201,
      answer: { identifiers: { email: 'kim@example.com', mobileNumber: absent } },
    },
    {
      name: 'nobody of that address: 404 with the item and what was looked for',
      source: '3.1 [C], A3 [C]',
      send: 'GET /contacts/v3/email/nobody@example.com',
      status: 404,
      answer: envelope('contacts:contactNotFound', {
        details: [{ item: 'nobody@example.com', description: "Not found using the identifier 'email'" }],
      }),
    },
    {
      name: 'nobody of that id',
      source: '3.1 [C]',
      send: 'GET /contacts/v3/contactId/2147483647',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
    {
      name: 'an id that is no number',
      source: '3.4 [C]',
      send: 'GET /contacts/v3/contactId/jane',
      status: 400,
      answer: envelope('contacts:invalidId'),
    },
    {
      name: 'an identifier that the account does not have',
      source: '3.1 [C], 3.4 [I]',
      silent: 'which of its codes',
      send: 'GET /contacts/v3/erp-id/C1',
      status: [400, 404],
      answer: envelope(like(/^contacts:/)),
    },
  ],
};

export const contactsRead: readonly Sequence[] = [projection, paging, filters, single];

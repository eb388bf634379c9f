import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { absent, filled, having, integer, like, numeric, oneOf, without } from '../shapes.ts';

const list = (name: string): Exchange => ({
  name: `a list ${name} is made`,
  source: '4 [C]',
  send: 'POST /v2/address-books',
  body: `{"name":"Corpus ${name}","visibility":"Private"}`,
  status: [200, 201],
  keep: { [name]: at('id') },
});

const spend: Exchange = {
  name: 'a numeric data field is made',
  source: '5 [C]',
  send: 'POST /v2/data-fields',
  body: '{"name":"C_SPEND","type":"Numeric"}',
  status: [200, 201],
};

const created = (name: string, more = ''): Exchange => ({
  name: `${name} is created`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}${more}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

const patched = (name: string, target: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: `PATCH /contacts/v3/${target}`,
  body,
  status: 200,
  ...more,
});

const reads = (name: string, target: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: `GET /contacts/v3/${target}?data-fields=[[ALL]]&include=channelProperties,lists,preferences`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const upsert: Sequence = {
  name: 'upsert of one',
  exchanges: [
    spend,
    patched(
      'an unknown address is created with 201',
      'email/jane%40example.com?merge-option=overwrite',
      '{"matchIdentifier":"email","identifiers":{"email":"jane@example.com"},"dataFields":{"FIRSTNAME":"Jane","LASTNAME":"Doe","C_SPEND":1.5}}',
      {
        source: '3.1 [C], A1 [V]',
        status: 201,
        answer: {
          contactId: integer,
          created: filled,
          identifiers: { email: 'jane@example.com', mobileNumber: absent },
        },
        keep: { id: at('contactId'), born: at('created') },
      },
    ),
    reads('and can be read', 'email/jane@example.com', {
      dataFields: { FIRSTNAME: 'Jane', LASTNAME: 'Doe', C_SPEND: numeric(1.5) },
    }),
    patched(
      'a known one is updated with 200, by an address written into the path',
      'email/jane@example.com?merge-option=overwrite',
      '{"identifiers":{"email":"jane@example.com"},"dataFields":{"FIRSTNAME":"Janet","C_SPEND":null}}',
      { answer: ({ id, born }) => ({ contactId: Number(id), created: born ?? '' }) },
    ),
    reads(
      'what was sent changed, null cleared, the rest stayed',
      'contactId/{{id}}',
      {
        dataFields: { FIRSTNAME: 'Janet', LASTNAME: 'Doe', C_SPEND: oneOf(null, absent) },
      },
      { assumes: 'emptyDataFields' },
    ),
    patched(
      'overwrite-if-empty',
      'contactId/{{id}}?merge-option=overwrite-if-empty',
      '{"dataFields":{"FIRSTNAME":"Jo","C_SPEND":2}}',
    ),
    reads('fills what is empty only', 'contactId/{{id}}', { dataFields: { FIRSTNAME: 'Janet', C_SPEND: numeric(2) } }),
    patched(
      'overwrite-if-not-empty',
      'contactId/{{id}}?merge-option=overwrite-if-not-empty',
      '{"dataFields":{"FIRSTNAME":"","LASTNAME":"Roe","C_SPEND":null}}',
    ),
    reads('lets no empty value through', 'contactId/{{id}}', {
      dataFields: { FIRSTNAME: 'Janet', LASTNAME: 'Roe', C_SPEND: numeric(2) },
    }),
    patched('without a merge option', 'contactId/{{id}}', '{"dataFields":{"LASTNAME":"Poe"}}'),
    reads('a change overwrites', 'contactId/{{id}}', { dataFields: { LASTNAME: 'Poe' } }),
    patched('an unknown merge option', 'contactId/{{id}}?merge-option=sometimes', '{"dataFields":{"LASTNAME":"No"}}', {
      source: '3.1 [C], 3.4 [C]',
      status: 400,
      answer: envelope(like(/^contacts:/)),
    }),
    patched('no JSON', 'contactId/{{id}}', 'LASTNAME=No', {
      source: '3.4 [C]',
      status: 400,
      answer: envelope('contacts:badJson'),
    }),
    patched('an unknown id', 'contactId/2147483647', '{"identifiers":{"email":"byid@example.com"}}', {
      source: '3.1 [C]',
      silent: 'a contactId never creates; which refusal that is',
      status: [400, 404],
      answer: envelope(like(/^contacts:/)),
    }),
    patched(
      'an unknown address and nothing to create from',
      'email/ghost@example.com',
      '{"dataFields":{"FIRSTNAME":"G"}}',
      {
        status: [400, 404],
        answer: envelope(like(/^contacts:/)),
      },
    ),
    reads('neither made a contact', 'email/byid@example.com', envelope('contacts:contactNotFound'), { status: 404 }),
  ],
};

const identity: Sequence = {
  name: 'identifiers that change',
  exchanges: [
    created('old', ',"dataFields":{"FIRSTNAME":"Same"}'),
    created('other'),
    patched(
      'an address is changed by the old one',
      'email/old@example.com',
      '{"identifiers":{"email":"new@example.com"}}',
      {
        answer: ({ old }) => ({ contactId: Number(old), identifiers: { email: 'new@example.com' } }),
      },
    ),
    reads('the old one is nobody’s', 'email/old@example.com', envelope('contacts:contactNotFound'), { status: 404 }),
    reads('the id stays', 'email/new@example.com', ({ old }) => ({
      contactId: Number(old),
      dataFields: { FIRSTNAME: 'Same' },
    })),
    patched(
      'an address is changed by the id',
      'contactId/{{old}}',
      '{"identifiers":{"email":"newer@example.com","mobileNumber":"447700900222"}}',
      {
        answer: { identifiers: { email: 'newer@example.com', mobileNumber: '447700900222' } },
      },
    ),
    patched('another’s address is a conflict', 'contactId/{{old}}', '{"identifiers":{"email":"other@example.com"}}', {
      source: '3.1 [C], A3 [C]',
      assumes: 'conflictCode',
      status: 409,
      answer: envelope('contacts:identifierConflict'),
    }),
    patched(
      'another’s number is a conflict',
      'email/other@example.com',
      '{"identifiers":{"email":"other@example.com","mobileNumber":"447700900222"}}',
      {
        source: '10 [C]',
        assumes: 'conflictCode',
        status: 409,
        answer: envelope('contacts:identifierConflict'),
      },
    ),
    patched('null clears no identifier', 'contactId/{{old}}', '{"identifiers":{"mobileNumber":null}}', {
      silent: 'whether it is refused or passed over',
      status: [200, 400],
    }),
    reads('the number is still there', 'contactId/{{old}}', { identifiers: { mobileNumber: '447700900222' } }),
    patched(
      'an unknown old address makes a second contact',
      'email/lost@example.com',
      '{"identifiers":{"email":"found@example.com"}}',
      {
        source: '3.1 [I]',
        silent: 'inferred; the danger of changing an address by the old one',
        status: 201,
        answer: { identifiers: { email: 'found@example.com' } },
      },
    ),
  ],
};

const email = (properties: string): string => `{"channelProperties":{"email":{${properties}}}}`;
const channels: Sequence = {
  name: 'channels and lists',
  exchanges: [
    list('first'),
    list('second'),
    created('ann', ',"lists":[{{first}}]'),
    patched('a second list', 'email/ann@example.com', '{"lists":[{{second}}]}', { source: '3.1 [C]' }),
    reads('is added to the first', 'email/ann@example.com', ({ first, second }) => ({
      lists: having({ id: Number(first) }, { id: Number(second) }),
    })),
    {
      name: 'a list is left by the v2 call',
      source: '3.1 [C], 4 [C]',
      send: 'DELETE /v2/address-books/{{first}}/contacts/{{ann}}',
      status: 204,
    },
    reads('and the other kept', 'email/ann@example.com', ({ second }) => ({ lists: [{ id: Number(second) }] })),
    patched('an unsubscribe', 'contactId/{{ann}}', email('"status":"unsubscribed"'), { source: '3.2 [C]' }),
    reads(
      'is told',
      'contactId/{{ann}}',
      { channelProperties: { email: { status: 'unsubscribed' } } },
      { source: '3.2 [C]' },
    ),
    patched(
      'a comeback without a challenge',
      'contactId/{{ann}}',
      email('"status":"subscribed","resubscribeOptions":{"resubscribeWithNoChallenge":true}'),
      { source: '3.2 [C]' },
    ),
    reads(
      'is subscribed',
      'contactId/{{ann}}',
      { channelProperties: { email: { status: 'subscribed' } } },
      { source: '3.2 [C]' },
    ),
    patched('a suppression', 'contactId/{{ann}}', email('"status":"suppressed"'), { source: '3.2 [C]' }),
    patched('data of somebody suppressed are taken', 'contactId/{{ann}}', '{"dataFields":{"FIRSTNAME":"Ann"}}'),
    reads('and the state stays', 'contactId/{{ann}}', {
      dataFields: { FIRSTNAME: 'Ann' },
      channelProperties: { email: { status: 'suppressed' } },
    }),
    patched(
      'a state in capitals is not of those that can be set',
      'contactId/{{ann}}',
      email('"status":"softBounced"'),
      {
        source: '3.2 [C]',
        status: 400,
        answer: envelope(like(/^contacts:/)),
      },
    ),
  ],
};

const replacing: Sequence = {
  name: 'replacing',
  exchanges: [
    created('rep', ',"dataFields":{"FIRSTNAME":"Rep","LASTNAME":"Gone"}'),
    {
      name: 'a replacement keeps the id',
      source: '3.1 [C]',
      send: 'PUT /contacts/v3/email/rep@example.com',
      body: '{"identifiers":{"email":"rep@example.com"},"dataFields":{"FIRSTNAME":"Anew"}}',
      status: 200,
      answer: ({ rep }) => ({ contactId: Number(rep) }),
    },
    reads(
      'what it left out is lost',
      'contactId/{{rep}}',
      { dataFields: { FIRSTNAME: 'Anew', LASTNAME: oneOf(null, absent) } },
      {
        assumes: 'emptyDataFields',
      },
    ),
    {
      name: 'without identifiers it is refused',
      source: '3.1 [C], 3.4 [C]',
      send: 'PUT /contacts/v3/contactId/{{rep}}',
      body: '{"dataFields":{"FIRSTNAME":"No"}}',
      status: 400,
      answer: envelope(like(/^contacts:/)),
    },
    {
      name: 'of nobody it is a 404',
      source: '3.1 [C]',
      send: 'PUT /contacts/v3/email/nobody@example.com',
      body: '{"identifiers":{"email":"nobody@example.com"}}',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
  ],
};

const bin: Sequence = {
  name: 'deleting, and the recycle bin',
  exchanges: [
    list('kept'),
    created('bin', ',"lists":[{{kept}}]'),
    {
      name: 'a delete tells the id',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/email/bin@example.com',
      status: 200,
      answer: ({ bin: id }) => ({ contactId: Number(id) }),
    },
    reads(
      'who is in the bin is told as binned',
      'email/bin@example.com',
      { status: 'binned' },
      {
        source: 'B [I]',
        assumes: 'binnedOnGet',
      },
    ),
    {
      name: 'and is on no page',
      source: 'B [I]',
      assumes: 'binnedInLists',
      send: 'GET /contacts/v3?limit=5000',
      status: 200,
      answer: { _items: without({ identifiers: { email: 'bin@example.com' } }) },
    },
    {
      name: 'nor in its list',
      source: 'B [I]',
      assumes: 'binnedInLists',
      send: 'GET /contacts/v3?~listId={{kept}}',
      status: 200,
      answer: { _items: [] },
    },
    {
      name: 'its address is taken',
      source: 'B [I]',
      assumes: 'binnedOnCreate',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"bin@example.com"}}',
      status: 409,
      answer: envelope('contacts:identifierConflict'),
    },
    patched(
      'an upsert takes it out again',
      'email/bin@example.com',
      '{"identifiers":{"email":"bin@example.com"},"dataFields":{"FIRSTNAME":"Back"}}',
      {
        source: '3.1 [C]',
        answer: ({ bin: id }) => ({ contactId: Number(id) }),
      },
    ),
    reads('as it was, with the change', 'email/bin@example.com', {
      status: 'subscribed',
      dataFields: { FIRSTNAME: 'Back' },
    }),
    {
      name: 'nobody can be deleted who is not there',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/email/nobody@example.com',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
    {
      name: 'a delete by id',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/contactId/{{bin}}',
      status: 200,
      answer: ({ bin: id }) => ({ contactId: Number(id) }),
    },
    reads('the bin is hidden, where the account is so', 'email/bin@example.com', envelope('contacts:contactNotFound'), {
      source: 'B [I]',
      assumes: 'binnedOnGet',
      admin: [['/switches', { binnedOnGet: 'not-found' }]],
      status: 404,
    }),
  ],
};

export const contactsChange: readonly Sequence[] = [upsert, identity, channels, replacing, bin];

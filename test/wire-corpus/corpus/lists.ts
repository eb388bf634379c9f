import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { each, filled, guid, having, integer, like, oneOf, without } from '../shapes.ts';

const LISTS = '/v2/address-books';
const item = { id: integer, name: filled, visibility: oneOf('Private', 'Public'), contacts: integer };

const made = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '4 [C]',
  send: `POST ${LISTS}`,
  body,
  status: [200, 201],
  ...more,
});

const got = (name: string, target: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '4 [C]',
  send: `GET ${LISTS}${target}`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const refused = (name: string, send: string, body: string | null, ...tokens: string[]): Exchange => ({
  name,
  source: '3.6 [C], 4 [C]',
  silent: 'codes of v2 refusals are rarely stated; clients read the token',
  send,
  ...(body === null ? {} : { body }),
  status: [400, 403, 404, 409],
  answer: token(...tokens),
});

const contact = (name: string): Exchange => ({
  name: `${name} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

const themselves: Sequence = {
  name: 'lists themselves',
  exchanges: [
    made('a list is made, with capitals', '{"Name":"Alpha","Visibility":"Public"}', {
      source: '1 [C], 4 [C]',
      answer: { ...item, name: 'Alpha', visibility: 'Public', contacts: 0 },
      keep: { alpha: at('id') },
    }),
    made('another, private', '{"name":"Beta","visibility":"Private"}', { keep: { beta: at('id') } }),
    got('all are listed', '', each(item)),
    got('among them both', '?select=1000&skip=0', having({ name: 'Alpha' }, { name: 'Beta' })),
    got('the public ones', '/public', having({ name: 'Alpha' })),
    got('are public', '/public', each({ visibility: 'Public' })),
    got('the private ones', '/private', having({ name: 'Beta' })),
    got('are not public', '/private', without({ name: 'Alpha' })),
    got('private ones paged by limit, as it is described', '/private?limit=1', undefined, { source: '2.3 [C]' }),
    got('one of them', '/{{alpha}}', ({ alpha }) => ({ ...item, id: Number(alpha), name: 'Alpha' })),
    got('a page of one', '?select=1&skip=1', [item]),
    got('pages end with an empty one', '?select=1000&skip=1000', []),
    {
      name: 'a list is renamed',
      source: '4 [C]',
      send: `PUT ${LISTS}/{{alpha}}`,
      body: '{"id":{{alpha}},"name":"Gamma","visibility":"Private"}',
      status: 200,
      answer: ({ alpha }) => ({ id: Number(alpha), name: 'Gamma', visibility: 'Private' }),
    },
    refused(
      'a name that is taken',
      `POST ${LISTS}`,
      '{"name":"Beta","visibility":"Private"}',
      'ERROR_ADDRESSBOOK_DUPLICATE',
    ),
    refused(
      'a rename to a name that is taken',
      `PUT ${LISTS}/{{alpha}}`,
      '{"name":"Beta","visibility":"Private"}',
      'ERROR_ADDRESSBOOK_DUPLICATE',
    ),
    refused(
      'a name of 129 signs',
      `POST ${LISTS}`,
      `{"name":"${'n'.repeat(129)}","visibility":"Private"}`,
      'ERROR_PARAMETER_INVALID',
      'ERROR_ADDRESSBOOK_INVALID',
    ),
    made('a name of 128 signs', `{"name":"${'n'.repeat(128)}","visibility":"Private"}`),
    refused(
      'the reserved name Test',
      `POST ${LISTS}`,
      '{"name":"Test","visibility":"Private"}',
      'ERROR_ADDRESSBOOK_NOTWRITABLE',
      'ERROR_ADDRESSBOOK_DUPLICATE',
    ),
    refused(
      'an unknown visibility',
      `POST ${LISTS}`,
      '{"name":"Delta","visibility":"Secret"}',
      'ERROR_PARAMETER_INVALID',
      'ERROR_ADDRESSBOOK_INVALID',
    ),
    refused('a list that is not there', `GET ${LISTS}/2147483646`, null, 'ERROR_ADDRESSBOOK_NOT_FOUND'),
    refused(
      'a rename of a list that is not there',
      `PUT ${LISTS}/2147483646`,
      '{"name":"Delta","visibility":"Private"}',
      'ERROR_ADDRESSBOOK_NOT_FOUND',
    ),
    { name: 'a list is deleted', source: '4 [C]', send: `DELETE ${LISTS}/{{beta}}`, status: 204, answer: '' },
    refused('and is gone', `GET ${LISTS}/{{beta}}`, null, 'ERROR_ADDRESSBOOK_NOT_FOUND'),
  ],
};

const members: Sequence = {
  name: 'who is in a list',
  exchanges: [
    made('a list', '{"name":"Members","visibility":"Private"}', { keep: { list: at('id') } }),
    contact('ann'),
    contact('bea'),
    {
      name: 'somebody known is added',
      source: '4 [C]',
      send: `POST ${LISTS}/{{list}}/contacts`,
      body: '{"Email":"ann@example.com"}',
      status: [200, 201],
      answer: ({ ann }) => ({ id: Number(ann), email: 'ann@example.com' }),
    },
    {
      name: 'somebody new is made and added',
      source: '3.5 [C], 4 [C]',
      send: `POST ${LISTS}/{{list}}/contacts`,
      body: '{"email":"cat@example.com","OptInType":"Single","EmailType":"Html","DataFields":[{"Key":"FIRSTNAME","Value":"Cat"}]}',
      status: [200, 201],
      answer: { id: integer, email: 'cat@example.com', optInType: 'Single' },
      keep: { cat: at('id') },
    },
    got('both are in it', '/{{list}}/contacts?withFullData=true', ({ ann, cat }) =>
      having({ id: Number(ann) }, { id: Number(cat), dataFields: having({ key: 'FIRSTNAME', value: 'Cat' }) }),
    ),
    got('v3 says the same', '', undefined, {
      send: 'GET /contacts/v3?~listId={{list}}',
      answer: ({ ann, cat }) => ({ _items: [{ contactId: Number(ann) }, { contactId: Number(cat) }] }),
    }),
    got('the list counts them', '/{{list}}', { contacts: 2 }),
    got('the contact knows its list', '', undefined, {
      source: '3.5 [C]',
      send: 'GET /v2/contacts/{{ann}}/address-books',
      answer: ({ list }) => having({ id: Number(list), name: 'Members' }),
    }),
    got('changed since', '/{{list}}/contacts/modified-since/2026-11-25T09:00:05Z', ({ cat }) =>
      having({ id: Number(cat) }),
    ),
    {
      name: 'one is taken out',
      source: '4 [C]',
      send: `DELETE ${LISTS}/{{list}}/contacts/{{ann}}`,
      status: 204,
      answer: '',
    },
    got('and is out', '/{{list}}/contacts', ({ cat }) => [{ id: Number(cat) }]),
    {
      name: 'many are taken out by a job, their ids in an array',
      source: '4 [C]',
      send: `POST ${LISTS}/{{list}}/contacts/delete`,
      body: '[{{cat}},{{bea}}]',
      status: 202,
      answer: { id: guid, status: 'Started' },
      keep: { job: at('id') },
    },
    got('the job is under way', '', undefined, {
      source: '4 [C], 4 [I]',
      assumes: ['listRemovalPolls', 'listRemovalKeys'],
      send: 'GET /v2/contacts/deletion/{{job}}',
      answer: ({ job }) => ({ id: job ?? '', status: 'Started' }),
    }),
    got('the job is done, in the capitals of the published example', '', undefined, {
      source: '4 [C], 4 [I]',
      assumes: 'listRemovalKeys',
      admin: [['/switches', { listRemovalKeys: 'Pascal' }]],
      send: 'GET /v2/contacts/deletion/{{job}}',
      answer: ({ job }) => ({ Id: job ?? '', Status: 'Completed' }),
    }),
    got('nobody is left', '/{{list}}/contacts', []),
    {
      name: 'all are taken out by a job',
      source: '4 [C]',
      admin: [['/switches', { listRemovalPolls: 0, listRemovalOutcome: 'Failed' }]],
      send: `POST ${LISTS}/{{list}}/contacts/delete-all`,
      status: 202,
      keep: { job: (body) => at('id')(body) ?? at('Id')(body) },
    },
    got('which may fail', '', undefined, {
      source: '4 [C], 4 [I]',
      assumes: 'listRemovalOutcome',
      send: 'GET /v2/contacts/deletion/{{job}}',
      answer: { Status: 'Failed' },
    }),
    got('the contacts themselves are still there', '', undefined, {
      source: '4 [C]',
      send: 'GET /contacts/v3/contactId/{{cat}}',
      answer: { status: 'subscribed' },
    }),
    refused(
      'a list that is not there takes nobody',
      `POST ${LISTS}/2147483646/contacts`,
      '{"email":"ann@example.com"}',
      'ERROR_ADDRESSBOOK_NOT_FOUND',
    ),
    refused('and lists nobody', `GET ${LISTS}/2147483646/contacts`, null, 'ERROR_ADDRESSBOOK_NOT_FOUND'),
    refused('0 as a page', `GET ${LISTS}/{{list}}/contacts?select=0`, null, 'ERROR_PARAMETER_INVALID'),
    refused(
      'a list id that is none',
      `GET ${LISTS}/members`,
      null,
      'ERROR_PARAMETER_INVALID',
      'ERROR_ADDRESSBOOK_NOT_FOUND',
    ),
  ],
};

const tooMany: Sequence = {
  name: 'more lists than a page holds',
  exchanges: [
    ...['one', 'two', 'three'].map((name) => made(`list ${name}`, `{"name":"Page ${name}","visibility":"Public"}`)),
    got('two lists a page', '/public?select=2&skip=0', [item, item]),
    got(
      'names are told as they were given',
      '/public?select=1000',
      having({ name: 'Page one' }, { name: 'Page three' }),
    ),
    refused('more than a thousand', `GET ${LISTS}?select=1001`, null, 'ERROR_PARAMETER_INVALID'),
    got('ids are integers', '', each({ id: integer, name: like(/./) })),
  ],
};

export const lists: readonly Sequence[] = [themselves, members, tooMany];

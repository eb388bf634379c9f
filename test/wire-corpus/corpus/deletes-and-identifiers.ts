import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { absent, anything, each, filled, guid, having, like, text } from '../shapes.ts';

const deletion = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: 'POST /contacts/v3/delete',
  body,
  status: 202,
  answer: { deleteId: guid },
  keep: { job: at('deleteId') },
  ...more,
});

const polledDelete = (name: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: 'GET /contacts/v3/delete/{{job}}',
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const bulkDelete: Sequence = {
  name: 'bulk delete',
  switches: { activeDeletes: 1 },
  exchanges: [
    ...['a', 'b'].map(
      (name): Exchange => ({
        name: `${name} is created`,
        source: '3.1 [C]',
        send: 'POST /contacts/v3',
        body: `{"identifiers":{"email":"${name}@example.com"}}`,
        status: 201,
        keep: { [name]: at('contactId') },
      }),
    ),
    deletion(
      'two that are there and one that is not',
      '[{"email":"a@example.com"},{"contactId":{{b}}},{"email":"ghost@example.com"}]',
    ),
    deletion('a second job beside it is one too many', '[{"email":"a@example.com"}]', {
      source: '2.2 [C]',
      assumes: 'activeDeletes',
      status: 429,
      answer: envelope('contacts:tooManyBulkDeleteJobs'),
      keep: {},
    }),
    polledDelete('the job has not begun', ({ job }) => ({ deleteId: job ?? '', status: 'NotStarted' }), {
      source: '3.1 [C], 3.1 [I]',
      assumes: 'deletePolls',
    }),
    polledDelete('it has begun', { status: 'NotFinished' }, { source: '3.1 [C], 3.1 [I]', assumes: 'deletePolls' }),
    polledDelete(
      'it is done',
      {
        status: 'Finished',
        summary: { requestedContacts: 3, deletedContacts: 2, unknownContacts: 1, invalidEntries: 0 },
        deleted: each({}, 2),
        failures: each({ identifier: anything, failures: each({ failureCode: filled, description: text }) }, 0),
      },
      { silent: 'what stands in deleted and how an identifier is written in failures' },
    ),
    {
      name: 'they are in the bin',
      source: 'B [I]',
      assumes: 'deletedByBulk',
      send: 'GET /contacts/v3/email/a@example.com',
      status: 200,
      answer: { status: 'binned' },
    },
    deletion('nobody to delete', '[]', {
      source: '3.4 [C]',
      status: 400,
      answer: envelope('contacts:noContactsSpecified'),
      keep: {},
    }),
    deletion('no array', '{"email":"a@example.com"}', {
      source: '3.4 [C]',
      status: 400,
      answer: envelope(like(/^contacts:/)),
      keep: {},
    }),
    deletion(
      '5,001 at once',
      `[${Array.from({ length: 5_001 }, (_, index) => `{"contactId":${index + 1}}`).join(',')}]`,
      {
        source: '2.2 [C]',
        status: 400,
        answer: envelope(like(/^contacts:/)),
        keep: {},
      },
    ),
    polledDelete('an id that never was', envelope('contacts:invalidDeleteId'), {
      source: '3.4 [C]',
      send: 'GET /contacts/v3/delete/nonsense',
      status: 400,
    }),
  ],
};

const IDENTIFIERS = '/configuration/v3/customIdentifiers';
const customIdentifiers: Sequence = {
  name: 'custom identifiers',
  switches: { customIdentifierLimit: 2, identifiersInUse: ['in-use'] },
  exchanges: [
    ...['erp-id', 'in-use'].map(
      (name): Exchange => ({
        name: `${name} is made`,
        source: '3.1 [C]',
        silent: 'whether 200 or 201',
        send: `POST ${IDENTIFIERS}`,
        body: `{"name":"${name}"}`,
        status: [200, 201],
      }),
    ),
    {
      name: 'they are listed',
      source: '3.1 [C]',
      send: `GET ${IDENTIFIERS}`,
      status: 200,
      answer: having({ name: 'erp-id' }, { name: 'in-use' }),
    },
    {
      name: 'a name that is taken',
      source: '3.1 [C]',
      send: `POST ${IDENTIFIERS}/`,
      body: '{"name":"erp-id"}',
      status: 409,
      answer: envelope('customIdentifiers:nameAlreadyExists'),
    },
    {
      name: 'one more than the account may have',
      source: '2.2 [C]',
      assumes: 'customIdentifierLimit',
      send: `POST ${IDENTIFIERS}`,
      body: '{"name":"third"}',
      status: 412,
      answer: { errorCode: like(/^customIdentifiers:/) },
    },
    {
      name: 'one in use is not deleted, and the details say where it is',
      source: '3.1 [C]',
      assumes: 'identifiersInUse',
      send: `DELETE ${IDENTIFIERS}/in-use`,
      status: 400,
      answer: envelope('customIdentifiers:inUse', { details: each({ item: filled }) }),
    },
    {
      name: 'a contact has it among its identifiers',
      source: '3.2 [C], A1 [C]',
      send: 'PATCH /contacts/v3/email/c@example.com',
      body: '{"identifiers":{"email":"c@example.com","erp-id":"C000123"}}',
      status: 201,
      answer: { identifiers: { email: 'c@example.com', 'erp-id': 'C000123', 'in-use': absent } },
      keep: { c: at('contactId') },
    },
    {
      name: 'and is found by it',
      source: '3.1 [C]',
      send: 'GET /contacts/v3/erp-id/C000123',
      status: 200,
      answer: ({ c }) => ({ contactId: Number(c) }),
    },
    {
      name: 'and changed by it',
      source: '3.1 [C]',
      send: 'PATCH /contacts/v3/erp-id/C000123?merge-option=overwrite',
      body: '{"matchIdentifier":"erp-id","identifiers":{"erp-id":"C000123"},"dataFields":{"FIRSTNAME":"Cy"}}',
      status: 200,
      answer: ({ c }) => ({ contactId: Number(c) }),
    },
    {
      name: 'another contact cannot have it',
      source: '11 [C], A3 [C]',
      assumes: 'conflictCode',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"d@example.com","erp-id":"C000123"}}',
      status: 409,
      answer: envelope('contacts:identifierConflict'),
    },
    {
      name: 'a contact is not made by it alone',
      source: '3.1 [C]',
      send: 'PATCH /contacts/v3/erp-id/C000999',
      body: '{"identifiers":{"erp-id":"C000999"}}',
      status: [400, 404],
      answer: envelope(like(/^contacts:/)),
    },
  ],
};

export const deletesAndIdentifiers: readonly Sequence[] = [bulkDelete, customIdentifiers];

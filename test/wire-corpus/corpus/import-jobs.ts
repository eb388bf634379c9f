import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { anyCase, guid, having, ifThere, integer, like, oneOf, text } from '../shapes.ts';

const imported = (contacts: string, more: Partial<Exchange> = {}): Exchange => ({
  name: 'an import is accepted',
  source: '3.1 [C], A2 [C]',
  send: 'PUT /contacts/v3/import',
  body: `{"mergeOption":"overwrite","contacts":[${contacts}]}`,
  status: 202,
  answer: { importId: guid },
  keep: { job: at('importId') },
  ...more,
});

const row = (email: string, more = ''): string =>
  `{"matchIdentifier":"email","identifiers":{"email":"${email}"}${more}}`;

const asked = (name: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.3 [C], A2 [C]',
  send: 'GET /contacts/v3/import/{{job}}',
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const running = (name: string): Exchange =>
  asked(name, ({ job }) => ({ importId: job ?? '', status: 'NotFinished' }), {
    source: '3.3 [C], B [I]',
    assumes: 'importPolls',
  });
const twice = [running('it is not finished at the first look'), running('nor at the second')];

const summary = (newContacts: number, updatedContacts: number, invalidEntries: number) => ({
  newContacts,
  updatedContacts,
  globallySuppressed: integer,
  invalidEntries,
  duplicateIdentifiers: integer,
});

const failed = (email: string, code: string) => ({
  matchIdentifier: 'email',
  identifiers: { email },
  failures: having({ failureCode: anyCase(code), description: text }),
});

const imports: Sequence = {
  name: 'an import and its report',
  exchanges: [
    {
      name: 'somebody is there before',
      source: '3.1 [C]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"there@example.com"},"dataFields":{"FIRSTNAME":"There","LASTNAME":"Kept"}}',
      status: 201,
      keep: { there: at('contactId') },
    },
    imported(
      [
        row('a@example.com', ',"dataFields":{"FIRSTNAME":"A"}'),
        row('there@example.com', ',"dataFields":{"FIRSTNAME":"","LASTNAME":"New"}'),
        row('bob@x@y'),
      ].join(','),
      {
        body: `{"mergeOption":"overwriteIfNotEmpty","contacts":[${[
          row('a@example.com', ',"dataFields":{"FIRSTNAME":"A"}'),
          row('there@example.com', ',"dataFields":{"FIRSTNAME":"","LASTNAME":"New"}'),
          row('bob@x@y'),
        ].join(',')}]}`,
      },
    ),
    ...twice,
    asked('then it tells who was made, who was changed and who failed', ({ job, there }) => ({
      importId: job ?? '',
      status: 'Finished',
      summary: summary(1, 1, 1),
      created: [{ contactId: integer, identifiers: { email: 'a@example.com' } }],
      updated: [{ contactId: Number(there), identifiers: { email: 'there@example.com' } }],
      failures: [failed('bob@x@y', 'invalidEmail')],
    })),
    asked('and tells it again to whoever asks again', { status: 'Finished', summary: summary(1, 1, 1) }),
    {
      name: 'the made one is there',
      source: '3.1 [C]',
      send: 'GET /contacts/v3/email/a@example.com?data-fields=FIRSTNAME',
      status: 200,
      answer: { dataFields: { FIRSTNAME: 'A' } },
    },
    {
      name: 'the changed one kept what was sent empty',
      source: '3.1 [C]',
      send: 'GET /contacts/v3/email/there@example.com?data-fields=FIRSTNAME|LASTNAME',
      status: 200,
      answer: { dataFields: { FIRSTNAME: 'There', LASTNAME: 'New' } },
    },
    imported(row('bad@example.com'), {
      name: 'overwriteIfEmpty is taken',
      body: `{"mergeOption":"overwriteIfEmpty","contacts":[${row('there@example.com', ',"dataFields":{"FIRSTNAME":"Not"}')}]}`,
    }),
  ],
};

const rowFaults: Sequence = {
  name: 'rows that fail, each with its code',
  switches: {
    globallySuppressed: ['gsl@example.com'],
    suppressedDomains: ['supp.example'],
    invalidDomains: ['nodomain.example'],
    blockedLocalParts: ['postmaster'],
  },
  exchanges: [
    {
      name: 'a numeric data field is made',
      source: '5 [C]',
      send: 'POST /v2/data-fields',
      body: '{"name":"C_SPEND","type":"Numeric"}',
      status: [200, 201],
    },
    imported(
      [
        row('good@example.com', ',"dataFields":{"C_SPEND":10}'),
        row('type@example.com', ',"dataFields":{"C_SPEND":"much"}'),
        row('list@example.com', ',"lists":[2147483646]'),
        row('phone@example.com').replace('"}}', '","mobileNumber":"12ab"}}'),
        row('gsl@example.com'),
        row('jo@supp.example'),
        row('jo@nodomain.example'),
        row('postmaster@example.com'),
        row('twice@example.com'),
        row('twice@example.com'),
        '{"matchIdentifier":"contactId","identifiers":{"contactId":2147483647}}',
      ].join(','),
    ),
    ...twice,
    asked(
      'the report names them',
      {
        status: 'Finished',
        summary: { newContacts: oneOf(1, 2), updatedContacts: oneOf(0, 1), globallySuppressed: 1 },
        created: having({ identifiers: { email: 'good@example.com' } }),
        failures: having(
          failed('type@example.com', 'ApiSchemaViolation'),
          failed('list@example.com', 'InvalidAddressBookIds'),
          failed('phone@example.com', 'InvalidPhoneNumber'),
          failed('gsl@example.com', 'GloballySuppressed'),
          failed('jo@supp.example', 'SuppressedByDomain'),
          failed('jo@nodomain.example', 'InvalidDomain'),
          failed('postmaster@example.com', 'Blocker'),
          {
            identifiers: { email: 'twice@example.com' },
            failures: having({ failureCode: like(/^duplicate(Identifier)?$/i) }),
          },
          {
            matchIdentifier: 'contactId',
            failures: having({ failureCode: like(/^(InvalidContactId|InvalidContact)$/i) }),
          },
        ),
      },
      {
        source: '3.3 [C], B [I]',
        assumes: [
          'wrongType',
          'unknownList',
          'globallySuppressed',
          'suppressedDomains',
          'invalidDomains',
          'blockedLocalParts',
        ],
      },
    ),
    {
      name: 'who failed is not there',
      source: '3.3 [C]',
      send: 'GET /contacts/v3/email/type@example.com',
      status: 404,
    },
  ],
};

const refusedImport = (
  name: string,
  body: string,
  answer: Exchange['answer'],
  more: Partial<Exchange> = {},
): Exchange => ({
  name,
  source: '3.1 [C], 3.4 [C]',
  send: 'PUT /contacts/v3/import',
  body,
  status: 400,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const refusals: Sequence = {
  name: 'imports that are refused',
  exchanges: [
    refusedImport(
      'a row without identifiers refuses the whole request',
      `{"mergeOption":"overwrite","contacts":[${row('fine@example.com')},{"matchIdentifier":"email"}]}`,
      envelope('contacts:badRequest'),
    ),
    refusedImport(
      'a row without matchIdentifier',
      '{"mergeOption":"overwrite","contacts":[{"identifiers":{"email":"a@example.com"}}]}',
      envelope(like(/^contacts:/)),
    ),
    refusedImport('no JSON', '{"contacts":[', envelope('contacts:badJson')),
    refusedImport('no contacts', '{"mergeOption":"overwrite"}', envelope(like(/^contacts:/))),
    refusedImport(
      'an unknown merge option',
      `{"mergeOption":"sometimes","contacts":[${row('a@example.com')}]}`,
      envelope(like(/^contacts:/)),
    ),
    asked('an import that never was', envelope('contacts:importNotFound'), {
      source: '3.4 [C]',
      send: 'GET /contacts/v3/import/d7de900d-d337-43f6-b1e1-c8ec73e1a434',
      status: 404,
    }),
    asked('an id that is no GUID', envelope(oneOf('contacts:invalidId', 'contacts:importNotFound')), {
      source: '3.4 [C]',
      silent: 'which of the two it is',
      send: 'GET /contacts/v3/import/twelve',
      status: [400, 404],
    }),
  ],
};

const ends: Sequence = {
  name: 'imports that end otherwise',
  exchanges: [
    imported(row('a@example.com'), {
      name: 'an import that the watchdog will reject is accepted',
      source: '3.3 [C], 11 [C]',
      admin: [
        [
          '/imports',
          {
            next: [
              { outcome: 'RejectedByWatchdog', polls: 0 },
              { outcome: 'Failed', polls: 0 },
              { outcome: 'ExceedsAllowedContactLimit', polls: 0 },
              'never',
            ],
          },
        ],
      ],
    }),
    asked('and rejected', { status: 'RejectedByWatchdog' }),
    imported(row('b@example.com')),
    asked('one that fails', { status: 'Failed' }),
    imported(row('c@example.com')),
    asked('one with more contacts than the account may hold', { status: 'ExceedsAllowedContactLimit' }),
    imported(row('d@example.com')),
    ...['1', '2', '3', '4'].map((poll) =>
      asked(`one that never ends, look ${poll}`, { status: 'NotFinished' }, { source: '11 [C]' }),
    ),
    {
      name: 'none of them made anybody',
      source: '3.3 [C]',
      send: 'GET /contacts/v3/email/a@example.com',
      status: 404,
    },
  ],
};

const slots: Sequence = {
  name: 'places for imports',
  switches: { activeImports: 1 },
  exchanges: [
    imported(row('a@example.com'), { keep: { job: at('importId') } }),
    imported(row('b@example.com'), {
      name: 'one more than there are places is told by its code',
      source: '2.2 [C], A3 [C]',
      assumes: 'activeImports',
      status: 429,
      answer: envelope('contacts:tooManyActiveImports'),
      answerHeaders: { 'x-ratelimit-remaining': ifThere(like(/^[1-9]\d*$/)) },
      keep: {},
    }),
    ...twice,
    asked('when the first has ended', { status: 'Finished' }),
    imported(row('b@example.com'), { name: 'there is a place again', source: '2.2 [C]' }),
  ],
};

export const importJobs: readonly Sequence[] = [imports, rowFaults, refusals, ends, slots];

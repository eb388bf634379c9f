import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { atLeast, exactly, guid, integer, like } from '../shapes.ts';

const IMPORT = '/v2/contacts/import';

const call = (name: string, send: string, status: Exchange['status'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.5 [C]',
  send,
  status,
  ...more,
});

const started = (name: string, body: string, more: Partial<Exchange> = {}): Exchange =>
  call(name, `POST ${IMPORT}`, 202, {
    body,
    answer: { id: guid, status: 'NotFinished' },
    keep: { job: at('id') },
    ...more,
  });

const faults = (name: string, table: RegExp, more: Partial<Exchange> = {}): Exchange =>
  call(name, `GET ${IMPORT}/{{job}}/report-faults`, 200, {
    answer: like(table),
    source: '3.5 [C], 3.5 [I]',
    silent: 'that the second column is headed email, in whatever case',
    ...more,
  });

/** Nobody asks about it, and a minute passes. */
const minute = (offsetMs: number): Pick<Exchange, 'admin'> => ({ admin: [['/clock', { offsetMs }]] });

const person = (email: string, more = ''): Exchange => ({
  name: `${email} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${email}"}${more}}`,
  status: 201,
});

const NOBODY = '00000000-0000-0000-0000-000000000000';

const imports: Sequence = {
  name: 'a contact import in v2 and its report',
  exchanges: [
    person('known@example.com', ',"dataFields":{"FIRSTNAME":"Known"}'),
    person('gone@example.com'),
    call('one of them unsubscribes', 'POST /v2/contacts/unsubscribe', 200, {
      source: '3.8 [C]',
      body: '{"email":"gone@example.com"}',
    }),
    started(
      'an import is accepted, with the keys that an official client writes',
      `{"AddressBookIds":[],"MergeOption":1,"Contacts":[
        {"Email":"new@example.com","OptInType":"Single","EmailType":"Html","DataFields":[{"Key":"FIRSTNAME","Value":"New"}],
         "ConsentFields":[{"Key":"consenttext","Value":"Yes"},{"Key":"consentdatetime","Value":"2026-10-01T09:00:00Z"}]},
        {"Email":"known@example.com","DataFields":[{"Key":"FIRSTNAME","Value":""}]},
        {"Email":"gone@example.com"},{"Email":"bob@x@y"},{"Email":"new@example.com"}]}`,
      { source: '3.5 [C], 1 [C]' },
    ),
    ...['report', 'report-faults'].map((part) =>
      call(`there is no ${part} before it is done`, `GET ${IMPORT}/{{job}}/${part}`, [400, 404], {
        source: '3.6 [C]',
        answer: token('ERROR_IMPORT_REPORT_NOT_FOUND'),
      }),
    ),
    ...['first', 'second'].map((look) =>
      call(`it is not finished at the ${look} look`, `GET ${IMPORT}/{{job}}`, 200, {
        source: '3.5 [C], B [I]',
        assumes: 'importPolls',
        answer: ({ job }) => ({ id: job ?? '', status: 'NotFinished' }),
      }),
    ),
    call('then it is', `GET ${IMPORT}/{{job}}`, 200, {
      source: '3.5 [C], B [I]',
      assumes: 'v2ImportOutcome',
      answer: ({ job }) => ({ id: job ?? '', status: 'Finished' }),
    }),
    call('the report counts everything that it counts', `GET ${IMPORT}/{{job}}/report`, 200, {
      answer: exactly({
        newContacts: 1,
        updatedContacts: 1,
        globallySuppressed: 0,
        invalidEntries: 1,
        duplicateEmails: 1,
        blocked: 0,
        unsubscribed: 1,
        hardBounced: 0,
        softBounced: 0,
        ispComplaints: 0,
        mailBlocked: 0,
        domainSuppressed: 0,
        pendingDoubleOptin: 0,
        failures: integer,
        suppressedContacts: 0,
      }),
    }),
    faults(
      'the faults are a table that starts with a mark',
      /^\uFEFFReason,email,FIRSTNAME\r\nUnsubscribed,gone@example\.com,\r\nInvalid Email,bob@x@y,\r\nDuplicate,new@example\.com,\r\n$/i,
      {
        assumes: ['v2FaultsBom', 'v2FaultsLines', 'v2ImportReasons'],
        answerHeaders: { 'content-type': like(/^text\/csv/) },
      },
    ),
    call('what was sent empty changed nothing', 'GET /contacts/v3/email/known@example.com', 200, {
      answer: { dataFields: { FIRSTNAME: 'Known' } },
    }),
    call('consent came along', 'GET /v2/contacts/new@example.com/with-consent', 200, {
      answer: { contact: { email: 'new@example.com', optInType: 'Single' }, consentFields: [{}] },
    }),
    ...['', '/report', '/report-faults'].map((part) =>
      call(`an import that never was has nothing at "${part}"`, `GET ${IMPORT}/${NOBODY}${part}`, [400, 404], {
        source: '3.6 [C]',
        answer: token('ERROR_IMPORT_NOT_FOUND'),
      }),
    ),
  ],
};

const ways: Sequence = {
  name: 'merge options, lists and preferences',
  exchanges: [
    person('known@example.com', ',"dataFields":{"FIRSTNAME":"Known"}'),
    call('a list is made', 'POST /v2/address-books', 201, {
      source: '4 [C]',
      body: '{"name":"Imported"}',
      keep: { list: at('id') },
    }),
    started(
      'only what is empty is written, by the path',
      '{"contacts":[{"email":"known@example.com","dataFields":[{"key":"FIRSTNAME","value":"Not"},{"key":"LASTNAME","value":"Yes"}]}]}',
      { send: 'POST /v2/address-books/{{list}}/contacts/import/with-merge-option/2' },
    ),
    call('so it is', 'GET /contacts/v3/email/known@example.com', 200, {
      answer: { dataFields: { FIRSTNAME: 'Known', LASTNAME: 'Yes' } },
      ...minute(60_000),
    }),
    call('in the list', 'GET /v2/address-books/{{list}}/contacts?select=5&skip=0', 200, {
      answer: [{ email: 'known@example.com' }],
    }),
    started(
      'a preference stands in a data field',
      '{"addressBookIds":[{{list}}],"mergeOption":0,"contacts":[{"email":"b@example.com","dataFields":[{"key":"Preference:What to hear of>Offers","value":"True"}]}]}',
      { send: 'POST /v2/contacts/import-collection' },
    ),
    call('and is chosen', 'GET /v2/contacts/b@example.com/preferences', 200, {
      source: '3.5 [C], 3.5 [I]',
      assumes: 'v2PreferenceNames',
      answer: [
        { preferences: [{ isOptedIn: false }, { publicName: 'Offers', isOptedIn: true }] },
        { isOptedIn: false },
      ],
      ...minute(120_000),
    }),
    call('a list that is not there', 'POST /v2/address-books/9/contacts/import', [400, 404], {
      source: '3.6 [C]',
      body: '{"contacts":[{"email":"a@example.com"}]}',
      answer: token('ERROR_ADDRESSBOOK_NOT_FOUND'),
    }),
    call('a merge option that is none', `POST ${IMPORT}/with-merge-option/3`, 400, {
      source: '3.5 [C], 3.6 [I]',
      silent: 'that the code is that of a wrong parameter',
      body: '{"contacts":[{"email":"a@example.com"}]}',
      answer: token('ERROR_PARAMETER_INVALID'),
    }),
  ],
};

const refused: Sequence = {
  name: 'rows of people that v2 does not write to',
  switches: { mailBlockedDomains: ['strict.example'] },
  exchanges: [
    person('pending@example.com', ',"channelProperties":{"email":{"optInType":"VerifiedDouble"}}'),
    person('left@example.com'),
    person('hidden@example.com'),
    call('a list is made', 'POST /v2/address-books', 201, {
      source: '4 [C]',
      body: '{"name":"Left"}',
      keep: { list: at('id') },
    }),
    call('somebody is put into it', 'POST /v2/address-books/{{list}}/contacts', [200, 201], {
      source: '4 [C]',
      body: '{"email":"left@example.com"}',
    }),
    call('and leaves it', 'POST /v2/address-books/{{list}}/contacts/unsubscribe', 200, {
      source: '3.8 [C]',
      body: '{"email":"left@example.com"}',
    }),
    call('somebody is suppressed', 'PUT /v2/contacts/suppress-contacts', 200, {
      source: '3.8 [C]',
      body: '[{"email":"hidden@example.com"}]',
    }),
    started(
      'all are imported',
      `{"addressBookIds":[{{list}}],"contacts":[{"email":"pending@example.com"},{"email":"left@example.com"},
        {"email":"hidden@example.com"},{"email":"a@strict.example"},{"email":"c@example.com","dataFields":[{"key":"SHOE","value":"9"}]}]}`,
    ),
    call('each is counted as what it is', `GET ${IMPORT}/{{job}}/report`, 200, {
      source: '3.5 [C], B [I]',
      assumes: ['v2ImportPending', 'v2ImportOptOuts', 'mailBlockedDomains', 'importFieldFaults'],
      answer: {
        newContacts: 0,
        updatedContacts: 0,
        pendingDoubleOptin: 1,
        unsubscribed: 1,
        suppressedContacts: 1,
        mailBlocked: 1,
        failures: atLeast(1),
      },
      ...minute(60_000),
    }),
    faults('and told of', /Pending optin,.*Unsubscribed,.*Suppressed by you,.*Mail blocked,.*Failures,/s, {
      assumes: 'v2ImportReasons',
    }),
  ],
};

const places: Sequence = {
  name: 'imports of v2 and v3 share their places',
  switches: { activeImports: 1 },
  exchanges: [
    {
      name: 'one of v3 is begun',
      source: '3.1 [C]',
      send: 'PUT /contacts/v3/import',
      body: '{"contacts":[{"matchIdentifier":"email","identifiers":{"email":"a@example.com"}}]}',
      status: 202,
    },
    call('there is no place for one of v2', `POST ${IMPORT}`, [400, 429], {
      source: '2.2 [C], 3.6 [C]',
      body: '{"contacts":[{"email":"a@example.com"}]}',
      answer: token('ERROR_IMPORT_TOOMANYACTIVEIMPORTS'),
    }),
  ],
};

/** Contact imports in v2 (contract dotdigital 3.5, 3.6, 2.2). */
export const v2Imports: readonly Sequence[] = [imports, ways, refused, places];

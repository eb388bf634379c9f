import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { absent, each, having, like, numeric, oneOf } from '../shapes.ts';

const field = (name: string, type: string): Exchange => ({
  name: `a data field ${name} is made`,
  source: '5 [C]',
  send: 'POST /v2/data-fields',
  body: `{"name":"${name}","type":"${type}"}`,
  status: [200, 201],
});

const created = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"jane@example.com"}${body}}`,
  status: 201,
  ...more,
});

const patched = (name: string, dataFields: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: 'PATCH /contacts/v3/email/jane@example.com',
  body: `{"identifiers":{"email":"jane@example.com"},"dataFields":{${dataFields}}}`,
  status: 200,
  ...more,
});

const reads = (name: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send: 'GET /contacts/v3/email/jane@example.com?data-fields=[[ALL]]&include=lists',
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const values: Sequence = {
  name: 'values of data fields',
  exchanges: [
    field('C_SPEND', 'Numeric'),
    field('C_ORDERED', 'Date'),
    created('a number in a string is a number', ',"dataFields":{"C_SPEND":"12.5","C_ORDERED":"2026-11-01"}', {
      source: '5 [C], B [I]',
      assumes: 'numericStrings',
    }),
    reads(
      'and reads as one; a date reads as it was sent',
      { dataFields: { C_SPEND: numeric(12.5), C_ORDERED: '2026-11-01' } },
      { source: '3.2 [C], B [I]', assumes: ['numericStrings', 'dates'] },
    ),
    reads(
      'or as an instant',
      { dataFields: { C_ORDERED: like(/^2026-11-01T00:00:00(\.0+)?Z$/) } },
      { source: '3.2 [C], B [I]', assumes: 'dates', admin: [['/switches', { dates: 'instant' }]] },
    ),
    patched('a number in a string may be of the wrong type', '"C_SPEND":"13"', {
      source: 'B [I]',
      assumes: 'numericStrings',
      admin: [['/switches', { numericStrings: 'refuse' }]],
      status: 400,
      answer: envelope('contacts:badRequest', { details: having({ item: like(/C_SPEND/) }) }),
    }),
    patched('where a number is taken', '"C_SPEND":13'),
  ],
};

const strange = { body: '{"identifiers":{"email":"joe@example.com","no-such":"C1"}}' };
const conflict: Partial<Exchange> = { source: '3.1 [C], 3.4 [C], B [I]', assumes: 'conflictDetails', status: 409 };

const identifiers: Sequence = {
  name: 'identifiers',
  exchanges: [
    created('somebody', ''),
    created('a conflict need not say what is taken', '', { ...conflict, answer: { details: absent } }),
    created('or names it in its details', '', {
      ...conflict,
      admin: [['/switches', { conflictDetails: true }]],
      answer: envelope('contacts:identifierConflict', { details: each({ item: 'email' }) }),
    }),
    created('an identifier that the account does not have', '', {
      ...strange,
      source: '3.1 [C], B [I]',
      assumes: 'unknownIdentifier',
      status: 400,
      answer: envelope(like(/^contacts:/)),
    }),
    created('may be passed over', '', {
      ...strange,
      source: 'B [I]',
      assumes: 'unknownIdentifier',
      admin: [['/switches', { unknownIdentifier: 'ignore' }]],
      answer: { identifiers: { email: 'joe@example.com', 'no-such': absent } },
    }),
  ],
};

const replaced = (name: string, lists: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [I]',
  assumes: 'replacedLists',
  send: 'PUT /contacts/v3/email/jane@example.com',
  body: '{"identifiers":{"email":"jane@example.com"},"dataFields":{"FIRSTNAME":"Anew"}}',
  status: 200,
  ...(lists === undefined ? {} : { answer: lists }),
  ...more,
});

const replacing: Sequence = {
  name: 'lists that a replacement does not name',
  switches: { replacedLists: 'keep' },
  exchanges: [
    {
      name: 'a list is made',
      source: '4 [C]',
      send: 'POST /v2/address-books',
      body: '{"name":"Corpus kept","visibility":"Private"}',
      status: [200, 201],
      keep: { list: at('id') },
    },
    created('a member', ',"lists":[{{list}}]'),
    replaced('are kept, where the account is so', undefined),
    reads('so the member still is one', ({ list }) => ({ lists: [{ id: Number(list) }] }), {
      source: '3.1 [I]',
      assumes: 'replacedLists',
    }),
    replaced('or lost with all else', undefined, { admin: [['/switches', { replacedLists: 'drop' }]] }),
    reads('so there is none', { lists: [] }, { source: '3.1 [I]', assumes: 'replacedLists' }),
  ],
};

const bin: Sequence = {
  name: 'an upsert of somebody in the recycle bin',
  exchanges: [
    created('somebody', '', { keep: { jane: at('contactId') } }),
    {
      name: 'is deleted',
      source: '3.1 [C]',
      send: 'DELETE /contacts/v3/email/jane@example.com',
      status: 200,
    },
    patched('finds nobody, where the account is so', '"FIRSTNAME":"Jane"', {
      source: '3.1 [C], B [I]',
      assumes: 'binnedOnPatch',
      admin: [['/switches', { binnedOnPatch: 'not-found' }]],
      status: [404, 409],
      answer: envelope(oneOf('contacts:contactNotFound', 'contacts:identifierConflict')),
    }),
    patched('or takes them out', '"FIRSTNAME":"Jane"', {
      source: '3.1 [C], B [I]',
      assumes: 'binnedOnPatch',
      admin: [['/switches', { binnedOnPatch: 'undelete' }]],
      answer: ({ jane }) => ({ contactId: Number(jane), status: 'subscribed' }),
    }),
  ],
};

const job = (name: string, send: string, sent: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C]',
  send,
  body: sent,
  status: 202,
  keep: { job: (body) => at('importId')(body) ?? at('deleteId')(body) },
  ...more,
});

const row = (email: string): string => `{"matchIdentifier":"email","identifiers":{"email":"${email}"}}`;
const imported = (name: string, emails: readonly string[], more: Partial<Exchange> = {}): Exchange =>
  job(name, 'PUT /contacts/v3/import', `{"mergeOption":"overwrite","contacts":[${emails.map(row).join(',')}]}`, more);

const ended = (name: string, what: 'import' | 'delete', status: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.3 [C], B [I]',
  send: `GET /contacts/v3/${what}/{{job}}`,
  status: 200,
  answer: { status },
  ...more,
});

const jobs: Sequence = {
  name: 'how jobs end',
  switches: { importPolls: 0, deletePolls: 0, importOutcome: 'Failed', watchdogShare: 0.5 },
  exchanges: [
    imported('an import that will fail', ['jane@example.com']),
    ended('has failed', 'import', 'Failed', { assumes: 'importOutcome' }),
    imported('an import with one bad row of two', ['jane@example.com', 'bob@x@y'], {
      admin: [['/switches', { importOutcome: 'Finished' }]],
    }),
    ended('is finished', 'import', 'Finished', { assumes: ['importOutcome', 'watchdogShare'] }),
    imported('with two of three', ['jim@example.com', 'bob@x@y', 'bea@x@y']),
    ended('is rejected by the watchdog', 'import', 'RejectedByWatchdog', { assumes: 'watchdogShare' }),
    reads('and has made nobody', envelope('contacts:contactNotFound'), {
      source: '3.3 [C], B [I]',
      assumes: 'watchdogShare',
      send: 'GET /contacts/v3/email/jim@example.com',
      status: 404,
    }),
    job('a bulk delete that will fail', 'POST /contacts/v3/delete', '[{"email":"jane@example.com"}]', {
      admin: [['/switches', { deleteOutcome: 'Failed' }]],
    }),
    ended('has failed as well', 'delete', 'Failed', { source: '3.1 [C], B [I]', assumes: 'deleteOutcome' }),
    reads('and deleted nobody', { status: 'subscribed' }, { source: '3.1 [C], B [I]', assumes: 'deleteOutcome' }),
  ],
};

/** What no source tells about contacts, in both positions of its switch. */
export const contactsAssumed: readonly Sequence[] = [values, identifiers, replacing, bin, jobs];

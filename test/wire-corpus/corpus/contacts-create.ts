import type { Switches } from '../../../electron/training/dotdigital/switches.ts';
import { at, type Exchange, envelope, type Sequence } from '../exchange.ts';
import { absent, anyCase, atLeast, filled, having, instant, integer, like, numeric, oneOf } from '../shapes.ts';

const list: Exchange = {
  name: 'a list is made',
  source: '4 [C]',
  send: 'POST /v2/address-books',
  body: '{"name":"Corpus writers","visibility":"Private"}',
  status: [200, 201],
  keep: { list: at('id') },
};

const field = (name: string, type: string): Exchange => ({
  name: `a data field ${name} is made`,
  source: '5 [C]',
  send: 'POST /v2/data-fields',
  body: `{"name":"${name}","type":"${type}"}`,
  status: [200, 201],
});

const full: Sequence = {
  name: 'a contact with everything',
  exchanges: [
    list,
    field('C_SPEND', 'Numeric'),
    field('C_ORDERED', 'Date'),
    field('C_TRADE', 'Boolean'),
    {
      name: 'is created with 201, with matchIdentifier and capitals as clients send them',
      source: 'A1 [V], 3.2 [C]',
      send: 'POST /contacts/v3',
      body: `{"matchIdentifier":"email",
        "identifiers":{"email":"jane@example.com","mobileNumber":"447700900123"},
        "dataFields":{"FIRSTNAME":"Jane","C_ORDERED":"2026-11-01T00:00:00Z","C_SPEND":123.45,"C_TRADE":true},
        "channelProperties":{"email":{"emailType":"Html","optInType":"single","status":"subscribed"}},
        "lists":[{{list}}],
        "consentRecords":[{"text":"Yes, mail me","dateTimeConsented":"2026-10-01T09:00:00Z","url":"https://shop.example/signup","ipAddress":"203.0.113.9","userAgent":"Browser/1.0"}]}`,
      status: 201,
      answer: {
        contactId: atLeast(1),
        status: 'subscribed',
        created: instant,
        updated: instant,
        identifiers: { email: 'jane@example.com', mobileNumber: '447700900123' },
      },
      keep: { id: at('contactId') },
    },
    {
      name: 'and reads back with all of it, answers in their own letter case',
      source: '3.2 [C]',
      send: 'GET /contacts/v3/contactId/{{id}}?data-fields=[[ALL]]&include=channelProperties,lists,consentRecords',
      status: 200,
      answer: ({ list: id }) => ({
        dataFields: { FIRSTNAME: 'Jane', C_SPEND: numeric(123.45), C_ORDERED: like(/^2026-11-01/), C_TRADE: true },
        channelProperties: { email: { emailType: 'Html', optInType: 'Single', status: 'subscribed' } },
        lists: [{ id: Number(id), name: 'Corpus writers', status: 'subscribed' }],
        consentRecords: [
          {
            text: 'Yes, mail me',
            dateTimeConsented: like(/^2026-10-01/),
            url: 'https://shop.example/signup',
            ipAddress: '203.0.113.9',
            userAgent: 'Browser/1.0',
            dateTimeCreated: instant,
          },
        ],
      }),
    },
    {
      name: 'names of data fields are taken in any case, and told as defined',
      source: '3.2 [I]',
      silent: 'inferred from an example and the tests of the official client',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"low@example.com"},"dataFields":{"firstName":"Low","c_spend":10}}',
      status: 201,
    },
    {
      name: 'so they read in capitals',
      source: '3.2 [C]',
      send: 'GET /contacts/v3/email/low@example.com?data-fields=FIRSTNAME|C_SPEND',
      status: 200,
      answer: { dataFields: { FIRSTNAME: 'Low', C_SPEND: numeric(10), firstName: absent, c_spend: absent } },
    },
    {
      name: 'an integer is as good as 10.0',
      source: '6 [V]',
      send: 'PATCH /contacts/v3/email/low@example.com',
      body: '{"dataFields":{"C_SPEND":10.0}}',
      status: 200,
    },
    {
      name: 'without channelProperties the email is subscribed',
      source: '3.2 [C], B [I]',
      assumes: 'newContactStatus',
      send: 'GET /contacts/v3/email/low@example.com?include=channelProperties',
      status: 200,
      answer: { channelProperties: { email: { status: 'subscribed' } } },
    },
    {
      name: 'or has no subscription, where the account is so',
      source: '3.2 [S], B [I]',
      assumes: 'newContactStatus',
      admin: [['/switches', { newContactStatus: 'noSubscription' }]],
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"none@example.com"}}',
      status: 201,
      answer: { status: 'noSubscription' },
    },
    {
      name: 'a verified double opt-in waits for its click',
      source: '3.2 [C]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"wait@example.com"},"channelProperties":{"email":{"optInType":"verifiedDouble"}}}',
      status: 201,
    },
    {
      name: 'as pendingOptIn',
      source: '3.2 [C]',
      send: 'GET /contacts/v3/email/wait@example.com?include=channelProperties',
      status: 200,
      answer: { channelProperties: { email: { status: 'pendingOptIn', optInType: anyCase('VerifiedDouble') } } },
    },
    {
      name: 'an address can begin its life unsubscribed, in plain text',
      source: '3.2 [C]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"out@example.com"},"channelProperties":{"email":{"status":"unsubscribed","emailType":"plainText"}}}',
      status: 201,
    },
    {
      name: 'and is told so',
      source: '3.2 [C]',
      send: 'GET /contacts/v3/email/out@example.com?include=channelProperties',
      status: 200,
      answer: { channelProperties: { email: { status: 'unsubscribed', emailType: 'PlainText' } } },
    },
    {
      name: 'a contact with a number alone has no email key',
      source: '3.1 [C], 3.2 [V]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"mobileNumber":"447700900199"}}',
      status: 201,
      answer: { identifiers: { mobileNumber: '447700900199', email: absent } },
    },
  ],
};

const refused = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.4 [C]',
  send: 'POST /contacts/v3',
  body,
  status: 400,
  answer: envelope(like(/^contacts:/)),
  ...more,
});

const person = (more: string): string => `{"identifiers":{"email":"new@example.com"}${more}}`;
const channel = (properties: string): string => person(`,"channelProperties":{"email":{${properties}}}`);
const many = (count: number, item: string): string => Array.from({ length: count }, () => item).join(',');
const consent =
  '{"text":"t","dateTimeConsented":"2026-10-01T09:00:00Z","url":"https://shop.example","ipAddress":"203.0.113.9","userAgent":"b"}';
const named = (item: RegExp) => envelope('contacts:badRequest', { details: having({ item: like(item) }) });

const refusals: Sequence = {
  name: 'creates that are refused',
  exchanges: [
    list,
    field('C_SPEND', 'Numeric'),
    refused('a body that is no JSON', '{"identifiers":', { answer: envelope('contacts:badJson') }),
    refused('an empty body', '', { answer: envelope(oneOf('contacts:badJson', 'contacts:badRequest')) }),
    refused('no identifiers', '{"dataFields":{"FIRSTNAME":"A"}}', { source: '3.1 [C], 3.4 [C]' }),
    refused('identifiers without email and number', '{"identifiers":{}}', { source: '3.1 [C], 3.4 [C]' }),
    refused('an address that is none', '{"identifiers":{"email":"bob@x@y"}}'),
    refused('a number that is none', '{"identifiers":{"mobileNumber":"12ab"}}', { source: '3.3 [C]' }),
    refused('an unknown data field, named in the details', person(',"dataFields":{"NO_SUCH":"x"}'), {
      source: 'B [I]',
      assumes: 'unknownDataField',
      answer: named(/NO_SUCH/),
    }),
    refused('a text in a numeric field, named in the details', person(',"dataFields":{"C_SPEND":"much"}'), {
      source: 'B [I]',
      assumes: 'wrongType',
      answer: named(/C_SPEND/),
    }),
    refused('an unknown list', person(',"lists":[2147483646]'), { source: 'B [I]', assumes: 'unknownList' }),
    refused('a list as a text', person(',"lists":["{{list}}"]'), { source: '4 [C]' }),
    refused('101 lists', person(`,"lists":[${many(101, '{{list}}')}]`), { source: '2.2 [C]' }),
    refused('no list in lists', person(',"lists":[]'), { source: '2.2 [C]' }),
    refused('6 consent records', person(`,"consentRecords":[${many(6, consent)}]`), { source: '2.2 [C]' }),
    refused('a consent record without its address', person(`,"consentRecords":[{"text":"t"}]`), { source: 'A1 [C]' }),
    refused('a state that only Dotdigital gives', channel('"status":"hardBounced"'), { source: '3.2 [C]' }),
    refused('pendingOptIn as a state', channel('"status":"pendingOptIn"'), { source: '3.2 [C]' }),
    refused('an unknown opt-in type', channel('"optInType":"triple"'), { source: '3.2 [C]' }),
    refused('an unknown email type', channel('"emailType":"rtf"'), { source: '3.2 [C]' }),
    {
      name: 'nothing of all that was created',
      source: '3.1 [C]',
      send: 'GET /contacts/v3/email/new@example.com',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
    {
      name: 'an unknown data field is passed over, where the account is so',
      source: 'B [I]',
      assumes: 'unknownDataField',
      admin: [['/switches', { unknownDataField: 'ignore', wrongType: 'ignore', unknownList: 'ignore' }]],
      send: 'POST /contacts/v3',
      body: person(',"dataFields":{"NO_SUCH":"x","FIRSTNAME":"New"}'),
      status: 201,
    },
    {
      name: 'and is nowhere afterwards',
      source: 'B [I]',
      assumes: 'unknownDataField',
      send: 'GET /contacts/v3/email/new@example.com?data-fields=[[ALL]]',
      status: 200,
      answer: { dataFields: { FIRSTNAME: 'New', NO_SUCH: absent } },
    },
  ],
};

const conflict = (name: string, identifiers: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.1 [C], A3 [C]',
  assumes: 'conflictCode',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{${identifiers}}}`,
  status: 409,
  answer: envelope('contacts:identifierConflict'),
  ...more,
});

const taken: Sequence = {
  name: 'identifiers that are taken',
  exchanges: [
    {
      name: 'a contact',
      source: '3.1 [C]',
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"a@example.com","mobileNumber":"447700900111"}}',
      status: 201,
      answer: { contactId: integer, status: filled },
    },
    conflict('another of the same address', '"email":"a@example.com"'),
    conflict('another of the same address in capitals', '"email":"A@EXAMPLE.COM"', {
      source: 'B [I]',
      assumes: ['conflictCode', 'emailCase'],
    }),
    conflict('another of the same number', '"email":"b@example.com","mobileNumber":"447700900111"'),
    conflict('the code of the published description, where the account is so', '"email":"a@example.com"', {
      source: '3.4 [C]',
      admin: [['/switches', { conflictCode: 'contacts:idAlreadyExists' } satisfies Partial<Switches>]],
      answer: envelope('contacts:idAlreadyExists'),
    }),
    {
      name: 'addresses that differ in case are two, where the account is so',
      source: 'B [I]',
      assumes: 'emailCase',
      admin: [['/switches', { emailCase: 'sensitive' } satisfies Partial<Switches>]],
      send: 'POST /contacts/v3',
      body: '{"identifiers":{"email":"A@example.com"}}',
      status: 201,
    },
  ],
};

export const contactsCreate: readonly Sequence[] = [full, refusals, taken];

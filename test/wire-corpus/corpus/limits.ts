import { type Exchange, envelope, type Sequence } from '../exchange.ts';
import { absent, filled, having, ifThere, like } from '../shapes.ts';

const limited = (name: string, send: string, remaining: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '2.1 [S], B [I]',
  assumes: ['tierOf', 'callsPerMinute', 'package'],
  send,
  status: 200,
  answerHeaders: {
    'x-ratelimit-limit': '2',
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': like(/^\d{10}$/),
    'x-ratelimit-scope': 'lowCallRate',
    'retry-after': absent,
  },
  ...more,
});

const tiers: Sequence = {
  name: 'tiers of a minute',
  exchanges: [
    {
      name: 'reads of lists are low: 35 a minute, and every answer says how many are left',
      source: '2.1 [C], B [I]',
      assumes: ['tierOf', 'package'],
      send: 'GET /contacts/v3?limit=1',
      status: 200,
      answerHeaders: {
        'x-ratelimit-limit': '35',
        'x-ratelimit-remaining': '34',
        'x-ratelimit-reset': like(/^17\d{8}$/),
        'x-ratelimit-scope': 'lowCallRate',
      },
    },
    {
      name: 'single reads are in another tier',
      source: '2.1 [S], B [I]',
      assumes: ['tierOf', 'package'],
      send: 'GET /v2/account-info',
      status: 200,
      answerHeaders: {
        'x-ratelimit-limit': '600',
        'x-ratelimit-remaining': '599',
        'x-ratelimit-scope': 'highCallRate',
      },
    },
    {
      name: 'changes of one record in a third, and a refusal counts and says so too',
      source: '2.1 [S], B [I]',
      assumes: ['tierOf', 'package'],
      send: 'PATCH /contacts/v3/contactId/2147483647',
      body: '{"dataFields":{}}',
      status: [400, 404],
      answerHeaders: {
        'x-ratelimit-limit': '150',
        'x-ratelimit-remaining': '149',
        'x-ratelimit-scope': 'mediumCallRate',
      },
    },
  ],
};

const exhausted: Sequence = {
  name: 'a tier that is used up',
  switches: { callsPerMinute: { low: 2 } },
  exchanges: [
    limited('one is left', 'GET /contacts/v3?limit=1', '1'),
    limited('none is left', 'GET /v2/address-books', '0'),
    limited('then a 429 with the same headers and no Retry-After', 'GET /contacts/v3?limit=1', '0', {
      source: '2.1 [S], A3 [C]',
      assumes: 'retryAfter',
      status: 429,
    }),
    limited('to v2 as well', 'GET /v2/contacts', '0', { source: '2.1 [S]', status: 429 }),
    {
      name: 'to an import as well, before it is looked at',
      source: '2.1 [S], B [I]',
      assumes: 'tierOf',
      send: 'PUT /contacts/v3/import',
      body: '{"contacts":[{"matchIdentifier":"email","identifiers":{"email":"a@example.com"}}]}',
      status: 429,
      answerHeaders: { 'x-ratelimit-remaining': '0' },
    },
    {
      name: 'other tiers go on',
      source: '2.1 [S]',
      send: 'GET /v2/server-time',
      status: 200,
    },
    {
      name: 'asking after a job is without limit',
      source: '2.1 [S]',
      send: 'GET /contacts/v3/import/d7de900d-d337-43f6-b1e1-c8ec73e1a434',
      status: 404,
      answer: envelope('contacts:importNotFound'),
    },
    limited('seconds to wait come with it, where the account is so', 'GET /contacts/v3?limit=1', '0', {
      source: '13 [I]',
      assumes: 'retryAfter',
      admin: [['/switches', { retryAfter: 'seconds' }]],
      status: 429,
      answerHeaders: { 'x-ratelimit-remaining': '0', 'retry-after': like(/^\d{1,2}$/) },
    }),
    limited('the reset counts seconds, where the account is so', 'GET /contacts/v3?limit=1', '0', {
      source: '2.1 [I]',
      assumes: 'resetAs',
      admin: [['/switches', { resetAs: 'seconds-left' }]],
      status: 429,
      answerHeaders: { 'x-ratelimit-reset': like(/^\d{1,2}$/) },
    }),
    limited('a new window begins from the start', 'GET /contacts/v3?limit=1', '1', {
      admin: [
        ['/switches', { resetAs: 'epoch-seconds', retryAfter: 'none' }],
        ['/clock', { offsetMs: 60_000 }],
      ],
    }),
  ],
};

const capped = {
  message:
    'Your account has generated excess API activity and is being temporarily capped. Please contact support. ERROR_APIUSAGE_EXCEEDED',
};

const flat: Sequence = {
  name: 'the older hour for everything',
  switches: { limitScheme: 'flat', callsPerHour: 2 },
  exchanges: [
    {
      name: 'account-info tells what is left',
      source: '2.1 [C]',
      send: 'GET /v2/account-info',
      status: 200,
      answerHeaders: { 'x-ratelimit-limit': absent, 'x-ratelimit-scope': absent },
      answer: {
        properties: having({ name: 'ApiCallsInLastHour', value: '1' }, { name: 'ApiCallsRemaining', value: '1' }),
      },
    },
    { name: 'the second call is let through', source: '2.1 [C]', send: 'GET /contacts/v3?limit=1', status: 200 },
    {
      name: 'the third is a 400 in these words, to v2',
      source: '2.1 [C], A4 [C]',
      assumes: ['limitScheme', 'callsPerHour'],
      send: 'GET /v2/data-fields',
      status: 400,
      answer: capped,
    },
    {
      name: 'and to v3',
      source: '2.1 [C], A4 [C]',
      assumes: 'limitScheme',
      send: 'GET /contacts/v3?limit=1',
      status: 400,
      answer: capped,
    },
    {
      name: 'an hour later it goes on',
      source: '2.1 [C]',
      admin: [['/clock', { offsetMs: 3_600_000 }]],
      send: 'GET /contacts/v3?limit=1',
      status: 200,
    },
  ],
};

const faults: Sequence = {
  name: 'answers of whatever stands before it',
  exchanges: [
    {
      name: 'a 502 in HTML',
      source: '3.4 [V], 11 [C]',
      admin: [['/faults', { preset: 'html', status: 502 }]],
      send: 'GET /contacts/v3?limit=1',
      status: 502,
      answerHeaders: { 'content-type': like(/^text\/html/) },
      answer: like(/<html/i),
    },
    {
      name: 'a 500 to v2',
      source: '11 [C]',
      admin: [['/faults', { preset: 'html', status: 500 }]],
      send: 'GET /v2/account-info',
      status: 500,
      answer: like(/</),
    },
    {
      name: 'a storm of 429',
      source: '2.1 [S]',
      admin: [['/faults', { preset: 'storm', calls: 1 }]],
      send: 'GET /contacts/v3?limit=1',
      status: 429,
      answerHeaders: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': like(/^\d+$/) },
    },
    {
      name: 'and then the account again',
      source: '11 [C]',
      send: 'GET /contacts/v3?limit=1',
      status: 200,
      answerHeaders: { 'content-type': like(/^application\/json/), 'set-cookie': ifThere(filled) },
    },
  ],
};

export const limits: readonly Sequence[] = [tiers, exhausted, flat, faults];

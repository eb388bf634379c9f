import { envelope, type Sequence } from '../exchange.ts';
import { filled, having, instant, integer, like, oneOf } from '../shapes.ts';

const denied = { message: 'Authorization has been denied for this request.' };
const json = like(/^application\/json/);
const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

const access: Sequence = {
  name: 'who may come in',
  exchanges: [
    {
      name: 'Basic with a colon in the password is let in',
      source: '1 [C]',
      send: 'GET /v2/account-info',
      status: 200,
      answerHeaders: { 'content-type': json },
      answer: { id: integer },
    },
    {
      name: 'a v2 call without credentials is denied in these words',
      source: '3.4 [C], A4 [C]',
      send: 'GET /v2/account-info',
      headers: { Authorization: null },
      status: 401,
      answer: denied,
    },
    {
      name: 'a v2 call with another password is denied in the same words',
      source: '3.4 [C], A4 [C]',
      send: 'GET /v2/address-books',
      headers: { Authorization: basic('apiuser-test@apiconnector.com:other') },
      status: 401,
      answer: denied,
    },
    {
      name: 'a v2 call of an unknown user is denied',
      source: '3.4 [C]',
      send: 'POST /v2/contacts',
      headers: { Authorization: basic('nobody@apiconnector.com:pass:word') },
      body: '{"email":"a@example.com"}',
      status: 401,
      answer: denied,
    },
    {
      name: 'a v3 call without credentials is denied as JSON in UTF-8',
      source: '3.4 [C]',
      assumes: 'unauthorisedBody',
      send: 'GET /contacts/v3',
      headers: { Authorization: null },
      status: 401,
      answerHeaders: { 'content-type': like(/^application\/json; charset=utf-8$/i) },
      answer: envelope(filled),
    },
    {
      name: 'a bearer token is no access',
      source: '1 [C]',
      send: 'GET /contacts/v3',
      headers: { Authorization: 'Bearer pass:word' },
      status: 401,
    },
    {
      name: 'nothing was written by whoever was denied',
      source: '1 [C]',
      send: 'GET /contacts/v3/email/a@example.com',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
    {
      name: 'an account of another region is refused in plain words',
      source: '1 [C], 11 [I]',
      assumes: ['wrongRegion', 'forbiddenBody'],
      admin: [['/switches', { wrongRegion: true }]],
      send: 'GET /contacts/v3',
      status: 403,
      answer: like(/Forbidden: Access is denied/),
    },
  ],
};

const headers: Sequence = {
  name: 'headers of other clients',
  exchanges: [
    {
      name: 'any user agent is accepted, with the partner header',
      source: '1 [C], 11 [C]',
      send: 'GET /v2/server-time',
      headers: { 'User-Agent': 'curl/8.5.0', 'x-ddg-integration-token': '6d2f5b0e-8f2c-4a53-9a0e-1f6f3f3b2c11' },
      status: 200,
    },
    {
      name: 'no user agent, no accept and no content type are accepted',
      source: '11 [C]',
      send: 'GET /contacts/v3?limit=1',
      headers: { 'User-Agent': null, Accept: null, 'Content-Type': null },
      status: 200,
    },
    {
      name: 'a content type on a GET is accepted',
      source: '1 [V], 11 [C]',
      send: 'GET /v2/data-fields',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      status: 200,
    },
    {
      name: 'a body in UTF-8 comes back letter by letter',
      source: '1 [V]',
      send: 'POST /contacts/v3',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: '{"identifiers":{"email":"utf@example.com"},"dataFields":{"FIRSTNAME":"Zoë Łukasz 🧵"}}',
      status: 201,
    },
    {
      name: 'and is read so',
      source: '3.2 [C]',
      send: 'GET /contacts/v3/email/utf@example.com?data-fields=FIRSTNAME',
      status: 200,
      answer: { dataFields: { FIRSTNAME: 'Zoë Łukasz 🧵' } },
    },
  ],
};

const paths: Sequence = {
  name: 'paths as clients write them',
  exchanges: [
    { name: 'account-info with a slash', source: '11 [C]', send: 'GET /v2/account-info/', status: 200 },
    { name: 'data fields with a slash', source: '11 [C]', send: 'GET /v2/data-fields/', status: 200 },
    { name: 'lists with a slash', source: '11 [C]', send: 'GET /v2/address-books/', status: 200 },
    {
      name: 'contacts with a slash before the query',
      source: '2.3 [V]',
      send: 'GET /contacts/v3/?limit=1',
      status: 200,
      answer: { _links: {}, _items: [{ contactId: integer }] },
    },
    {
      name: 'an address with a plus sign is created',
      source: '3.1 [C]',
      send: 'POST /contacts/v3/',
      body: '{"identifiers":{"email":"a+tag@example.com"}}',
      status: 201,
      answer: { identifiers: { email: 'a+tag@example.com' }, updated: instant },
      keep: { since: (body) => (body as { updated: string }).updated },
    },
    {
      name: 'and found with a literal plus and @, as the official client sends it',
      source: '10 [V], 11 [C]',
      send: 'GET /contacts/v3/email/a+tag@example.com',
      status: 200,
      answer: { identifiers: { email: 'a+tag@example.com' } },
    },
    {
      name: 'and found percent-encoded',
      source: 'A1 [C]',
      send: 'GET /contacts/v3/email/a%2Btag%40example.com',
      status: 200,
      answer: { identifiers: { email: 'a+tag@example.com' } },
    },
    {
      name: 'and found with a slash at the end',
      source: '11 [C]',
      send: 'GET /contacts/v3/email/a+tag@example.com/',
      status: 200,
    },
    {
      name: 'a space is no plus',
      source: '10 [V]',
      send: 'GET /contacts/v3/email/a%20tag%40example.com',
      status: 404,
      answer: envelope('contacts:contactNotFound'),
    },
    {
      name: 'v2 finds it with the literal signs too',
      source: '3.5 [C], 10 [V]',
      send: 'GET /v2/contacts/a+tag@example.com',
      status: 200,
      answer: { email: 'a+tag@example.com' },
    },
    {
      name: 'a filter with tilde and colons percent-encoded, as the official client sends it',
      source: '2.3 [V]',
      send: 'GET /contacts/v3/?%7Emodified=gte%3A%3A{{%since}}&limit=100',
      status: 200,
      answer: { _items: [{ identifiers: { email: 'a+tag@example.com' } }] },
    },
    {
      name: 'the same filter written plainly',
      source: '3.1 [C]',
      send: 'GET /contacts/v3?~modified=gte::{{since}}',
      status: 200,
      answer: { _items: [{ identifiers: { email: 'a+tag@example.com' } }] },
    },
    {
      name: 'a path that is not there is refused as JSON',
      source: '3.4 [C]',
      silent: 'which code an unknown path has',
      send: 'GET /contacts/v3/email',
      status: [400, 404, 405],
      answer: envelope(filled),
    },
    {
      name: 'a v2 path that is not there is refused with a message',
      source: '3.6 [C]',
      silent: 'which token an unknown path has',
      send: 'GET /v2/no-such-thing',
      status: [400, 404],
      answer: { message: filled },
    },
  ],
};

const property = (name: string, type: string, value: RegExp) => ({ name, type, value: like(value) });

const account: Sequence = {
  name: 'account and clock',
  exchanges: [
    {
      name: 'account-info tells everything as text, the address without a slash',
      source: '1 [C], 1 [I]',
      assumes: 'apiEndpointSlash',
      send: 'GET /v2/account-info',
      status: 200,
      answer: ({ base }) => ({
        id: integer,
        properties: having(
          property('AvailableEmailSendsCredits', 'Int', /^\d+$/),
          property('AvailableSmsSendsCredits', 'Int', /^\d+$/),
          property('PremiumWalletBalance', 'Decimal', /^\d+(\.\d+)?$/),
          { name: 'Name' },
          { name: 'ListManagedUsers' },
          { name: 'MainMobilePhoneNumber' },
          property('MainEmail', 'String', /@/),
          property('APILocale', 'String', /^[a-z]{2}-[A-Z]{2}$/),
          property('ApiCallsInLastHour', 'Int', /^\d+$/),
          property('ApiCallsRemaining', 'Int', /^\d+$/),
          { name: 'ApiEndpoint', type: 'String', value: base ?? '' },
          { name: 'CurrencyCode', type: 'String', value: like(/^[A-Z]{3}$/) },
          { name: 'CampaignEmailMtaPool' },
          property('ShowClock', 'Boolean', /^(True|False)$/),
          { name: 'TimeZoneIana', type: 'String', value: like(/^[A-Z]\w+(\/\w+)?$/) },
        ),
      }),
    },
    {
      name: 'and with a slash when that is the account’s way',
      source: '1 [I]',
      assumes: 'apiEndpointSlash',
      admin: [['/switches', { apiEndpointSlash: true }]],
      send: 'GET /v2/account-info',
      status: 200,
      answer: ({ base }) => ({ properties: having({ name: 'ApiEndpoint', value: `${base}/` }) }),
    },
    {
      name: 'the clock is told with a space, microseconds and the offset',
      source: '1 [C]',
      send: 'GET /v2/server-time',
      status: 200,
      answer: oneOf(like(/^"?2026-11-25 09:00:03\.\d{6}\+00:00"?$/)),
    },
  ],
};

export const transport: readonly Sequence[] = [access, headers, paths, account];

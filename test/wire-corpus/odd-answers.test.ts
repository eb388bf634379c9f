import { expect, test } from 'vitest';
import { createDotdigital } from '../../electron/engine/connectors/dotdigital/connector.ts';
import { createDotdigitalInspector } from '../../electron/engine/connectors/dotdigital/inspect.ts';
import type { ChangeSet } from '../../shared/domain/change.ts';
import { type Handler, keptLog, NOW, serverThat, standingClock } from '../engine/connectors/http/server-of-a-test.ts';
import { oddContacts, oddNotices } from './odd-answers.ts';

const never = new AbortController().signal;
const first = { cursor: null, sinceAt: null };
const unsubscribe: ChangeSet = { v: 1, operation: 'contact.unsubscribe', contactId: 7, before: 'subscribed' };

type Headers = Readonly<Record<string, string>>;

/** A server that always answers this, whatever it is asked, and Concord's own connector before it. */
const reading = async (text: string, status = 200, headers: Headers = { 'Content-Type': 'application/json' }) => {
  const handle: Handler = (_request, response) => void response.writeHead(status, headers).end(text);
  const { baseUrl, received } = await serverThat(handle);
  const access = { product: 'dotdigital', baseUrl, user: 'apiuser@apiconnector.com', secret: 'pass:word' };
  const deps = { clock: standingClock().clock, log: keptLog().log, timeoutMs: 5_000 };
  return { connector: createDotdigital(access, deps), inspector: createDotdigitalInspector(access, deps), received };
};

const pageOf = (items: readonly string[], links: string): string => `{"_links":${links},"_items":[${items.join(',')}]}`;
const noNext = '{"self":{"marker":"","link":"/contacts/v3"},"first":{"marker":"","link":"/contacts/v3"}}';

test.each(oddContacts.map((odd) => [odd.name, odd] as const))('a contact on a page with %s is read', async (_, odd) => {
  const { connector } = await reading(pageOf([odd.raw], noNext));
  const page = await connector.readContacts(first, never);
  expect(page).toMatchObject({
    ok: true,
    value: { unusable: [], records: [{ contactId: 7, ...odd.reads }], next: null },
  });
});

test.each(oddContacts.map((odd) => [odd.name, odd] as const))(
  'a contact alone with %s is read the same',
  async (_, odd) => {
    const { connector } = await reading(odd.raw);
    const contact = await connector.readContact({ by: 'contactId', value: 7 }, never);
    expect(contact).toMatchObject({ ok: true, value: { contactId: 7, ...odd.reads } });
  },
);

test('a contact that cannot be read costs only itself', async () => {
  const bad = ['{"contactId":"eight","status":"subscribed","identifiers":{}}', 'null', '[]', '{"contactId":9}'];
  const { connector } = await reading(pageOf([...bad, ...oddContacts.map(({ raw }) => raw)], noNext));
  const page = await connector.readContacts(first, never);
  if (!page.ok) throw new Error(page.error.sentence);
  expect(page.value.records).toHaveLength(oddContacts.length);
  expect(page.value.unusable).toHaveLength(bad.length);
});

test.each([
  ['without next', noNext, null],
  ['with a next of null', '{"self":{"marker":"","link":"/"},"next":null}', null],
  [
    'with a next by path alone',
    '{"next":{"marker":"bTI=","link":"/contacts/v3?limit=2&marker=bTI%3D"},"last":{}}',
    'bTI=',
  ],
  ['with a next by marker alone', '{"next":{"marker":"bTI="}}', 'bTI='],
])('links %s lead on rightly', async (_, links, next) => {
  const { connector } = await reading(pageOf([], links));
  expect(await connector.readContacts(first, never)).toMatchObject({ ok: true, value: { records: [], next } });
});

test.each(oddNotices.map((odd) => [odd.name, odd] as const))('an opt-out told %s is read', async (_, odd) => {
  const { connector } = await reading(`[${odd.raw}]`);
  expect(await connector.readOptOuts(first, never)).toMatchObject({
    ok: true,
    value: { records: [odd.reads], unusable: [], next: null },
  });
});

test('data fields with defaults of every type are read', async () => {
  const { connector } = await reading(
    `[{"name":"FIRSTNAME","type":"String","visibility":"Private","defaultValue":null},{"name":"NUM","type":"Numeric","visibility":"Public","defaultValue":0.0},
      {"name":"B","type":"Boolean","defaultValue":false,"isReadOnly":true}]`,
  );
  expect(await connector.readDataFields(never)).toEqual({
    ok: true,
    value: [
      { name: 'FIRSTNAME', type: 'String' },
      { name: 'NUM', type: 'Numeric' },
      { name: 'B', type: 'Boolean' },
    ],
  });
});

test.each([
  ['without a slash', 'https://r2-api.dotdigital.com'],
  ['with a slash', 'https://r2-api.dotdigital.com/'],
])('the address of an account told %s is the same', async (_, endpoint) => {
  const { inspector } = await reading(
    `{"id":1,"properties":[{"name":"ApiEndpoint","type":"String","value":"${endpoint}"},{"name":"Name","type":"String","value":"Shop"},{"name":"ShowClock","type":"Boolean","value":null}]}`,
  );
  expect(await inspector.account(never)).toMatchObject({
    ok: true,
    value: { account: 'Shop', endpoint: 'https://r2-api.dotdigital.com' },
  });
});

test('nobody found is nobody, not a failure', async () => {
  const { connector } = await reading(
    `{"errorCode":"contacts:contactNotFound","description":"…","details":[{"item":"u@x","description":"Not found using the identifier 'email'"}]}`,
    404,
  );
  expect(await connector.readContact({ by: 'email', value: 'u@x' }, never)).toEqual({ ok: true, value: null });
});

const epoch = String((NOW + 20_000) / 1_000);
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
test.each([
  [
    '401 in v3’s words',
    401,
    '{"errorCode":"x:unauthorised","description":"…"}',
    JSON_TYPE,
    'remote.unauthorised',
    /user and password/,
  ],
  [
    '401 in v2’s words',
    401,
    '{"message":"Authorization has been denied for this request."}',
    JSON_TYPE,
    'remote.unauthorised',
    /user and password/,
  ],
  ['401 without a body', 401, '', {}, 'remote.unauthorised', /user and password/],
  [
    '403 in plain text',
    403,
    'Forbidden: Access is denied',
    { 'Content-Type': 'text/plain' },
    'remote.forbidden',
    /region/,
  ],
  [
    '409 with the code seen in the field',
    409,
    '{"errorCode":"contacts:identifierConflict","description":"…"}',
    {},
    'remote.rejected',
    /contacts:identifierConflict/,
  ],
  [
    '409 with the published code',
    409,
    '{"errorCode":"contacts:idAlreadyExists","description":"…"}',
    {},
    'remote.rejected',
    /contacts:idAlreadyExists/,
  ],
  ['409 with no code', 409, '', {}, 'remote.rejected', /another contact/],
  [
    '400 with error in the details',
    400,
    '{"errorCode":"contacts:badRequest","description":"…","details":[{"item":"dataFields.SHOE","error":"Unknown"}]}',
    {},
    'remote.rejected',
    /dataFields\.SHOE/,
  ],
  [
    '400 with description in the details',
    400,
    '{"errorCode":"contacts:badRequest","description":"…","details":[{"item":"dataFields.SHOE","description":"Unknown"}]}',
    {},
    'remote.rejected',
    /dataFields\.SHOE/,
  ],
  [
    '400 without details',
    400,
    '{"errorCode":"contacts:badJson","description":"…"}',
    {},
    'remote.rejected',
    /contacts:badJson/,
  ],
  [
    'a v2 token with Error before it',
    400,
    '{"message":"Error: ERROR_FEATURENOTACTIVE"}',
    {},
    'remote.rejected',
    /ERROR_FEATURENOTACTIVE/,
  ],
  [
    'a v2 token with a space behind it',
    400,
    '{"message":"Error: ERROR_ENROLMENT_ALLOWANCE_EXCEEDED "}',
    {},
    'remote.rejected',
    /ERROR_ENROLMENT_ALLOWANCE_EXCEEDED/,
  ],
  [
    'the hour that is used up, which is a 400',
    400,
    '{"message":"Your account has generated excess API activity and is being temporarily capped. Please contact support. ERROR_APIUSAGE_EXCEEDED"}',
    {},
    'remote.rate-limited',
    /hourly/,
  ],
  [
    '429 for jobs',
    429,
    '{"errorCode":"contacts:tooManyActiveImports","description":"…"}',
    {},
    'remote.rate-limited',
    /jobs/,
  ],
  [
    '429 with an epoch',
    429,
    '',
    { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': epoch, 'X-RateLimit-Scope': 'mediumCallRate' },
    'remote.rate-limited',
    /window/,
  ],
  [
    '429 with seconds, in small letters',
    429,
    '',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '20' },
    'remote.rate-limited',
    /window/,
  ],
  [
    '502 in HTML',
    502,
    '<html><body>Bad Gateway</body></html>',
    { 'Content-Type': 'text/html' },
    'remote.unavailable',
    /502/,
  ],
  [
    '503 with a v2 token',
    503,
    '{"message":"Error: ERROR_SYSTEM_SERVICETEMPORARILYUNAVAILABLE"}',
    {},
    'remote.unavailable',
    /503/,
  ],
])('a write answered by %s is understood', async (_, status, text, headers, code, sentence) => {
  const { connector, received } = await reading(text, status, headers);
  const answer = await connector.write(unsubscribe, never);
  expect(answer).toMatchObject({ ok: false, error: { code, sentence: expect.stringMatching(sentence) } });
  expect(received).toHaveLength(1);
});

test.each([
  ['an epoch', epoch],
  ['seconds', '20'],
])('a reset told as %s is a wait of 20 seconds', async (_, reset) => {
  const { connector } = await reading('', 429, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset });
  expect(await connector.write(unsubscribe, never)).toMatchObject({ ok: false, error: { retryAfterMs: 20_000 } });
});

test('a page of HTML with status 200 is no empty account', async () => {
  const { connector } = await reading('<html>Sign in</html>', 200, { 'Content-Type': 'text/html' });
  expect(await connector.readContacts(first, never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape' },
  });
});

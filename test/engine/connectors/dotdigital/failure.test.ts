import { expect, test } from 'vitest';
import { dotdigitalFailure } from '../../../../electron/engine/connectors/dotdigital/failure.ts';
import type { HttpOutcome } from '../../../../electron/engine/connectors/http/exchange.ts';
import type { FailureCode } from '../../../../shared/errors.ts';

const NOW = Date.UTC(2026, 10, 25, 9);

const answer = (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): HttpOutcome => ({
  kind: 'answer',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  calls: 1,
});

type BrokenCause = Extract<HttpOutcome, { kind: 'broken' }>['cause'];

const untrusted: HttpOutcome = {
  kind: 'broken',
  cause: 'untrusted',
  sent: false,
  calls: 1,
  certificate: { host: 'api.example', problem: 'CERT_HAS_EXPIRED' },
};

const broken = (cause: Exclude<BrokenCause, 'untrusted'>, sent: boolean): HttpOutcome => ({
  kind: 'broken',
  cause,
  sent,
  calls: 1,
});

const html = '<html><body>Request rejected for anna@shop.test</body></html>';
const capped = 'Your account has generated excess API activity. ERROR_APIUSAGE_EXCEEDED';

type Reached = 'no' | 'maybe' | 'yes';
const rows: readonly (readonly [string, HttpOutcome, FailureCode, Reached])[] = [
  ['the network refuses', broken('refused', false), 'remote.unavailable', 'no'],
  ['the line is cut', broken('cut', true), 'remote.unavailable', 'maybe'],
  ['no answer in time', broken('timeout', true), 'remote.timeout', 'maybe'],
  ['no connection in time', broken('timeout', false), 'remote.timeout', 'no'],
  ['broken off by us', broken('aborted', true), 'cancelled', 'maybe'],
  ['a certificate that is not trusted', untrusted, 'remote.untrusted', 'no'],
  ['too much', broken('too-large', true), 'remote.unexpected-shape', 'maybe'],
  ['401', answer(401, { message: 'no' }), 'remote.unauthorised', 'no'],
  ['401 in HTML', answer(401, html), 'remote.unauthorised', 'no'],
  ['403 in HTML', answer(403, html), 'remote.forbidden', 'no'],
  ['404', answer(404, { errorCode: 'contacts:contactNotFound' }), 'remote.not-found', 'yes'],
  ['409 as integrations see it', answer(409, { errorCode: 'contacts:identifierConflict' }), 'remote.rejected', 'yes'],
  ['409 as documented', answer(409, { errorCode: 'contacts:idAlreadyExists' }), 'remote.rejected', 'yes'],
  ['409 without a body', answer(409), 'remote.rejected', 'yes'],
  ['400', answer(400, { errorCode: 'contacts:badRequest' }), 'remote.rejected', 'yes'],
  ['422', answer(422, { message: 'Bad. ERROR_INVALID_EMAIL' }), 'remote.rejected', 'yes'],
  ['429 of the tier', answer(429), 'remote.rate-limited', 'no'],
  ['429 of the jobs', answer(429, { errorCode: 'contacts:tooManyActiveImports' }), 'remote.rate-limited', 'no'],
  ['400 for the hourly cap', answer(400, { message: capped }), 'remote.rate-limited', 'no'],
  ['500', answer(500, { message: 'oops' }), 'remote.unavailable', 'maybe'],
  ['502 in HTML', answer(502, html), 'remote.unavailable', 'maybe'],
  ['503', answer(503), 'remote.unavailable', 'maybe'],
  ['a redirect', answer(302, '', { location: 'https://other.test/' }), 'remote.unexpected-shape', 'maybe'],
  ['200 that is not JSON', answer(200, html), 'remote.unexpected-shape', 'maybe'],
  ['200 of another shape', answer(200, { items: [] }), 'remote.unexpected-shape', 'maybe'],
];

test('limits of data fields are told with what they come to', () => {
  const told = (message: string) => dotdigitalFailure(answer(400, { message }), { isWrite: true, now: NOW }).sentence;
  expect(told('Too many. ERROR_DATAFIELD_LIMITEXCEEDED')).toContain('as many data fields of this type as it may have');
  expect(told('Error: ERROR_DATAFIELD_VALUE_OVERFLOW ')).toContain('more than its data field holds');
  expect(told('Error: ERROR_DATAFIELD_INVALID')).toBe('Dotdigital refused the request (400, ERROR_DATAFIELD_INVALID).');
});

test.each(rows)('%s', (_what, outcome, code, reached) => {
  const asWrite = dotdigitalFailure(outcome, { isWrite: true, now: NOW });
  expect([asWrite.code, asWrite.reached]).toEqual([code, reached]);
  const asRead = dotdigitalFailure(outcome, { isWrite: false, now: NOW });
  expect([asRead.code, asRead.reached]).toEqual([code, undefined]);
  for (const { sentence } of [asWrite, asRead]) {
    expect(sentence).toMatch(/Dotdigital.*\.$/);
    expect(sentence).not.toMatch(/anna|<|excess/);
  }
});

test('a refusal names codes and fields, never a value', () => {
  const body = {
    errorCode: 'contacts:badRequest',
    description: 'The value Anna is bad',
    details: [
      { item: 'dataFields.CITY', description: 'anna@shop.test' },
      { item: 'anna@shop.test', error: 'x' },
      { item: 'POSTCODE', error: 'LS1' },
    ],
  };
  const { sentence } = dotdigitalFailure(answer(400, body), { isWrite: true, now: NOW });
  expect(sentence).toBe('Dotdigital refused the request (400, contacts:badRequest): dataFields.CITY, POSTCODE.');
});

test.each([
  ['a code of v2', { message: 'This is no email of anna. ERROR_INVALID_EMAIL' }, '(400, ERROR_INVALID_EMAIL).'],
  ['details that are no list', { errorCode: 'contacts:badJson', details: 'none' }, '(400, contacts:badJson).'],
  ['no code at all', { message: 'No.' }, '(400).'],
])('the sentence of %s', (_what, body, end) => {
  expect(dotdigitalFailure(answer(400, body), { isWrite: true, now: NOW }).sentence.endsWith(end)).toBe(true);
});

test('a code that could be a value is not repeated', () => {
  const { sentence } = dotdigitalFailure(answer(400, { errorCode: 'anna@shop.test is bad' }), {
    isWrite: true,
    now: NOW,
  });
  expect(sentence).not.toContain('anna');
});

test.each([
  ['Retry-After', { 'retry-after': '7' }, 7_000],
  ['the reset as seconds from now', { 'x-ratelimit-reset': '12' }, 12_000],
  ['the reset as an epoch', { 'x-ratelimit-reset': String(NOW / 1000 + 20) }, 20_000],
  ['a reset that is days away', { 'x-ratelimit-reset': String(NOW / 1000 + 864_000) }, 30_000],
  ['a reset that has passed', { 'x-ratelimit-reset': String(NOW / 1000 - 20) }, 0],
  ['nothing', {}, 30_000],
])('how long a 429 says to wait: %s', (_what, headers, ms) => {
  expect(dotdigitalFailure(answer(429, '', headers), { isWrite: false, now: NOW }).retryAfterMs).toBe(ms);
});

test('the limit of calls and the limit of jobs are told apart', () => {
  const of = (body: unknown): string => dotdigitalFailure(answer(429, body), { isWrite: false, now: NOW }).sentence;
  expect(of({ errorCode: 'contacts:tooManyActiveImports' })).toContain('jobs');
  expect(of({ errorCode: 'contacts:tooManyBulkDeleteJobs' })).toContain('jobs');
  expect(of('')).toContain('call limit');
});

test('a call that was not sent because the window opens too late may be sent again, and says when', () => {
  const outcome: HttpOutcome = { kind: 'broken', cause: 'limited', sent: false, calls: 0, retryAfterMs: 59_999.5 };
  const told = dotdigitalFailure(outcome, { isWrite: true, now: NOW });
  expect(told).toMatchObject({ code: 'remote.rate-limited', retryAfterMs: 60_000, reached: 'no' });
});

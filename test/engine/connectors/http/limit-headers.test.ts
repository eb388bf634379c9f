import { expect, test } from 'vitest';
import {
  limitOf,
  ownScopeOf,
  resetAt,
  retryAfterMs,
  toldBy,
} from '../../../../electron/engine/connectors/http/limit-headers.ts';
import { NOW } from './server-of-a-test.ts';

const longest = 120_000;
const date = (at: number) => ({ date: new Date(at).toUTCString() });
const epoch = (at: number) => ({ 'x-ratelimit-reset': String(at / 1_000) });
const resetIn = (headers: Readonly<Record<string, string>>) => toldBy(headers, NOW, longest).resetInMs;

test.each([
  ['seconds from now', '30', NOW + 30_000],
  ['a thousand million seconds is still from now', '1000000000', NOW + 1e12],
  ['an epoch', String(NOW / 1000 + 5), NOW + 5_000],
  ['zero', '0', NOW],
  ['words', 'soon', null],
  ['nothing', ' ', null],
])('the reset header as %s', (_what, value, at) => {
  expect(resetAt({ 'x-ratelimit-reset': value }, NOW)).toBe(at);
});

test('what is told is read as counts, and what is no count is not told', () => {
  const headers = { 'x-ratelimit-scope': 'lowCallRate', 'x-ratelimit-limit': '150', 'x-ratelimit-remaining': '-1' };
  expect(toldBy(headers, NOW, longest)).toEqual({ scope: 'lowCallRate', limit: 150, remaining: null, resetInMs: null });
  expect(toldBy({}, NOW, longest)).toEqual({ scope: null, limit: null, remaining: null, resetInMs: null });
});

test('a reset is waited for a second longer, because seconds may have been rounded', () => {
  expect(resetIn({ 'x-ratelimit-reset': '30' })).toBe(31_000);
  expect(resetIn(epoch(NOW + 30_000))).toBe(31_000);
});

test('a reset that is past, or further away than a window lasts, is not believed', () => {
  for (const at of [NOW - 1_000, NOW, NOW + 121_000, NOW + 86_400_000]) expect(resetIn(epoch(at))).toBeNull();
});

test('when our clock is wrong the Date of the answer tells how long the window lasts', () => {
  const theirs = NOW - 7_200_000;
  expect(resetIn({ ...epoch(theirs + 20_000), ...date(theirs) })).toBe(21_000);
  // Both are possible: the longer is safe.
  expect(resetIn({ ...epoch(NOW + 20_000), ...date(NOW - 15_000) })).toBe(36_000);
});

test.each([
  ['seconds', { 'retry-after': '9' }, 9_000],
  ['seconds beyond belief', { 'retry-after': '999999' }, 3_600_000],
  ['seconds in the past', { 'retry-after': '-9' }, 0],
  ['a date, by the date of the answer', { 'retry-after': new Date(NOW + 9_000).toUTCString(), ...date(NOW) }, 9_000],
  ['a date in the past', { 'retry-after': new Date(NOW - 9_000).toUTCString(), ...date(NOW) }, undefined],
  ['a date far away', { 'retry-after': new Date(NOW + 1e9).toUTCString(), ...date(NOW) }, undefined],
  ['words', { 'retry-after': 'soon' }, undefined],
  ['nothing', {}, undefined],
])('Retry-After as %s', (_what, headers, ms) => {
  expect(retryAfterMs(headers)).toBe(ms);
});

test('a date without the date of the answer needs to be told the time', () => {
  const headers = { 'retry-after': new Date(NOW + 9_000).toUTCString() };
  expect([retryAfterMs(headers), retryAfterMs(headers, NOW)]).toEqual([undefined, 9_000]);
});

test.each([
  [429, '', 'window'],
  [429, '<html>', 'window'],
  [429, '{"errorCode":"contacts:tooManyRequests"}', 'window'],
  [429, '{"errorCode":"contacts:tooManyActiveImports"}', 'jobs'],
  [429, '{"errorCode":"contacts:tooManyBulkDeleteJobs"}', 'jobs'],
  [400, '{"message":"ERROR_IMPORT_TOOMANYACTIVEIMPORTS"}', 'jobs'],
  [400, '{"message":"Your account … ERROR_APIUSAGE_EXCEEDED"}', 'window'],
  [400, '{"message":"ERROR_PARAMETER_INVALID"}', 'none'],
  [503, '', 'none'],
  [200, '{"note":"ERROR_APIUSAGE_EXCEEDED ERROR_IMPORT_TOOMANYACTIVEIMPORTS"}', 'none'],
] as const)('%i with %s is a limit of: %s', (status, text, limit) => {
  expect(limitOf(status, text)).toBe(limit);
});

test.each([
  ['low', 'highCallRate', 'high'],
  ['low', 'LOWCALLRATE', 'low'],
  ['erp', 'somethingElse', 'erp'],
  ['medium', null, 'medium'],
])('a call that was assumed in %s and counted in %s is noted in %s', (assumed, scope, noted) => {
  expect(ownScopeOf(assumed, { scope, limit: null, remaining: null, resetInMs: null })).toBe(noted);
  expect(ownScopeOf(assumed, null)).toBe(assumed);
});

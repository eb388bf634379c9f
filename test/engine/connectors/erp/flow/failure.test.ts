import { expect, test } from 'vitest';
import { flowFailure } from '../../../../../electron/engine/connectors/erp/flow/failure.ts';
import type { HttpOutcome } from '../../../../../electron/engine/connectors/http/exchange.ts';
import type { FailureCode } from '../../../../../shared/errors.ts';

const answer = (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): HttpOutcome => ({
  kind: 'answer',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  calls: 1,
});

const refusal = (code: string, kind?: string, more: object = {}) => ({
  error: {
    code,
    message: 'About anna@shop.test',
    retryable: false,
    ...(kind === undefined ? {} : { class: kind }),
    ...more,
  },
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

const html = '<html><body>Bad gateway for anna@shop.test</body></html>';

type Reached = 'no' | 'maybe' | 'yes';
const rows: readonly (readonly [string, HttpOutcome, FailureCode, Reached])[] = [
  ['the network refuses', broken('refused', false), 'remote.unavailable', 'no'],
  ['the line is cut', broken('cut', true), 'remote.unavailable', 'maybe'],
  ['no answer in time', broken('timeout', true), 'remote.timeout', 'maybe'],
  ['broken off by us', broken('aborted', true), 'cancelled', 'maybe'],
  ['a certificate that is not trusted', untrusted, 'remote.untrusted', 'no'],
  ['too much', broken('too-large', true), 'remote.unexpected-shape', 'maybe'],
  ['401 of the contract', answer(401, refusal('unauthorized', 'auth')), 'remote.unauthorised', 'no'],
  ['401 without a class', answer(401, refusal('unauthorized')), 'remote.unauthorised', 'no'],
  ['401 in HTML', answer(401, html), 'remote.unauthorised', 'no'],
  ['403 of the contract', answer(403, refusal('forbidden', 'auth')), 'remote.forbidden', 'no'],
  ['404 of the contract', answer(404, refusal('not_found', 'not_found')), 'remote.not-found', 'yes'],
  ['409 of the version', answer(409, refusal('version_conflict', 'conflict')), 'remote.conflict', 'yes'],
  ['409 of the key', answer(409, refusal('idempotency_mismatch', 'conflict')), 'remote.conflict', 'yes'],
  ['409 without a class', answer(409, refusal('version_conflict')), 'remote.conflict', 'yes'],
  ['422', answer(422, refusal('validation_failed', 'validation')), 'remote.rejected', 'yes'],
  ['422 of a closed period', answer(422, refusal('period_closed', 'period_closed')), 'remote.rejected', 'yes'],
  ['429 of the contract', answer(429, refusal('throttled', 'throttled')), 'remote.rate-limited', 'no'],
  ['429 in HTML', answer(429, html), 'remote.rate-limited', 'no'],
  ['502 of the contract', answer(502, refusal('erp_error', 'erp')), 'remote.unavailable', 'maybe'],
  ['503 of the contract', answer(503, refusal('maintenance', 'transient')), 'remote.unavailable', 'maybe'],
  ['502 in HTML', answer(502, html), 'remote.unavailable', 'maybe'],
  ['500 with nothing', answer(500), 'remote.unavailable', 'maybe'],
  ['200 that is not JSON', answer(200, html), 'remote.unexpected-shape', 'maybe'],
  ['200 without records', answer(200, {}), 'remote.unexpected-shape', 'maybe'],
  ['200 with an error key', answer(200, refusal('erp_error')), 'remote.unavailable', 'maybe'],
  ['Workflow got started', answer(200, { message: 'Workflow got started.' }), 'remote.unexpected-shape', 'maybe'],
  ['a redirect', answer(302), 'remote.unavailable', 'maybe'],
];

test.each(rows)('%s', (_what, outcome, code, reached) => {
  const asWrite = flowFailure(outcome, true);
  expect([asWrite.code, asWrite.reached]).toEqual([code, reached]);
  const asRead = flowFailure(outcome, false);
  expect([asRead.code, asRead.reached]).toEqual([code, undefined]);
  for (const { sentence } of [asWrite, asRead]) {
    expect(sentence).toMatch(/ERP.*\.$/);
    expect(sentence).not.toMatch(/anna|</);
  }
});

test('403 in HTML asks to look at the access, like any 403', () => {
  expect(flowFailure(answer(403, html), true)).toMatchObject({ code: 'remote.forbidden', reached: 'no' });
});

test('a flow that only answers that it was started is told as set up wrongly', () => {
  const { sentence } = flowFailure(answer(200, '{"message":"Workflow got started."}'), false);
  expect(sentence).toContain('set up wrongly');
  expect(sentence).toContain('only says that the workflow was started');
  expect(flowFailure(answer(200, '{}'), false).sentence).not.toContain('was started');
});

test('a refusal names codes and places, never a value', () => {
  const more = {
    erpCode: 'Anna Smith is no city',
    fields: [
      { path: 'data.fields.city', message: 'anna' },
      { path: 'anna@shop.test', message: 'x' },
    ],
  };
  expect(flowFailure(answer(422, refusal('validation_failed', 'validation', more)), true).sentence).toBe(
    'The ERP refused the change (validation_failed): data.fields.city.',
  );
  const coded = refusal('validation_failed', 'validation', { erpCode: 'BC-4711', fields: 'none' });
  expect(flowFailure(answer(422, coded), true).sentence).toBe(
    'The ERP refused the change (validation_failed, BC-4711).',
  );
});

test('Retry-After is taken over where it was sent', () => {
  const wait = { 'retry-after': '9' };
  expect(flowFailure(answer(429, refusal('throttled', 'throttled'), wait), false).retryAfterMs).toBe(9_000);
  expect(flowFailure(answer(503, refusal('maintenance', 'transient'), wait), false).retryAfterMs).toBe(9_000);
  expect(flowFailure(answer(429, html, wait), false).retryAfterMs).toBe(9_000);
  expect(flowFailure(answer(429, html), false).retryAfterMs).toBe(30_000);
});

test('a call that was not sent because the window opens too late may be sent again, and says when', () => {
  const outcome: HttpOutcome = { kind: 'broken', cause: 'limited', sent: false, calls: 0, retryAfterMs: 59_999.5 };
  expect(flowFailure(outcome, true)).toMatchObject({
    code: 'remote.rate-limited',
    retryAfterMs: 60_000,
    reached: 'no',
  });
});

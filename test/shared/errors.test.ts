import { expect, test } from 'vitest';
import { type FailureCode, failure, failureSchema, recoveries, recoveryOf } from '../../shared/errors.ts';

const codes = Object.keys(recoveries) as FailureCode[];

test('every code travels as a value, and says what happens next', () => {
  for (const code of codes) {
    expect(failureSchema.parse(failure(code, 'A sentence.'))).toEqual({ code, sentence: 'A sentence.' });
    expect(['retry', 'skip', 'reconfigure', 'review', 'stop', 'bug']).toContain(recoveryOf(code));
  }
});

test('what may come by itself is tried again; what needs a person, or a stop, is not', () => {
  expect(codes.filter((code) => recoveryOf(code) === 'retry').sort()).toEqual([
    'remote.rate-limited',
    'remote.timeout',
    'remote.unavailable',
    'store.busy',
  ]);
});

test.each([
  { code: 'no.such', sentence: 'x' },
  { code: '__proto__', sentence: 'x' },
  { code: 'bug', sentence: '' },
  { code: 'bug', sentence: 'x', stack: 'at …' },
  { code: 'bug', sentence: 'x', retryAfterMs: -1 },
  { code: 'bug', sentence: 'x', reached: 'perhaps' },
])('%j is no failure', (value) => {
  expect(failureSchema.safeParse(value).success).toBe(false);
});

test('the facts of a failure are kept', () => {
  const told = failure('remote.timeout', 'x', { retryAfterMs: 7, reached: 'maybe', incident: 'i' });
  expect(failureSchema.parse(told)).toEqual({
    code: 'remote.timeout',
    sentence: 'x',
    retryAfterMs: 7,
    reached: 'maybe',
    incident: 'i',
  });
});

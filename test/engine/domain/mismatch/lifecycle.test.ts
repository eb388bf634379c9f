import { expect, test } from 'vitest';
import { type StoredCase, stepsOf } from '../../../../electron/engine/domain/mismatch/lifecycle.ts';
import type { Finding, MismatchStatus } from '../../../../shared/domain/mismatch.ts';

const drift: Finding = { kind: 'field-drift', severity: 'warns', fieldMask: 8 };
const known = (status: MismatchStatus, ignoredAs: string | null = null): StoredCase => ({
  id: 5,
  kind: 'field-drift',
  status,
  ignoredAs,
});

test('a first finding opens a case', () => {
  expect(stepsOf([drift], [], '1:2')).toEqual([{ step: 'open', finding: drift, reopened: null }]);
});

test.each<[MismatchStatus, string | null, object | null]>([
  ['open', null, { step: 'refresh', id: 5, finding: drift }],
  ['decided', null, null],
  ['awaiting-second', null, null],
  ['deferred', '1:2', null],
  ['deferred', '1:3', { step: 'reopen', id: 5, finding: drift, reopened: 'evidence-changed' }],
  ['resolved', null, { step: 'reopen', id: 5, finding: drift, reopened: 'seen-again' }],
  ['cleared', null, { step: 'reopen', id: 5, finding: drift, reopened: 'seen-again' }],
  ['ignored', '1:2', null],
  ['ignored', '1:3', { step: 'reopen', id: 5, finding: drift, reopened: 'evidence-changed' }],
])('a %s case (ignored as %s) that is found again', (status, ignoredAs, expected) => {
  expect(stepsOf([drift], [known(status, ignoredAs)], '1:2')).toEqual(expected === null ? [] : [expected]);
});

test.each<[MismatchStatus, boolean]>([
  ['open', true],
  ['ignored', true],
  ['deferred', true],
  ['decided', false],
  ['awaiting-second', false],
  ['resolved', false],
  ['cleared', false],
])('a %s case that is found no more is cleared: %s', (status, isCleared) => {
  expect(stepsOf([], [known(status)], '1:2')).toEqual(isCleared ? [{ step: 'clear', id: 5 }] : []);
});

test('kinds are judged apart: one may stay while another goes', () => {
  const malformed: StoredCase = { id: 6, kind: 'malformed-value', status: 'open', ignoredAs: null };
  expect(stepsOf([drift], [known('open'), malformed], '1:2')).toEqual([
    { step: 'refresh', id: 5, finding: drift },
    { step: 'clear', id: 6 },
  ]);
});

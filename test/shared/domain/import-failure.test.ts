import { expect, test } from 'vitest';
import { importFailures, importRemedyOf, knownImportFailure } from '../../../shared/domain/import-failure.ts';

test.each(importFailures)('%s is known in any case', (code) => {
  expect(knownImportFailure(code.toLowerCase())).toBe(code);
  expect(knownImportFailure(`${code.slice(0, 1).toLowerCase()}${code.slice(1)}`)).toBe(code);
});

test('another code is not known, and somebody has to look into it', () => {
  expect(knownImportFailure('MoonPhase')).toBeNull();
  expect(importRemedyOf('MoonPhase')).toBe('look-into');
});

test.each([
  ['apiSchemaViolation', 'correct-value'],
  ['GLOBALLYSUPPRESSED', 'not-mailable'],
  ['duplicate', 'send-singly'],
  ['InvalidContactId', 'read-anew'],
  ['InvalidMatchIdentifier', 'look-into'],
])('against %s helps %s', (code, remedy) => {
  expect(importRemedyOf(code)).toBe(remedy);
});

import { expect, test } from 'vitest';
import {
  carriedText,
  importFailureText,
  importLine,
  importRemedyText,
  importStateOf,
} from '../../../renderer/text/import-text.ts';
import { importStates } from '../../../shared/domain/bulk.ts';
import { importFailures, importRemedies } from '../../../shared/domain/import-failure.ts';

test.each(importFailures)('%s is told in a sentence, however it is written', (code) => {
  const told = importFailureText(code.toLowerCase(), '', null);
  expect(told).toMatch(new RegExp(`^[A-Z].{20,} \\(${code}\\)$`));
});

test("an unknown code stands as it came, with Dotdigital's own words", () => {
  expect(importFailureText('MoonPhase', 'Too full. ', 'd7de900d-d337-43f6')).toBe(
    'Dotdigital refused it as MoonPhase, import d7de900d, a reason that Concord does not know; Dotdigital writes “Too full.”',
  );
});

test.each(importRemedies)('%s has a sentence', (remedy) => {
  expect(importRemedyText[remedy]).toMatch(/^[A-Z].{20,}[^.]$/);
});

test.each(importStates)('%s has a name and a tone', (state) => {
  const { text, tone } = importStateOf(state);
  expect(text).not.toBe('');
  expect(['good', 'warn', 'erp']).toContain(tone);
});

const carried = { id: 'i-1', state: 'finished', rows: 120, startedAt: 1, codes: [] } as const;

test('a change that went in an import says with how many others, and what the report names', () => {
  expect(carriedText(carried)).toBe('In import i-1 with 119 others');
  expect(carriedText({ ...carried, rows: 1 })).toBe('In import i-1, alone');
  expect(carriedText({ ...carried, rows: 2, state: 'overdue' })).toBe('In import i-1 with 1 other; given up');
  expect(carriedText({ ...carried, id: null, state: 'lost', codes: ['Blocker'] })).toBe(
    'In an import whose id was never learned with 119 others; not confirmed. The report names Blocker',
  );
  expect(carriedText({ ...carried, id: null, state: 'sending' })).toBe(
    'In an import that is being handed in with 119 others',
  );
  expect(carriedText({ ...carried, id: null, state: 'failed' })).toBe(
    'In an import that Dotdigital did not take with 119 others; failed',
  );
});

const one = { id: 1, importId: 'i-1', rows: 120, startedAt: 1, endedAt: 2, sentence: null } as const;
const none = { updated: null, refused: null, unnamed: null } as const;

test('an import is told by what came of its rows', () => {
  expect(importLine({ ...one, ...none, state: 'running' })).toBe('120 changes in one import');
  expect(importLine({ ...one, state: 'finished', updated: 118, refused: 2, unnamed: 0 })).toBe(
    '120 changes in one import: 118 taken, 2 refused',
  );
  expect(importLine({ ...one, state: 'finished', updated: 119, refused: 0, unnamed: 1 })).toBe(
    '120 changes in one import: 119 taken, 1 not in its report, read back',
  );
});

import { expect, test } from 'vitest';
import { projectFiles, textOf } from './repository.ts';

/** Where it is read what was learned: both only show it. */
const shows = ['electron/engine/handlers/mismatch-detail.ts', 'electron/engine/handlers/suggestion.ts'];

/** The names by which a suggestion is read in a source. */
const reads = (source: string): boolean => /\b(learnedOf|whyOf)\s*\(|\/suggest\/model\.ts'/.test(source);

test('no policy, run or change reads what was learned: it is shown, and nothing else', () => {
  const own = /^electron\/engine\/(domain\/suggest\/|flows\/learn)/;
  const readers = projectFiles().filter(
    (file) => file.startsWith('electron/') && file.endsWith('.ts') && !own.test(file) && reads(textOf(file)),
  );
  expect(readers).toEqual(shows);
});

test.each([
  'const learned = learnedOf(stores, evidence, at);',
  'whyOf (stores, evidence, at)',
  "import { suggest } from '../domain/suggest/model.ts';",
])('%s is seen', (source) => {
  expect(reads(source)).toBe(true);
});

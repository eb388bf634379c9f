import { expect, test } from 'vitest';
import { projectFiles, textOf } from './repository.ts';

// Written in halves, so that this file does not contain what it looks for.
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
const MACHINE_PATH = new RegExp(
  `(?<![\\w.~$}/-])/(${['ro' + 'ot', 'ho' + 'me', 'Us' + 'ers', 'wo' + 'rk'].join('|')})/\\w`,
);
const WINDOWS_PATH = new RegExp(`\\b[A-Z]:\\\\+${'Us' + 'ers'}\\b`);
const TEXT = /\.(ts|tsx|mjs|cjs|css|html|md|json|sql|sh|h|svg)$|^\.[^/]+$|^\.ci\//;

const strayWordsIn = (file: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line, index) => {
    const found = [UNFINISHED, MACHINE_PATH, WINDOWS_PATH].map((rule) => rule.exec(line)?.[0]).find((word) => word);
    return found === undefined ? [] : [`${file}:${index + 1} has ${found}`];
  });

test('nothing is left for later, and no path of one machine is named', () => {
  const files = projectFiles().filter((file) => TEXT.test(file) && file !== 'package-lock.json');
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => strayWordsIn(file, textOf(file)))).toEqual([]);
});

test.each([
  `// TO${'DO'}: later`,
  `/* FIX${'ME'} */`,
  `const path = '/ho${'me'}/anna/project';`,
  `cd /ro${'ot'}/project`,
  `open('/Us${'ers'}/anna/x')`,
  `C:\\\\Us${'ers'}\\\\anna`,
])('the rule bites: %s', (line) => {
  expect(strayWordsIn('a.ts', line)).toHaveLength(1);
});

test.each([
  'https://example.org/home/page',
  '$HOME/work/x',
  './work/a.ts',
  'import x from "../root/a.ts"',
  'todo list',
])('the rule allows: %s', (line) => {
  expect(strayWordsIn('a.ts', line)).toEqual([]);
});

import { expect, test } from 'vitest';
import { badlyNamed, tooLong, unmirrored } from './files.ts';
import { projectFiles, textOf } from './repository.ts';

const lines = (count: number): string => 'a line\n'.repeat(count);

test('no file is longer than its kind may be', () => {
  expect(projectFiles().flatMap((file) => (isText(file) ? tooLong(file, textOf(file)) : []))).toEqual([]);
});

const isText = (file: string): boolean => !/\.(png|ico|icns|woff2|node|zip)$/.test(file);

test.each([
  ['shared/a.ts', 301],
  ['renderer/a.module.css', 301],
  ['build/scripts/a.mjs', 301],
  ['test/shared/a.test.ts', 401],
  ['README.md', 151],
  ['electron/engine/README.md', 41],
])('%s with %i lines is too long, with one less it is not', (file, count) => {
  expect(tooLong(file, lines(count))).toHaveLength(1);
  expect(tooLong(file, lines(count - 1))).toEqual([]);
});

test('no file or folder has a name that says nothing', () => {
  expect(projectFiles().flatMap(badlyNamed)).toEqual([]);
});

test.each(['shared/utils.ts', 'shared/date-utils.ts', 'renderer/helpers/a.ts', 'electron/main/window-manager.ts'])(
  'the name %s says nothing',
  (file) => {
    expect(badlyNamed(file)).toHaveLength(1);
  },
);

test('a name that only contains such a word is fine', () => {
  expect(['shared/commonwealth.ts', 'renderer/features/today/view.tsx'].flatMap(badlyNamed)).toEqual([]);
});

test('every test stands where its module does', () => {
  const files = projectFiles();
  const known = new Set(files);
  expect(files.flatMap((file) => unmirrored(file, known))).toEqual([]);
});

test.each([
  ['a module that was renamed', 'test/engine/store/gone.test.ts', 1],
  ['a folder that is not foreseen', 'test/unit/mirror.test.ts', 1],
  ['a test of the engine', 'test/engine/store/mirror.test.ts', 0],
  ['a test of a component', 'test/renderer/design/button.test.tsx', 0],
  ['a test of a script', 'test/build/steps/tally.test.ts', 0],
  ['a scenario', 'test/scenarios/crash-between-send-and-receipt.test.ts', 0],
  ['what tests share', 'test/engine/store/filled.ts', 0],
])('mirroring, %s', (_what, file, sentences) => {
  const files = new Set([
    'electron/engine/store/mirror.ts',
    'renderer/design/button.tsx',
    'build/scripts/steps/tally.mjs',
  ]);
  expect(unmirrored(file, files)).toHaveLength(sentences);
});

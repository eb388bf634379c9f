import { expect, test } from 'vitest';
import { trackedFiles } from './repository.ts';

const FIXED: readonly string[] = [
  'README.md',
  'build',
  'electron',
  'package-lock.json',
  'package.json',
  'renderer',
  'shared',
  'test',
  'tsconfig.json',
];

/** Top-level entries beyond the fixed ones; names beginning with a dot are free. */
const strangersAmong = (files: readonly string[]): readonly string[] => {
  const entries = new Set(files.map((file) => file.split('/')[0] ?? file));
  return [...entries].filter((entry) => !entry.startsWith('.') && !FIXED.includes(entry));
};

test('the repository has no top-level entry beyond the fixed ones', () => {
  const files = trackedFiles();
  expect(files.length).toBeGreaterThan(20);
  expect(strangersAmong(files)).toEqual([]);
});

test('a new top-level file or folder would be noticed', () => {
  const files = ['docs/plan.md', 'vite.config.ts', 'shared/docs/a.ts', '.ci/run', 'package.json'];
  expect(strangersAmong(files)).toEqual(['docs', 'vite.config.ts']);
});

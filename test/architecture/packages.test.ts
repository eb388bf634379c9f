import { expect, test } from 'vitest';
import { textOf } from './repository.ts';

type LockedPackage = { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean };

/** The names of locked packages that say where they were fetched from, or whose content is not pinned. */
const unsafeIn = (lock: string): readonly string[] => {
  const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(lock).packages;
  return Object.entries(packages)
    .filter(([name, { resolved, integrity }]) => name !== '' && (resolved !== undefined || integrity === undefined))
    .map(([name]) => name);
};

test('the lock file pins every package by its content and names no registry', () => {
  expect(unsafeIn(textOf('package-lock.json'))).toEqual([]);
});

test('a registry in the lock file would be noticed, and so would content that is not pinned', () => {
  const packages = {
    '': {},
    'node_modules/a': { integrity: 'sha512-x' },
    'node_modules/b': { integrity: 'sha512-x', resolved: 'https://registry.example/b.tgz' },
    'node_modules/c': {},
  };
  expect(unsafeIn(JSON.stringify({ packages }))).toEqual(['node_modules/b', 'node_modules/c']);
});

test('every dependency is of one exact version, and only what cannot be bundled is needed at run time', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
  expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
  const versions = Object.values<string>({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('npm runs no script of a package, and keeps registries out of the lock file', () => {
  const settings = textOf('.npmrc').split('\n');
  expect(settings).toContain('ignore-scripts=true');
  expect(settings).toContain('omit-lockfile-registry-resolved=true');
});

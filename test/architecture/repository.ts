import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const git = (...args: readonly string[]): readonly string[] =>
  // The checkout may belong to another user than the one who runs the tests (a container).
  execFileSync('git', ['-c', 'safe.directory=*', ...args, '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .filter((file) => file !== '');

/** What the repository tracks, relative to its root, with forward slashes. */
export const trackedFiles = (): readonly string[] => git('ls-files');

/** What it tracks or would track: new files count before they are committed, deleted ones no longer do. */
export const projectFiles = (): readonly string[] => {
  const deleted = new Set(git('ls-files', '--deleted'));
  return git('ls-files', '--cached', '--others', '--exclude-standard').filter((file) => !deleted.has(file));
};

/** The text of a file of the repository. */
export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** An absolute path to a file of the repository. */
export const inRepository = (file: string): string => path.join(root, file);

import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf } from '../runtime/store-failure.ts';

/** The files that are exchanged: their ending, and the most bytes that are read. */
export const deskFile = { ending: '.concord-desk', limit: 16_384 } as const;
export const decisionsFile = { ending: '.concord-decisions', limit: 8_000_000 } as const;
export const mappingFile = { ending: '.concord-mapping.json', limit: 2_000_000 } as const;
type Kind = typeof deskFile | typeof decisionsFile | typeof mappingFile;

const no = (sentence: string): Result<never> => err(failure('not-found', sentence));

/** The whole text of such a file; a sentence where it is not there, too large or may not be read. */
export const readDeskFile = (path: string, { ending, limit }: Kind): Result<string> => {
  if (!isAbsolute(path) || !path.endsWith(ending)) return no(`Choose a file that ends in ${ending}, by its full path.`);
  let handle: number | null = null;
  try {
    if (!statSync(path).isFile()) return no('This is a folder, or no ordinary file.');
    handle = openSync(path, 'r');
    const bytes = Buffer.alloc(limit + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= limit; length += read)
      read = readSync(handle, bytes, length, bytes.length - length, null);
    return length > limit
      ? no('This file is much larger than Concord writes them; nothing of it was read in.')
      : ok(bytes.toString('utf8', 0, length));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return no('There is no such file.');
    return no('This file cannot be read; look whether it is open elsewhere, or whose it is.');
  } finally {
    if (handle !== null) closeSync(handle);
  }
};

/** Where such a file is to be written: the path itself, or in a folder under the given name. */
export const targetOf = (path: string, name: string, { ending }: Kind): Result<string> => {
  if (!isAbsolute(path)) return no('Give a folder, or a file by its full path.');
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (isFolder) return ok(join(path, `${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}${ending}`));
  return basename(path).endsWith(ending) ? ok(path) : ok(`${path}${ending}`);
};

/** Writes a file whole or not at all; nobody else on this machine may read it. */
export const writeDeskFile = (path: string, text: string): Result<void> => {
  const part = `${path}.part`;
  try {
    rmSync(part, { force: true });
    const handle = openSync(part, 'wx', 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    return ok(undefined);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC') return err(failure('store.full', 'The disk is full; the file was not written.'));
    if (code === 'ENOENT' || code === 'ENOTDIR') return no('There is no such folder. Choose one that exists.');
    return no('Concord may not write there; choose another folder.');
  } finally {
    rmSync(part, { force: true });
  }
};

import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';

/** What the built programs are made from. */
const PLACES = ['shared', 'electron', 'renderer', 'build/scripts/bundle', 'package.json', 'package-lock.json'];

/** A hash over the names and contents of everything that is built from: the same hash, the same programs. */
export const hashOfSources = async () => {
  const hash = createHash('sha256').update(process.env.NODE_ENV ?? '');
  for (const place of PLACES) {
    for (const file of await filesIn(path.join(projectRoot, place))) {
      hash
        .update(path.relative(projectRoot, file))
        .update('\0')
        .update(await fs.readFile(file));
    }
  }
  return hash.digest('hex');
};

/** @param {string} place @returns {Promise<readonly string[]>} */
const filesIn = async (place) => {
  const stat = await fs.stat(place).catch(() => null);
  if (stat === null) return [];
  if (stat.isFile()) return [place];
  const entries = await fs.readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 of a file, in hex. @param {string} file */
export const sha256OfFile = async (file) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
};

/** @param {string} text */
export const sha256OfText = (text) => createHash('sha256').update(text).digest('hex');

/** @param {string} file @returns {Promise<boolean>} */
export const exists = (file) =>
  fs.access(file).then(
    () => true,
    () => false,
  );

/**
 * Copies a file so that a reader sees the old one or the new one, never half of it.
 * @param {string} from
 * @param {string} to
 */
export const copyIntoPlace = async (from, to) => {
  await fs.mkdir(path.dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}.partial`;
  await fs.copyFile(from, partial);
  await fs.rename(partial, to);
};

/** @param {string} file @param {string} text */
export const writeIntoPlace = async (file, text) => {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  await fs.writeFile(partial, text);
  await fs.rename(partial, file);
};

/** The parsed JSON of a file, or null where there is none or it is damaged. @param {string} file */
export const readJson = async (file) => {
  try {
    return JSON.parse(await fs.readFile(file, 'utf8'));
  } catch {
    return null;
  }
};

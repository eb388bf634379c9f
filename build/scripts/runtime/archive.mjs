import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks a zip archive, keeping file modes.
 * @param {string} archive
 * @param {string} target an existing folder
 * @param {(name: string) => string | null} place where an entry goes, relative to `target`; null leaves it out
 * @returns {Promise<number>} how many files were written
 */
export const unpack = (archive, target, place) =>
  new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      let files = 0;
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', async (/** @type {import('yauzl').Entry} */ entry) => {
        try {
          const name = entry.fileName.endsWith('/') ? null : place(entry.fileName);
          if (name !== null) {
            await unpackEntry(zip, entry, inside(target, name));
            files += 1;
          }
          zip.readEntry();
        } catch (failure) {
          zip.close();
          reject(failure);
        }
      });
      zip.readEntry();
    });
  });

/** @param {string} folder @param {string} name */
const inside = (folder, name) => {
  const file = path.join(folder, name);
  if (!file.startsWith(folder + path.sep)) throw new Error(`The archive names a file outside its folder: ${name}`);
  return file;
};

/** @param {import('yauzl').ZipFile} zip @param {import('yauzl').Entry} entry @param {string} file */
const unpackEntry = async (zip, entry, file) => {
  await fs.mkdir(path.dirname(file), { recursive: true });
  /** @type {import('node:stream').Readable} */
  const content = await new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
  const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
  await pipeline(content, createWriteStream(file, { mode }));
};

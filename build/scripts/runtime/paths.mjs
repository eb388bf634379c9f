import os from 'node:os';
import path from 'node:path';

/** The project's folder, absolute. */
export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** Where fetched and compiled things are kept between runs and clones. */
export const cacheFolder = path.join(
  process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
  'concord-runtime',
);

/** For instance `linux-x64`. */
export const platform = `${process.platform}-${process.arch}`;

/** The folder of an installed package. @param {string} name */
export const packageFolder = (name) => path.join(projectRoot, 'node_modules', name);

import fs from 'node:fs/promises';
import path from 'node:path';

const HEARTBEAT_MS = 5_000;
const STALE_AFTER_MS = 30_000;
const LOOK_AGAIN_MS = 300;

/**
 * Does the work while no other process does work under the same name. The lock is a folder, because making one is
 * atomic everywhere; its holder touches it, so a lock whose holder died is taken over after half a minute.
 * @template T
 * @param {string} target the file or folder that the work makes
 * @param {import('./report.mjs').Report} report
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (target, report, work) => {
  const lock = `${target}.lock`;
  await fs.mkdir(path.dirname(lock), { recursive: true });
  let told = false;
  while (!(await take(lock))) {
    if (await isStale(lock)) {
      await discard(lock);
      continue;
    }
    if (!told) report(`another process is preparing ${path.basename(target)}; waiting for it`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    fs.utimes(lock, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await fs.rm(lock, { recursive: true, force: true });
  }
};

/** @param {string} lock */
const take = async (lock) => {
  try {
    await fs.mkdir(lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
};

/** @param {string} lock */
const isStale = async (lock) => {
  const stat = await fs.stat(lock).catch(() => null);
  return stat !== null && Date.now() - stat.mtimeMs > STALE_AFTER_MS;
};

/** Moves a stale lock away first: of two processes that find it stale only one succeeds. @param {string} lock */
const discard = async (lock) => {
  const aside = `${lock}.${process.pid}.stale`;
  await fs.rename(lock, aside).then(
    () => fs.rm(aside, { recursive: true, force: true }),
    () => {},
  );
};

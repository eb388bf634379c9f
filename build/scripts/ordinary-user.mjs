import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageFolder, projectRoot } from './runtime/paths.mjs';
import { SetupFailure } from './runtime/report.mjs';
import { lastLines, runQuietly } from './runtime/run.mjs';

const USER = 'concord-visitor';
/** Outside every home: the user must be able to read it, and nobody but root to change it. */
const PLACE = '/var/tmp/concord-ordinary-user';

/**
 * Makes an ordinary user, with a copy of Electron and of the built application that this user can read, and removes
 * both again after the work.
 * @template T
 * @param {string} binary the Electron to copy
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work gets what the test needs to know in CONCORD_USER_…
 * @returns {Promise<T>}
 */
export const withOrdinaryUser = async (binary, work) => {
  await removeUser();
  await must('useradd', ['--create-home', '--shell', '/bin/sh', USER]);
  try {
    await fs.rm(PLACE, { recursive: true, force: true });
    const electron = path.join(PLACE, 'electron');
    await fs.cp(path.dirname(binary), electron, { recursive: true });
    await copyApplication(path.join(PLACE, 'application'));
    await must('chmod', ['-R', 'a+rX', PLACE]);
    // As a package would install it. Where ordinary users may make namespaces it is not used.
    await must('chmod', ['4755', path.join(electron, 'chrome-sandbox')]);
    const [uid, gid, home] = await Promise.all([idOf('-u'), idOf('-g'), homeOf()]);
    return await work({
      CONCORD_USER_ELECTRON: path.join(electron, path.basename(binary)),
      CONCORD_USER_APPLICATION: path.join(PLACE, 'application'),
      CONCORD_USER_UID: uid,
      CONCORD_USER_GID: gid,
      CONCORD_USER_HOME: home,
    });
  } finally {
    await removeUser();
    await fs.rm(PLACE, { recursive: true, force: true });
  }
};

/** What a package contains: the bundled programs and the one library that is not bundled. @param {string} target */
const copyApplication = async (target) => {
  const library = 'node_modules/better-sqlite3';
  await fs.mkdir(target, { recursive: true });
  await fs.copyFile(path.join(projectRoot, 'package.json'), path.join(target, 'package.json'));
  await fs.cp(path.join(projectRoot, 'out'), path.join(target, 'out'), { recursive: true });
  for (const part of ['package.json', 'lib', 'build', 'prebuilds']) {
    const from = path.join(packageFolder('better-sqlite3'), part);
    await fs.cp(from, path.join(target, library, part), { recursive: true }).catch((error) => {
      if (part !== 'build' || error.code !== 'ENOENT') throw error; // Compiled only where the prebuilt one does not load.
    });
  }
};

/** @param {string} option */
const idOf = async (option) => (await must('id', [option, USER])).trim();

const homeOf = async () => (await must('getent', ['passwd', USER])).split(':')[5] ?? '';

/** What still runs of the user is ended first: a window that closes holds its home for a moment longer. */
const removeUser = async () => {
  if ((await runQuietly('id', [USER])).code !== 0) return;
  const uid = Number(await idOf('-u'));
  for (let tries = 0; tries < 50 && (await endAllOf(uid)) > 0; tries += 1) await delay(100);
  await must('userdel', ['--force', '--remove', USER]);
};

/**
 * Ends every process of a user; answers how many there were.
 * @param {number} uid
 */
const endAllOf = async (uid) => {
  let found = 0;
  for (const pid of (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const owner = await fs.stat(`/proc/${pid}`).then(
      (entry) => entry.uid,
      () => null,
    );
    if (owner !== uid) continue;
    found += 1;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return found;
};

/** @param {string} command @param {readonly string[]} args */
const must = async (command, args) => {
  const { code, output } = await runQuietly(command, args);
  if (code === 0) return output;
  throw new SetupFailure(
    `${command} ${args.join(' ')} ended with ${code}:\n${lastLines(output)}`,
    'This test needs root on a Debian system with its user tools (package passwd).',
  );
};

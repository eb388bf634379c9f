import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, isDebian } from './apt.mjs';
import { SetupFailure } from './report.mjs';
import { runQuietly } from './run.mjs';

/**
 * What the operating system must bring on Linux. A need is looked for by what it provides, not by a package's name, so
 * that a second start asks neither the network nor the package manager. `packages` are alternatives, newest name last.
 * @typedef {{ readonly what: string, readonly packages: readonly string[], readonly isThere: (libraries: string) => boolean }} Need
 * @typedef {'electron' | 'display' | 'compiler' | 'keyring'} NeedGroup
 */

/** @param {string} name @param {readonly string[]} packages @returns {Need} */
const command = (name, packages) => ({ what: name, packages, isThere: () => isCommand(name) });

/** @param {string} name @param {readonly string[]} packages @returns {Need} */
const library = (name, packages) => ({
  what: name,
  packages,
  isThere: (libraries) => libraries.includes(`\t${name} `),
});

/** @type {Need} */
const font = { what: 'a font', packages: ['fonts-dejavu-core'], isThere: () => hasFont('/usr/share/fonts') };

/** @type {Readonly<Record<NeedGroup, readonly Need[]>>} */
const NEEDS = {
  electron: [
    library('libgtk-3.so.0', ['libgtk-3-0', 'libgtk-3-0t64']),
    library('libnss3.so', ['libnss3']),
    library('libgbm.so.1', ['libgbm1']),
    library('libasound.so.2', ['libasound2', 'libasound2t64']),
    font,
  ],
  display: [command('Xvfb', ['xvfb'])],
  compiler: [command('cc', ['gcc']), command('g++', ['g++'])],
  keyring: [
    command('gnome-keyring-daemon', ['gnome-keyring']),
    command('dbus-run-session', ['dbus-daemon']),
    library('libsecret-1.so.0', ['libsecret-1-0']),
  ],
};

/** @param {string} name */
const isCommand = (name) =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'].some((folder) =>
    existsSync(path.join(folder, name)),
  );

/** @param {string} folder @returns {boolean} */
const hasFont = (folder) =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => /\.(ttf|otf|ttc|pf[ab])$/i.test(file));

/**
 * Makes sure of what the groups name. On Debian as root what is missing is installed, and one sentence says so;
 * elsewhere it is named, with the command to run.
 * @param {readonly NeedGroup[]} groups
 * @param {import('./report.mjs').Report} report
 */
export const ensureSystemNeeds = async (groups, report) => {
  if (process.platform !== 'linux') return;
  const missing = await missingNeeds(groups);
  if (missing.length === 0) return;
  const names = missing.map((need) => need.what).join(', ');
  if (!(await isDebian())) {
    throw new SetupFailure(
      `This computer lacks ${names}.`,
      "Install what provides them with your system's package manager, then start again.",
    );
  }
  const packages = missing.map((need) => need.packages);
  if (process.getuid?.() !== 0) {
    throw new SetupFailure(
      `This computer lacks ${names}.`,
      `Run this, then start again: sudo apt-get install --no-install-recommends ${packages.map((names) => names[0]).join(' ')}`,
    );
  }
  const installed = await aptInstall(packages, report);
  report(`installed with apt-get, because this system lacked them: ${installed.join(' ')}`);
  const still = await missingNeeds(groups);
  if (still.length > 0) {
    throw new SetupFailure(
      `apt-get succeeded, but ${still.map((need) => need.what).join(', ')} cannot be found.`,
      'Check that the package manager of this system is complete (dpkg --configure -a, ldconfig).',
    );
  }
};

/** @param {readonly NeedGroup[]} groups */
const missingNeeds = async (groups) => {
  const { output } = await runQuietly('/sbin/ldconfig', ['-p']);
  return groups.flatMap((group) => NEEDS[group]).filter((need) => !need.isThere(output));
};

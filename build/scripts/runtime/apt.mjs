import fs from 'node:fs/promises';
import { SetupFailure, withHeartbeat } from './report.mjs';
import { lastLines, runQuietly } from './run.mjs';

const ENVIRONMENT = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

/** Whether this is Debian or a child of it, with its package manager. */
export const isDebian = async () => {
  const release = await fs.readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && (await runQuietly('apt-get', ['--version'])).code === 0;
};

/**
 * Installs one of each list of alternative names, and returns the names taken. Needs root.
 * @param {readonly (readonly string[])[]} wanted
 * @param {import('./report.mjs').Report} report
 */
export const aptInstall = async (wanted, report) => {
  report(`fetching the list of packages, to install ${wanted.map((names) => names[0]).join(' ')}`);
  await aptGet(['update'], report);
  const names = await Promise.all(wanted.map(firstKnown));
  report('installing them: under a minute on a fast network');
  await aptGet(['install', '-y', '--no-install-recommends', ...names], report);
  return names;
};

/** Newer releases renamed some libraries; the first name that this one can install is taken. @param {readonly string[]} names */
const firstKnown = async (names) => {
  for (const name of names) {
    const { output } = await runQuietly('apt-cache', ['policy', name], { env: ENVIRONMENT });
    if (/^ +Candidate: (?!\(none\))/m.test(output)) return name;
  }
  return names[0] ?? '';
};

/** @param {readonly string[]} args @param {import('./report.mjs').Report} report */
const aptGet = async (args, report) => {
  // Another apt-get on this machine may hold the lock for a while.
  const running = runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: ENVIRONMENT });
  const { code, output } = await withHeartbeat(report, `apt-get ${args[0]} is still running`, running);
  if (code === 0) return;
  throw new SetupFailure(
    `apt-get ${args.join(' ')} ended with ${code}:\n${lastLines(output)}`,
    'Check the network and /etc/apt/sources.list, then start again.',
  );
};

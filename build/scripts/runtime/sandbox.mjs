import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './report.mjs';

/** Chromium refuses to sandbox a process of root. Everyone else gets the sandbox. */
const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/** The arguments that Electron needs because of who runs it. @param {import('./report.mjs').Report} report */
export const sandboxArguments = (report) => {
  if (!isRoot()) return [];
  report("running as root: Chromium's sandbox is off; for real work run Concord as an ordinary user");
  return ['--no-sandbox'];
};

/**
 * Some systems (Ubuntu since 24.04) keep ordinary users from making namespaces; Electron then ends with a message that
 * few understand. Said here in words, before it starts.
 * @param {string} binary
 */
export const assertSandboxWorks = (binary) => {
  if (process.platform !== 'linux' || isRoot() || mayMakeNamespaces()) return;
  const helper = path.join(path.dirname(binary), 'chrome-sandbox');
  if (isSetUidRoot(helper)) return;
  throw new SetupFailure(
    "This system keeps ordinary users from making the namespaces that Chromium's sandbox needs.",
    `Allow its helper to make them, then start again: sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`,
  );
};

const mayMakeNamespaces = () =>
  setting('kernel/unprivileged_userns_clone', '1') !== '0' &&
  setting('user/max_user_namespaces', '1') !== '0' &&
  setting('kernel/apparmor_restrict_unprivileged_userns', '0') !== '1';

/** @param {string} name @param {string} absent what a kernel without this setting does */
const setting = (name, absent) => {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return absent;
  }
};

/** @param {string} file */
const isSetUidRoot = (file) => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4001) === 0o4001;
};

import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { exists, readJson, writeIntoPlace } from './files.mjs';
import { cacheFolder, packageFolder } from './paths.mjs';
import { SetupFailure, withHeartbeat } from './report.mjs';

/** @typedef {{ readonly binary: string, readonly version: string, readonly nodeApi: number, readonly origin: string }} Electron */

const PROBE_LIMIT_MS = 6_000;
const PROBE_KEPT_MS = 24 * 60 * 60_000;
const DOWNLOAD_LIMIT_MS = 15 * 60_000;
const PROBE_FILE = path.join(cacheFolder, 'download-host.json');

const EXECUTABLES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const executable = EXECUTABLES[/** @type {'win32' | 'darwin'} */ (process.platform)] ?? 'electron';

/** Electron 35 brought Node 22.14 and with it Node-API 10. @param {string} version */
const nodeApiOf = (version) => (Number.parseInt(version, 10) >= 35 ? 10 : 9);

/** An Electron that is already here: the one named by the environment, or the one that its package downloaded. */
export const findElectron = async () => (await fromEnvironment()) ?? (await fromPackage());

/** @returns {Promise<Electron | null>} */
const fromEnvironment = async () => {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const binary = path.join(folder, executable);
  if (!(await exists(binary))) {
    throw new SetupFailure(
      `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable} in that folder.`,
      'Correct the variable or unset it, then start again.',
    );
  }
  const version = await versionIn(folder);
  return { binary, version, nodeApi: nodeApiOf(version), origin: 'the folder in ELECTRON_OVERRIDE_DIST_PATH' };
};

/** @returns {Promise<Electron | null>} */
const fromPackage = async () => {
  const folder = path.join(packageFolder('electron'), 'dist');
  const binary = path.join(folder, executable);
  const { version } = await readJson(path.join(packageFolder('electron'), 'package.json'));
  if (!(await exists(binary)) || (await versionIn(folder)) !== version) return null;
  return { binary, version, nodeApi: nodeApiOf(version), origin: "Electron's own package" };
};

/** @param {string} folder */
const versionIn = async (folder) => {
  const text = await fs.readFile(path.join(folder, 'version'), 'utf8').catch(() => '0');
  return text.trim().replace(/^v/, '');
};

/** Whether the host was found unreachable within the last day; saves a machine without it the wait at every start. */
export const wasUnreachableLately = async () => {
  const probe = await readJson(PROBE_FILE);
  return probe?.host === downloadHost() && Date.now() - probe.unreachableAt < PROBE_KEPT_MS;
};

/** Null when the host that Electron is downloaded from answers, or else the reason in a few words. */
export const whyUnreachable = async () => {
  try {
    await fetch(downloadHost(), { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    await fs.rm(PROBE_FILE, { force: true });
    return null;
  } catch (error) {
    await writeIntoPlace(PROBE_FILE, JSON.stringify({ host: downloadHost(), unreachableAt: Date.now() }));
    const { name, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
    return name === 'TimeoutError' ? `no answer in ${PROBE_LIMIT_MS / 1000} s` : (cause?.code ?? name);
  }
};

const downloadHost = () =>
  process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';

/**
 * Downloads Electron with its own package's installer, which checks the sum.
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<Electron | null>} null when the download failed; the reason has been shown
 */
export const downloadElectron = async (report) => {
  report('downloading Electron (about 110 MB, once)');
  const installer = path.join(packageFolder('electron'), 'install.js');
  const running = new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 2, 2], timeout: DOWNLOAD_LIMIT_MS });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  const code = await withHeartbeat(report, 'still downloading Electron', running);
  const electron = code === 0 ? await fromPackage() : null;
  if (electron === null) report(`the download of Electron failed (installer ended with ${code})`);
  return electron;
};

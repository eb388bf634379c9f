import { _electron } from 'playwright';
import { projectRoot } from '../runtime/paths.mjs';

/** What makes pictures of the window the same on every machine. */
const STEADY = [
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--lang=en-GB',
];

/** @typedef {{ readonly app: import('playwright').ElectronApplication, readonly page: import('playwright').Page }} Window */

/**
 * Opens the built Concord on a data folder and waits for its first rows.
 * @param {string} userData
 * @returns {Promise<Window>}
 */
export const openWindow = async (userData) => {
  const executablePath = process.env.CONCORD_ELECTRON;
  if (!executablePath) throw new Error('CONCORD_ELECTRON is not set: run this with npm run demo.');
  const unsandboxed = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  const app = await _electron.launch({
    executablePath,
    cwd: projectRoot,
    args: [projectRoot, `--user-data-dir=${userData}`, ...unsandboxed, ...STEADY],
    // The picture shows the theme that Concord itself is set to.
    colorScheme: null,
    // What a timer finds or records meanwhile would be in the table and in the pictures.
    env: { ...environment(), CONCORD_SCHEDULE: 'off' },
  });
  app.process().stdout?.on('data', (chunk) => process.stdout.write(chunk));
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached', timeout: 120_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  return { app, page };
};

/**
 * Asks an operation as the window does; throws with the sentence of a failure.
 * @param {import('playwright').Page} page
 * @param {string} name
 * @param {unknown} input
 * @returns {Promise<any>}
 */
export const ask = async (page, name, input) => {
  const result = await page.evaluate(
    // @ts-expect-error the bridge is the page's own
    ([operation, asked]) => window.concord.invoke(operation, asked),
    /** @type {const} */ ([name, input]),
  );
  if (!result.ok) throw new Error(`${name}: ${result.error.sentence}`);
  return result.value;
};

/**
 * Asks until the answer is as wanted.
 * @param {() => Promise<boolean>} isDone
 * @param {string} what
 * @param {number} limitMs
 */
export const until = async (isDone, what, limitMs) => {
  const deadline = Date.now() + limitMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/**
 * @param {Window} window
 * @param {number} width
 * @param {number} height
 */
export const resize = async ({ app, page }, width, height) => {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await page.waitForFunction((size) => window.innerWidth === size.width && window.innerHeight === size.height, {
    width,
    height,
  });
};

/** @returns {Record<string, string>} */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

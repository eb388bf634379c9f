import path from 'node:path';
import { ask, resize } from './window.mjs';

const SIZES = /** @type {const} */ ([
  [1280, 800],
  [1600, 1000],
]);
const THEMES = /** @type {const} */ (['light', 'dark']);

/**
 * A picture of each screen in both themes and both sizes.
 * @param {import('./window.mjs').Window} window
 * @param {string} folder
 */
export const pictureScreens = async (window, folder) => {
  const { page } = window;
  const facets = page.locator('.facets');
  const clear = facets.getByRole('button', { name: /^Clear/ });
  if (await clear.isVisible()) await clear.click();
  for (const theme of THEMES) {
    await ask(page, 'settings.set', { theme });
    await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      const name = (/** @type {string} */ screen) => path.join(folder, `${screen}-${theme}-${width}x${height}.png`);
      for (const [screen, show] of SCREENS) {
        await show(page);
        await page.screenshot({ path: name(screen) });
      }
    }
  }
  await ask(page, 'settings.set', { theme: 'system' });
};

/** The most telling kind of row: two sides that differ in characters. @param {import('playwright').Page} page */
const showDrift = async (page) => {
  await page.keyboard.press('1');
  await page.locator('#mismatch-list').focus();
  await page.keyboard.press('Home');
  const drift = page.getByRole('option', { name: /differ/ }).first();
  if (await drift.isVisible()) await drift.click();
  await page.locator('.sbs').first().waitFor();
  await page.locator('.two .card').first().waitFor();
};

/** @param {import('playwright').Page} page */
const showRuns = async (page) => {
  await page.keyboard.press('2');
  await page.locator('.run-table').waitFor();
};

/** The change that was undone, with what came back. @param {import('playwright').Page} page */
const showChange = async (page) => {
  await page.keyboard.press('3');
  await page.locator('#change-list [role="option"]', { hasText: 'Undone' }).first().click();
  await page.locator('.log-facts').waitFor();
  await page.locator('.chain[aria-busy="false"]').waitFor();
};

/** @param {import('playwright').Page} page */
const showConnections = async (page) => {
  await page.keyboard.press('4');
  await page.locator('.connections .card').first().waitFor();
};

const SCREENS = /** @type {const} */ ([
  ['mismatches', showDrift],
  ['runs', showRuns],
  ['change-log', showChange],
  ['connections', showConnections],
]);

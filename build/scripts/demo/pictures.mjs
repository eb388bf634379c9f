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
      await page.keyboard.press('1');
      await showDrift(page);
      await page.screenshot({ path: name('mismatches') });
      await page.keyboard.press('2');
      await page.locator('.run-table').waitFor();
      await page.screenshot({ path: name('runs') });
    }
  }
  await ask(page, 'settings.set', { theme: 'system' });
};

/** The most telling kind of row: two sides that differ in characters. @param {import('playwright').Page} page */
const showDrift = async (page) => {
  await page.locator('#mismatch-list').focus();
  await page.keyboard.press('Home');
  const drift = page.getByRole('option', { name: /differ/ }).first();
  if (await drift.isVisible()) await drift.click();
  await page.locator('.sbs').waitFor();
  await page.locator('.two .card').first().waitFor();
};

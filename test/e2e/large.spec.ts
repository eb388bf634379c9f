import { expect, type Page } from '@playwright/test';
import { fillWorkspace } from './filled-workspace.ts';
import { test } from './fixtures.ts';

const total = 100_000;
/** As many as fit into the window, and some around them. */
const mostDrawn = 60;

/** How long (ms) the page was kept from drawing, at worst, while something is done. */
const longestPause = async (page: Page, doing: () => Promise<void>): Promise<number> => {
  await page.evaluate(() => {
    const pauses: number[] = [];
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      pauses.push(now - last);
      last = now;
      if (!('stopTicking' in globalThis)) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { pauses });
  });
  await doing();
  return page.evaluate(() => {
    Object.assign(globalThis, { stopTicking: true });
    const pauses = Math.max(...(globalThis as unknown as { pauses: readonly number[] }).pauses);
    Reflect.deleteProperty(globalThis, 'stopTicking');
    return pauses;
  });
};

test('a hundred thousand mismatches are listed, walked, narrowed and searched without a pause', async ({ own }) => {
  test.setTimeout(180_000);
  await fillWorkspace(own.folder, total);
  const began = Date.now();
  const { page } = await own.open({ env: { CONCORD_TRAINING_CUSTOMERS: '200' } });
  test.info().annotations.push({ type: 'ms to the first rows', description: String(Date.now() - began) });

  const rows = page.getByRole('option');
  const place = page.locator('.foot .place');
  const list = page.locator('#mismatch-list');
  await expect(rows.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Needs you 100,000' })).toBeVisible();
  await expect(place).toHaveText(/^1 of (100,000|[\d,]+\+)$/);

  const pause = await longestPause(page, async () => {
    // Twenty screens down by the wheel: pages are read on the way.
    await list.hover();
    for (let step = 0; step < 20; step += 1) {
      await page.mouse.wheel(0, 4_000);
      expect(await rows.count()).toBeLessThan(mostDrawn);
    }
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(10_000);
    await expect(rows.first()).toBeVisible();

    await page.keyboard.press('End');
    await expect(page.locator('[role="option"][aria-selected="true"]')).toBeInViewport();
    await expect(place).not.toHaveText(/^1 of/);
    await page.keyboard.press('Home');
    await expect(place).toHaveText(/^1 of/);
    await expect(page.locator('[role="option"][aria-selected="true"]')).toBeInViewport();

    await page.getByRole('button', { name: 'Kind', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Malformed value/ }).click();
    await page.keyboard.press('Escape');
    await expect(rows.first()).toContainText('Malformed phone');
    await expect(place).toHaveText(/^\d+ of (10,000|[\d,]+\+)$/);

    await page.getByRole('searchbox').fill('person.77778@');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('L-0077778');
  });
  expect(await rows.count()).toBeLessThan(mostDrawn);
  test.info().annotations.push({ type: 'longest pause in ms', description: String(Math.round(pause)) });
  expect(pause).toBeLessThan(1_000);
});

import { expect, type Page } from '@playwright/test';
import { accessibilityProblems } from './accessibility.ts';
import { test } from './fixtures.ts';
import { idOf, listed, options, selected } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

const campaign = 'Newsletter 31: The gift guide';
const headings = (window: Page) => window.locator('#mismatch-list .grp');
const campaignPill = (window: Page) => window.getByRole('button', { name: 'Campaign', exact: true });

/** Reads the campaigns and says by hand where the next one goes. */
const nameTarget = async (window: Page): Promise<void> => {
  await window.keyboard.press('5');
  await window.getByRole('button', { name: 'Read now' }).click();
  await expect(window.getByRole('heading', { level: 1, name: campaign })).toBeVisible({ timeout: 60_000 });
  await window.keyboard.press('n');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^Newsletter list/ }).check();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toHaveCount(0);
};

/** How many open mismatches the Campaigns screen counts of its audience. */
const countedThere = async (window: Page): Promise<number> => {
  const cells = window.getByRole('region', { name: 'What is wrong with that audience' }).locator('td.n');
  await expect(cells.first()).toBeVisible();
  const texts = await cells.allTextContents();
  return texts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
};

test('the list begins with what the next campaign is endangered by, is narrowed to it, and keeps such a view', async ({
  own,
}) => {
  const { page: window } = await own.open({ env: adminEnv(200) });
  await firstSynced(window);
  // What breathes while a run goes on never stands still, and this one goes on asking where campaigns went.
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await nameTarget(window);
  const counted = await countedThere(window);

  await window.keyboard.press('1');
  await expect(headings(window).first()).toHaveText(new RegExp(`^${campaign} · sends in \\d+ (h|min)${counted}$`), {
    timeout: 30_000,
  });
  await listed(window);
  await window.keyboard.press('Home');
  await expect(selected(window)).toContainText('sends in');
  const why = window.locator('section.card', { has: window.getByRole('heading', { name: 'Why it matters' }) });
  await expect(why).toContainText(`The campaign “${campaign}” goes out`);
  await expect(why).toContainText('its target was named by hand');
  await expect(window.locator('.hd')).toContainText(`in the audience of ${campaign}`);
  expect(await accessibilityProblems(window)).toEqual([]);

  await window.keyboard.press('5');
  await window.getByRole('button', { name: 'Show these cases' }).click();
  await expect(window.locator('.foot .place')).toHaveText(`1 of ${counted}`);
  await expect(window.getByRole('button', { name: campaign, exact: true })).toBeVisible();

  const views = window.getByRole('button', { name: 'Views', exact: true });
  await views.focus();
  await window.keyboard.press('Enter');
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('menuitem', { name: 'Keep this view…' })).toBeVisible();
  await window.getByRole('menuitem', { name: 'Keep this view…' }).press('Enter');
  await window.getByRole('dialog').getByLabel('Name').fill('Before it goes out');
  await window.keyboard.press('Enter');
  const kept = window.getByRole('button', { name: 'Before it goes out', exact: true });
  await expect(kept).toBeVisible();
  await window.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(campaignPill(window)).toBeVisible();
  await views.click();
  await window.getByRole('menuitemradio', { name: 'Before it goes out' }).click();
  await expect(window.locator('.foot .place')).toHaveText(`1 of ${counted}`);
  await kept.click();
  expect(await accessibilityProblems(window)).toEqual([]);
  await window.getByRole('menuitem', { name: /^Remove/ }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(views).toBeVisible();
});

test('who has taken a place keeps it when new cases come, and is told how many wait', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(200) });
  // The first sync finds case after case: a place can be taken once there are several.
  await firstSynced(window);
  await expect.poll(() => options(window).count()).toBeGreaterThan(5);
  await listed(window);
  const first = await idOf(selected(window));
  await window.keyboard.press('j');
  await expect(selected(window)).not.toHaveId(first);
  const id = await idOf(selected(window));
  const before = await options(window).evaluateAll((rows) => rows.map((row) => row.id));
  await runJob(window, 'orders');
  await expect(window.locator('.news')).toContainText(/\d+ new/, { timeout: 30_000 });
  expect(await options(window).evaluateAll((rows) => rows.map((row) => row.id))).toEqual(before);
  expect(await idOf(selected(window))).toBe(id);
  await window.keyboard.press('t');
  await expect(window.locator('.news')).toHaveCount(0);
  expect(await idOf(selected(window))).toBe(id);
  await expect(options(window).filter({ hasText: 'worth' }).first()).toBeVisible();
});

import { expect } from '@playwright/test';
import { accessibilityProblems } from './accessibility.ts';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('campaigns are read, a target is named by hand, and whom it reaches adds up', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(200) });
  await firstSynced(window);
  await window.keyboard.press('5');
  await window.getByRole('button', { name: 'Read now' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Newsletter 31: The gift guide' })).toBeVisible({
    timeout: 60_000,
  });
  // What breathes while a run goes on never stands still, and this one goes on asking where campaigns went.
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.keyboard.press('n');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('newsl');
  await dialog.getByRole('checkbox', { name: /^Newsletter list/ }).check();
  expect(await accessibilityProblems(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(window.getByText(/^Named by hand by .* Dotdigital does not tell it\.$/)).toBeVisible();
  const reach = window.getByRole('region', { name: 'Whom it reaches' });
  // All contacts, four deductions, who is reached, and the share of its lists.
  await expect(reach.locator('dd')).toHaveCount(7);
  const figures = (await reach.locator('dd').allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, '')));
  const [all = 0, optedOut = 0, bounced = 0, unasked = 0, gone = 0, reached = 0] = figures;
  expect(all - optedOut - bounced - unasked - gone).toBe(reached);
  expect(reached).toBeGreaterThan(0);
  await expect(window.getByRole('region', { name: 'Goes to' }).getByText('Newsletter', { exact: true })).toBeVisible();
  expect(await accessibilityProblems(window)).toEqual([]);
});

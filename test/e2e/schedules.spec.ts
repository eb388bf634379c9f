import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('an interval is weighed, told with its cost and its delay, and kept as the schedule', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(400) });
  await firstSynced(window);
  await window.getByRole('button', { name: 'Sync runs' }).click();
  await window.getByRole('button', { name: 'Run a job…' }).click();
  const orders = window.getByRole('menuitem', { name: 'Orders', exact: true });
  await expect(orders).toHaveAccessibleDescription(/^at least \d+ calls, time not known yet$/);
  await orders.click();
  await expect(window.getByRole('region', { name: 'How both sides stand now' })).toBeVisible({ timeout: 60_000 });
  await expect(window.getByText(/^Told at least \d+ calls beforehand, took \d+/)).toBeVisible();

  await window.keyboard.press('6');
  const panel = window.getByRole('region', { name: 'Schedule of Orders' });
  const slider = panel.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', 'every 15 min');
  await slider.focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'every 30 min');
  await expect(panel.getByText(/^As it is kept now \(every 15 min\)/)).toBeVisible();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByRole('row', { name: /^Orders every 30 min/ })).toBeVisible();
  await expect(panel.getByText(/^As it is kept now/)).toBeHidden();

  // What it is told to cost is what it then takes.
  const full = panel.locator('.cost-mode', { hasText: 'Full' });
  const told = Number(/(\d+) calls/.exec((await full.textContent()) ?? '')?.[1]);
  await full.getByRole('button', { name: 'Run', exact: true }).click();
  await window.keyboard.press('2');
  await expect(window.getByText(`Told ${told} calls beforehand, took ${told};`)).toBeVisible({ timeout: 60_000 });
});

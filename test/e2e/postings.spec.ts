import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('a marketing order that the ERP lacks is found, looked at on the shelf, decided and posted', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(1_000) });
  const run = async (job: string): Promise<void> => {
    await window.getByRole('button', { name: 'Run a job…' }).click();
    await window.getByRole('menuitem', { name: job, exact: true }).click();
    await expect(window.getByRole('region', { name: /^Run / })).toContainText(`${job}, `, {
      timeout: 60_000,
    });
    await expect(window.getByRole('button', { name: 'Run a job…' })).toBeEnabled({ timeout: 60_000 });
  };
  await firstSynced(window);
  await window.getByRole('button', { name: 'Sync runs' }).click();
  for (const job of ['Products', 'Orders', 'Marketing orders']) await run(job);
  const card = window.getByRole('region', { name: 'Marketing orders that the ERP lacks' });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByText(/^On the shelf/).click();
  await expect(card.getByText(/^The accounting period .* is closed for receivables/).first()).toBeVisible();

  await card
    .getByRole('listitem')
    .filter({ hasText: /is closed for receivables/ })
    .getByRole('button', { name: 'Decide' })
    .first()
    .click();
  const choice = window.getByRole('radiogroup', { name: 'How it is posted' });
  await expect(choice.getByRole('radio', { name: /With the fix/ })).toBeChecked();
  await expect(window.getByText('POST /commands')).toBeVisible();
  await window
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await window.getByRole('button', { name: 'Change log' }).click();
  await expect(window.getByText('Verified').first()).toBeVisible({ timeout: 60_000 });
  await window.getByRole('button', { name: 'Connections' }).click();
  await window.getByText('Name, timers, backups, people').click();
  const settings = window.getByRole('region', { name: 'Marketing orders of ours to post' });
  await expect(settings.getByLabel('Channels, separated by commas')).toHaveValue('marketing');
});

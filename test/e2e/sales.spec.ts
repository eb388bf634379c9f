import { expect, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

/** Says of products that stand in the catalogue under another dress of their SKU that they are those: nobody else may. */
const linkRedressed = async (page: Page): Promise<void> => {
  const filter = { statuses: ['open' as const], kinds: ['product-missing' as const] };
  let linked = 0;
  for (const row of (await ask(page, 'mismatch.page', { filter })).rows) {
    const id = mismatchIdSchema.parse(row.id);
    const [first] = (await ask(page, 'product.candidates', { id })).candidates;
    if (first?.method !== 'normalised-sku') continue;
    const { evidenceHash } = await ask(page, 'mismatch.get', { id });
    await ask(page, 'product.same', { id, evidenceHash, candidate: first.id, seen: first.seen });
    linked += 1;
  }
  expect(linked).toBeGreaterThan(0);
};

test('products are compared, looked at beforehand, and brought up to date once the policy is on', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(400) });
  const run = async (job: 'Products' | 'Orders'): Promise<void> => {
    await window.getByRole('button', { name: 'Run a job…' }).click();
    await window.getByRole('menuitem', { name: job, exact: true }).click();
    await expect(window.getByRole('region', { name: 'How both sides stand now' })).toBeVisible({ timeout: 60_000 });
  };
  await firstSynced(window);
  await window.getByRole('button', { name: 'Sync runs' }).click();
  await run('Products');
  await window.getByRole('button', { name: 'What would be written…' }).click();
  const plan = window.getByRole('dialog', { name: 'What a run of Products would write' });
  await plan.getByText('Exactly what is sent').first().click();
  await expect(plan.locator('pre').first()).toContainText('"sku": "NB-');
  await window.keyboard.press('Escape');
  await linkRedressed(window);

  await window.getByRole('button', { name: 'Connections' }).click();
  await window.getByText('Name, timers, backups, people').click();
  const policies = window.getByRole('region', { name: 'What jobs write by themselves' });
  const catalogue = policies.getByRole('checkbox', { name: /Keep the catalogue/ });
  // It is checked once the engine has kept it.
  await catalogue.click();
  await expect(catalogue).toBeChecked();
  await policies.getByLabel(/Share above which .*: Keep the catalogue/).fill('100');
  await policies.getByRole('button', { name: 'Save' }).click();
  await expect(policies.getByRole('button', { name: 'Save' })).toBeHidden();

  await window.getByRole('button', { name: 'Sync runs' }).click();
  await run('Products');
  await expect(window.getByText('Both sides agree; a run would write nothing.')).toBeVisible({ timeout: 60_000 });
  await expect(window.getByLabel('From read to verified')).toContainText('Verified');
});

test('a discontinued item is in the dry run once its policy is on, and gone from the catalogue after a run', async ({
  own,
}) => {
  const { page: window } = await own.open({ env: adminEnv(400) });
  const run = async (): Promise<void> => {
    await window.getByRole('button', { name: 'Sync runs' }).click();
    await window.getByRole('button', { name: 'Run a job…' }).click();
    await window.getByRole('menuitem', { name: 'Products', exact: true }).click();
    await expect(window.getByRole('region', { name: 'How both sides stand now' })).toBeVisible({ timeout: 60_000 });
  };
  await firstSynced(window);
  await run();
  await linkRedressed(window);
  const stand = window.getByRole('region', { name: 'How both sides stand now' });
  await expect(stand).toContainText(/Withdraw discontinued items offToday it would .*withdraw 1/);

  await window.getByRole('button', { name: 'Connections' }).click();
  await window.getByText('Name, timers, backups, people').click();
  const policies = window.getByRole('region', { name: 'What jobs write by themselves' });
  const withdrawal = policies.getByRole('checkbox', { name: /Withdraw discontinued items/ });
  await withdrawal.click();
  await expect(withdrawal).toBeChecked();

  await window.getByRole('button', { name: 'Sync runs' }).click();
  await window.getByRole('button', { name: 'What would be written…' }).click();
  const plan = window.getByRole('dialog', { name: 'What a run of Products would write' });
  const row = plan.getByRole('row').filter({ hasText: 'withdraw' });
  await row.getByText('Exactly what is sent').click();
  await expect(row.locator('pre')).toContainText('DELETE /insightData/v3/account/Catalog_Default/');
  await window.keyboard.press('Escape');

  await run();
  await expect(stand).toContainText('Today there is nothing for it to withdraw.', { timeout: 60_000 });
  await expect(window.getByText('1 item to be withdrawn')).toBeVisible();
  await expect(window.getByLabel('From read to verified')).toContainText('Verified');
});

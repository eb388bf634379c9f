import { expect } from '@playwright/test';
import { kindReference } from '../../renderer/text/kind-reference.ts';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, startAnew } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv, askAdmin } from './training-admin.ts';

test('a key tells what the kind of the selected case is, and Escape goes back to it', async ({ concord: { page } }) => {
  await startAnew(page);
  await chooseKind(page, 'permission-missing');
  await page.keyboard.press('h');
  const sheet = page.getByRole('dialog', { name: 'No permission recorded' });
  await expect(sheet).toContainText(kindReference['permission-missing'].never);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.getByRole('button', { name: /^About this kind/ }).click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toHaveCount(0);
});

test('an access that is refused is a case with the run that says so, and goes when the job comes through', async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(200) });
  await firstSynced(page);
  await askAdmin(userData, 'erp', '/faults', { action: 'status', status: 401, times: 40 });
  const { runId } = await ask(page, 'sync.start', {
    job: 'customers',
    mode: 'incremental',
    acceptDrop: false,
    acceptWrites: false,
  });
  await expect.poll(async () => (await ask(page, 'run.get', { runId })).run.state, { timeout: 60_000 }).toBe('failed');
  await chooseKind(page, 'credential-refused');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access to ERP is refused');
  await expect(page.getByText(`Told by run ${runId}`, { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeDisabled();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole('button', { name: 'Open Connections' }).click();
  await expect(page.getByRole('button', { name: 'Open Connections' })).toHaveCount(0);
  await expect(page.getByText('Training ERP').first()).toBeVisible();
  await page.keyboard.press('6');
  await page.getByRole('button', { name: 'See its case' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access to ERP is refused');

  await askAdmin(userData, 'erp', '/faults', { preset: 'calm' });
  await page.getByRole('button', { name: 'Run Customers now' }).click();
  await expect(page.getByText('No mismatch matches.')).toBeVisible({ timeout: 60_000 });
  await runJob(page, 'customers', 'incremental');
  const { rows } = await ask(page, 'mismatch.page', {
    filter: { statuses: ['cleared'], kinds: ['credential-refused'] },
  });
  expect(rows).toMatchObject([{ entity: 'link', label: 'ERP' }]);
});

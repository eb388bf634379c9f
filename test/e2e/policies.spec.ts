import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('what policies would write of customers is looked at beforehand, and then written but for the sample', async ({
  own,
}) => {
  const { page: window } = await own.open({ env: adminEnv(400) });
  const run = async (job: string): Promise<void> => {
    await window.getByRole('button', { name: 'Run a job…' }).click();
    await window.getByRole('menuitem', { name: job }).click();
  };
  await firstSynced(window);
  await window.getByRole('button', { name: 'Sync runs' }).click();
  const outlook = window.getByRole('region', { name: 'What the policies would do now' });
  await expect(outlook.getByText(/Today it would .*write \d+/).first()).toBeVisible();
  await outlook.getByRole('button', { name: 'What would be written…' }).click();
  const plan = window.getByRole('dialog', { name: 'What a run of Customers would write' });
  await expect(plan.getByText('left for review').first()).toBeVisible();
  await plan.getByText('Exactly what is sent').first().click();
  await expect(plan.locator('pre').first()).toContainText('PATCH /contacts/v3/');
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'Connections' }).click();
  await window.getByText('Name, timers, backups, people').click();
  const policies = window.getByRole('region', { name: 'What jobs write by themselves' });
  const attributes = policies.getByRole('checkbox', { name: /Write attributes/ });
  await policies.getByLabel(/Share above which .*: Write attributes/).fill('100');
  await policies.getByRole('button', { name: 'Save' }).click();
  await expect(policies.getByRole('button', { name: 'Save' })).toBeHidden();
  await attributes.click();
  await expect(attributes).toBeChecked();

  await window.getByRole('button', { name: 'Sync runs' }).click();
  await run('Customers, changes only');
  await expect(window.getByText(/changes? decided by policy, \d+ cases? left for review/)).toBeVisible({
    timeout: 60_000,
  });
  await window.getByRole('button', { name: 'Mismatches' }).click();
  await window.getByRole('button', { name: 'Assigned' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Left for review by a policy' }).click();
  await window.getByRole('option').filter({ hasText: 'For review' }).first().click();
  await expect(window.getByText(/A policy would write this and left it to you/)).toBeVisible();
});

test('a full check goes through both sides of everything, part by part', async ({ own }) => {
  const { page: window } = await own.open({ env: adminEnv(200) });
  await firstSynced(window);
  await window.getByRole('button', { name: 'Sync runs' }).click();
  await window.getByRole('button', { name: 'Run a job…' }).click();
  await window.getByRole('menuitem', { name: 'Full check of everything' }).click();
  await expect(window.getByText(/0 changes that increments had missed/)).toBeVisible({ timeout: 120_000 });
});

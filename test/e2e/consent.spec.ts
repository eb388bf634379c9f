import { expect } from '@playwright/test';
import { mismatchIdSchema, runIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseStatus, options } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('the consent job, run from Sync runs, records every opt-out on the other side and accounts for each', async ({
  own,
}) => {
  const { page } = await own.open({ env: adminEnv(1_000) });
  await firstSynced(page);
  const open = async () =>
    (await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: ['consent-conflict'] } })).rows;
  const conflicts = await open();
  const details = await Promise.all(
    conflicts.map(({ id }) => ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(id) })),
  );
  // Who consented anew after opting out is asked about: no job decides that.
  const asked = details.filter(({ evidence }) => evidence.optOut?.newerConsentAt != null).map(({ row }) => row.id);
  const recorded = conflicts.length - asked.length;
  expect(asked.length).toBeGreaterThan(0);
  expect(recorded).toBeGreaterThan(5);

  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Run a job…' }).click();
  await page.getByRole('menuitem', { name: 'Consent' }).click();
  const run = page.getByRole('region', { name: 'Run 2', exact: true });
  await expect(run.getByText('Fine', { exact: true })).toBeVisible();
  const runs = async () => (await ask(page, 'run.page', {})).runs.map(({ job, state }) => [job, state]);
  await expect.poll(runs).toEqual([
    ['consent', 'succeeded'],
    ['customers', 'succeeded'],
  ]);
  await expect(run.getByText(/^Written/)).toBeVisible();
  const account = async () => {
    const { written, verified, difference } = await ask(page, 'run.get', { runId: runIdSchema.parse(2) });
    return { written, verified, difference };
  };
  await expect.poll(account).toEqual({ written: recorded, verified: recorded, difference: [] });
  await expect.poll(async () => (await open()).map(({ id }) => id)).toEqual(asked);

  await page.keyboard.press('3');
  const changes = page.locator('#change-list').getByRole('option');
  await expect(changes.first()).toContainText('Opted out on one side only');
  const { changes: made } = await ask(page, 'change.page', { limit: 200 });
  expect(made).toHaveLength(recorded);
  expect(new Set(made.map(({ system }) => system))).toEqual(new Set(['erp', 'dotdigital']));
  await page.keyboard.press('1');
  await chooseStatus(page, 'resolved');
  await expect(options(page)).toHaveCount(recorded);
});

import { expect, type Page } from '@playwright/test';
import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, selected, startAnew } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

/** Approves the first case of a kind with the key, and waits until its change is read back. */
const approveFirst = async (page: Page, kind: MismatchKind): Promise<void> => {
  await startAnew(page);
  await chooseKind(page, kind);
  const id = Number(((await selected(page).getAttribute('id')) ?? '').replace('mismatch-', ''));
  const seen = await ask(page, 'mismatch.get', { id: id as never });
  await expect(page.getByText('What will be sent')).toBeVisible();
  await expect(page.locator('pre').first()).toContainText(seen.requests[0]?.path ?? 'no call');
  await page.keyboard.press('a');
  await expect.poll(async () => (await ask(page, 'mismatch.get', { id: id as never })).outbox?.state).toBe('verified');
  expect((await ask(page, 'mismatch.get', { id: id as never })).row.status).toBe('resolved');
};

test('a price, a missing order and one on the wrong contact are approved like people’s cases', async ({ own }) => {
  const { page } = await own.open({ env: adminEnv(400) });
  await firstSynced(page);
  await runJob(page, 'products');
  await runJob(page, 'orders');
  await startAnew(page);
  await chooseKind(page, 'price-drift');
  const table = page.locator('table.sbs');
  await expect(table.getByRole('rowheader', { name: /^Price.*differs/ })).toBeVisible();
  await expect(table.getByText('Permission')).toHaveCount(0);
  await approveFirst(page, 'price-drift');
  await approveFirst(page, 'order-missing');
  await startAnew(page);
  await chooseKind(page, 'order-misattributed');
  await expect(page.getByText('in this order, each read back before the next')).toBeVisible();
  await approveFirst(page, 'order-misattributed');
});

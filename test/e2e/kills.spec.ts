import { readFileSync } from 'node:fs';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { type MismatchId, mismatchIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv, askAdmin, heldRequests, writesTo } from './training-admin.ts';

const launch = { env: adminEnv() };

/** The process ids of the application with those of its children. */
const processesOf = (app: ElectronApplication, name?: string): Promise<readonly number[]> =>
  app.evaluate(
    ({ app: main }, wanted) =>
      main
        .getAppMetrics()
        .filter((metric) => wanted === undefined || metric.name === wanted)
        .map(({ pid }) => pid),
    name,
  );

/** Shows the first drift, presses Approve in the window, and answers which case it was. */
const approveFirstDrift = async (page: Page): Promise<{ readonly id: MismatchId; readonly contactId: number }> => {
  await firstSynced(page);
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Fields differ/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ differ/);
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  const element = await page.getByRole('option').first().getAttribute('id');
  const id = mismatchIdSchema.parse(Number(element?.replace('mismatch-', '')));
  const detail = await ask(page, 'mismatch.get', { id });
  const contactId = detail.evidence.contact?.contactId;
  if (contactId === undefined) throw new Error('a drift without a contact');
  await page.getByRole('button', { name: /^Approve/ }).click();
  return { id, contactId };
};

const outboxOf = async (page: Page, id: MismatchId) => (await ask(page, 'mismatch.get', { id })).outbox?.state;

/** Shows the case under its status and expects that the window says that it was read back. */
const expectShownAsVerified = async (page: Page, id: MismatchId): Promise<void> => {
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Resolved/ }).click();
  await page.locator(`#mismatch-${id}`).click();
  await expect(page.getByText('Verified by reading back', { exact: true })).toBeVisible();
};

test('the engine killed between sending and receipt: one write arrived, it is read back and not sent again', async ({
  own,
}) => {
  const { app, page, userData } = await own.open(launch);
  await askAdmin(userData, 'dotdigital', '/faults', { action: 'hold-after-commit', match: { method: 'PATCH' } });
  const { id, contactId } = await approveFirstDrift(page);
  await expect.poll(() => writesTo(userData, contactId)).toBe(1);
  expect(await outboxOf(page, id)).toBe('in-flight');

  for (const pid of await processesOf(app, 'Concord Engine')) process.kill(pid, 'SIGKILL');
  await expect.poll(() => outboxOf(page, id).catch(() => 'no answer'), { timeout: 30_000 }).toBe('verified');
  expect(await writesTo(userData, contactId)).toBe(1);
  await expectShownAsVerified(page, id);
});

test('the app killed between decision and sending: the decision is sent once after the next start', async ({ own }) => {
  const first = await own.open(launch);
  await askAdmin(first.userData, 'dotdigital', '/faults', {
    action: 'hold-before',
    match: { method: 'GET', pathIncludes: '/contacts/v3/contactId' },
  });
  const { id, contactId } = await approveFirstDrift(first.page);
  await expect.poll(() => heldRequests(first.userData)).toBe(1);
  expect(await writesTo(first.userData, contactId)).toBe(0);

  const gone = await processesOf(first.app);
  expect(gone.length).toBeGreaterThan(4);
  const isClosed = first.app.waitForEvent('close');
  for (const pid of gone) process.kill(pid, 'SIGKILL');
  await isClosed;
  await expect.poll(() => gone.filter(isRunning)).toEqual([]);

  const { page, userData } = await own.open(launch);
  await expect.poll(() => outboxOf(page, id), { timeout: 30_000 }).toBe('verified');
  expect(await writesTo(userData, contactId)).toBe(1);
  await expectShownAsVerified(page, id);
});

/** Whether a process still runs; one that ended and was not collected yet does not. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

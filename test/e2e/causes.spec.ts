import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { options } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv, askAdmin, credentialsOf } from './training-admin.ts';

const recordsSchema = z.looseObject({
  records: z.array(
    z.looseObject({
      data: z.looseObject({ number: z.string(), email: z.string().nullable(), city: z.string().nullable() }),
    }),
  ),
});

/** People about whom nothing was found and whose city is a long word. */
const soundPeople = async (page: Page, userData: string) => {
  const { connections } = await ask(page, 'connection.list', {});
  const erp = connections.find(({ system }) => system === 'erp');
  const { secret } = await credentialsOf(userData, 'erp');
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${secret}`, 'x-contract-version': '1' },
  });
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'] }, limit: 200 });
  return recordsSchema
    .parse(await answer.json())
    .records.map(({ data }) => data)
    .filter(({ number, city }) => !rows.some(({ reference }) => reference === number) && (city ?? '').length > 6);
};

/** What a form of somebody else's does that lets a city be six letters long. */
const cutCities = async (page: Page, userData: string): Promise<void> => {
  for (const { email, city } of await soundPeople(page, userData)) {
    const dataFields = { CITY: (city ?? '').slice(0, 6) };
    // Not every customer has a contact under just this address.
    await askAdmin(userData, 'dotdigital', '/edit', { email, dataFields }).catch(() => undefined);
  }
  await runJob(page, 'customers');
};

const causes = (page: Page) => page.getByRole('region', { name: 'Causes' });

test('many mismatches of one mechanism are one cause above the list, which is approved after a look', async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(200) });
  await firstSynced(page);
  await expect(options(page).first()).toBeVisible();
  await cutCities(page, userData);
  const row = causes(page).getByRole('button', { name: /City: cut at 6 characters/ });
  await expect(row).toBeVisible();
  const cause = (await ask(page, 'cause.list', {})).causes.find(({ signature }) => signature.mechanism === 'cut');
  const together = cause?.counts.together ?? 0;
  expect(together).toBeGreaterThan(12);

  // Enter opens what would be done; it approves nothing.
  await row.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'City: cut at 6 characters' })).toBeVisible();
  await expect(dialog.getByText(`The records: ${together} records, 1 field each`)).toBeVisible();
  await expect(dialog.getByText(/something outside Concord writes to Dotdigital/)).toBeVisible();
  await page.keyboard.press('Enter');
  expect((await ask(page, 'change.page', {})).changes).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    expect(await accessibilityProblems(page)).toEqual([]);
  }

  await dialog
    .getByRole('button', { name: /^Take out / })
    .first()
    .click();
  await expect(dialog.getByText('Taken out by hand')).toBeVisible();
  await expect(dialog.getByText(`The records: ${together - 1} records, 1 field each`)).toBeVisible();
  await page.keyboard.press('a');
  const confirm = dialog.getByRole('button', { name: `Approve ${together - 1}` });
  const typed = dialog.getByRole('textbox');
  if ((await typed.count()) > 0) await typed.fill(String(together - 1));
  else await expect(confirm).toBeFocused();
  await confirm.press('Enter');
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await ask(page, 'cause.get', { id: cause?.id ?? 0 })).history.map(({ what }) => what))
    .toEqual(['found', 'taken-out', 'approved']);
  await expect(causes(page).getByRole('button', { name: /City: cut at 6 characters/ })).toContainText(/record/);
});

test('a mismatch says which cause it belongs to, and leads there', async ({ own }) => {
  const { page, userData } = await own.open({ env: adminEnv(200) });
  await firstSynced(page);
  await cutCities(page, userData);
  await expect(causes(page)).toBeVisible();
  const cause = (await ask(page, 'cause.list', {})).causes.find(({ signature }) => signature.mechanism === 'cut');
  const [example] = (await ask(page, 'cause.get', { id: cause?.id ?? 0 })).examples;
  // Only rows in view are drawn, so it is searched for.
  await page.getByRole('searchbox', { name: /Search mismatches/ }).fill(example?.reference ?? '');
  await page.locator(`#mismatch-${example?.id}`).click();
  await page
    .locator('.cause-pill')
    .filter({ hasText: /^One cause · \d+ records/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'City: cut at 6 characters' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('c');
  await expect(dialog.getByRole('heading', { name: 'City: cut at 6 characters' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

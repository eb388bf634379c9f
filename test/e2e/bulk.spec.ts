import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, chooseStatus, listed, options, startAnew } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv, askAdmin, credentialsOf } from './training-admin.ts';

const recordsSchema = z.looseObject({
  records: z.array(z.looseObject({ data: z.looseObject({ number: z.string() }) })),
});

/** The numbers of customers about whom nothing was found. */
const soundNumbers = async (page: Page, userData: string): Promise<readonly string[]> => {
  const { connections } = await ask(page, 'connection.list', {});
  const erp = connections.find(({ system }) => system === 'erp');
  const { secret } = await credentialsOf(userData, 'erp');
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${secret}`, 'x-contract-version': '1' },
  });
  const numbers = recordsSchema.parse(await answer.json()).records.map(({ data }) => data.number);
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'] }, limit: 200 });
  return numbers.filter((number) => !rows.some(({ reference }) => reference === number));
};

test('a set that is approved in the window goes in one import, and what it refuses is told side by side', async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(400) });
  await firstSynced(page);
  for (const number of (await soundNumbers(page, userData)).slice(0, 80))
    await askAdmin(userData, 'erp', '/edit', { number, fields: { city: 'Newtown' } });
  await runJob(page, 'customers', 'incremental');
  await startAnew(page);
  await chooseKind(page, 'field-drift');
  const moved = options(page).filter({ hasText: /^.*City differs/ });
  await moved.first().click();
  const { rows } = await ask(page, 'mismatch.page', {
    filter: { statuses: ['open'], kinds: ['field-drift'] },
    limit: 200,
  });
  const cities = rows.filter(({ fields }) => fields.join() === 'city');
  expect(cities.length).toBeGreaterThan(50);
  const { evidence } = await ask(page, 'mismatch.get', { id: z.number().parse(cities.at(-1)?.id) as never });
  await askAdmin(userData, 'dotdigital', '/switches', {
    importPolls: 0,
    globallySuppressed: [evidence.contact?.values.email],
  });
  await expect(page.getByText(/When 50 or more changes like this wait/)).toBeVisible();

  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/All \d+ go in one import/)).toBeVisible();
  await dialog.getByRole('button', { name: /^Approve/ }).click();
  await expect.poll(async () => (await ask(page, 'run.imports', { since: 0 })).imports[0]?.state).toBe('finished');

  await startAnew(page);
  await chooseStatus(page, 'resolved');
  await listed(page);
  expect(await options(page).count()).toBeGreaterThan(5);
  await startAnew(page);
  await chooseKind(page, 'import-rejected');
  await expect(page.getByText(/global suppression list \(GloballySuppressed, import/)).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    expect(await accessibilityProblems(page)).toEqual([]);
  }
  await page.keyboard.press('3');
  await page.locator('#change-list').getByRole('option').filter({ hasText: 'Verified' }).first().click();
  await expect(page.getByText(/In import [\w-]+ with \d+ others/)).toBeVisible();
  await expect(page.getByText('PUT /contacts/v3/import')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Sent in bulk' })).toBeVisible();
  await expect(page.getByText(/\d+ changes in one import: \d+ taken, 1 refused/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

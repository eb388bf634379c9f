import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { adminEnv, askAdmin, type Side } from './training-admin.ts';

const sides: readonly Side[] = ['erp', 'dotdigital'];
const stateSchema = z.looseObject({ held: z.number(), armed: z.number() });

const openCases = async (page: Page): Promise<number> => {
  const { counts } = await ask(page, 'mismatch.counts', {});
  return counts.filter(({ status }) => status === 'open').reduce((sum, { count }) => sum + count, 0);
};

/** From here on the next call to either system is held, and so can be told from none. */
const holdTheNextCalls = async (userData: string): Promise<void> => {
  for (const side of sides) await askAdmin(userData, side, '/faults', { action: 'hold-before' });
};

test('a transform and a data field are changed, previewed and put in force; mismatches change without a call', async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(200) });
  await expect(page.getByText('ERP read just now')).toBeVisible({ timeout: 60_000 });
  const before = await openCases(page);
  await page.keyboard.press('7');
  await expect(page.getByText('Version 1 in force from the beginning', { exact: false })).toBeVisible();

  // A table for the tier: what it says is previewed on one customer after the other.
  await page.getByRole('button', { name: /^How Loyalty tier is carried over/ }).click();
  const steps = page.getByRole('dialog', { name: 'How Loyalty tier is carried over' });
  await steps.getByRole('button', { name: 'Add Look-up table' }).click();
  await steps.getByRole('textbox', { name: 'The ERP holds, Entry 1' }).fill('gold');
  await steps.getByRole('textbox', { name: 'Dotdigital gets, Entry 1' }).fill('Au');
  await steps.getByRole('combobox', { name: 'What is not in it' }).selectOption('keep');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/version 2 is a draft by .* with 1 change$/)).toBeVisible();
  const tier = page.getByRole('row', { name: /^Loyalty tier/ });
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(tier.locator('.sent')).toHaveText('Au, other than by the mapping in force', { timeout: 150 });
  }).toPass({ intervals: [20], timeout: 30_000 });
  await expect(tier.locator('.held')).toHaveText('Gold');

  // The home store goes to a field that is not there yet: it is created from what has to be settled.
  await page.getByRole('button', { name: /^Where Home store goes/ }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('NEAREST_SHOP');
  await page.getByRole('dialog').getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByText('Settle 1 thing first')).toBeVisible();
  const put = page.getByRole('button', { name: /^Put version 2 in force/ });
  await expect(put).toBeDisabled();
  await page.getByRole('button', { name: 'Create NEAREST_SHOP, String…' }).click();
  await expect(page.getByRole('dialog')).toContainText('POST /v2/data-fields');
  await page.getByRole('dialog').getByRole('button', { name: 'Create it' }).click();
  await expect(put).toBeEnabled();

  await holdTheNextCalls(userData);
  await page.keyboard.press('w');
  await expect(page.getByText(/^\d+ customers looked at in/)).toBeVisible({ timeout: 30_000 });
  const { opened, closed } = await ask(page, 'mapping.what-if', { lookId: 'e2e' });
  expect(opened).toBeGreaterThan(0);
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.keyboard.press('p');
  await page.getByRole('dialog').getByRole('button', { name: 'Put in force', exact: true }).click();
  await expect(page.getByText('Version 2 in force since', { exact: false })).toBeVisible();
  await expect.poll(() => openCases(page), { timeout: 30_000 }).toBe(before + opened - closed);
  await expect.poll(async () => (await ask(page, 'mapping.get', {})).deriving).toBeNull();
  for (const side of sides)
    expect(stateSchema.parse(await askAdmin(userData, side, '/state'))).toMatchObject({ held: 0, armed: 1 });

  // The first version can be put back: as a draft, which says what it undoes.
  await page
    .getByRole('region', { name: 'Versions' })
    .getByRole('button', { name: /^Version 1 / })
    .click();
  await page.getByRole('button', { name: 'Put back as a draft' }).click();
  await expect(page.getByText(/version 3 is a draft by .* with 2 changes$/)).toBeVisible();
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { firstSynced } from './run-job.ts';
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
  await firstSynced(page);
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

const truthSchema = z.looseObject({
  ownFieldDrift: z.array(z.object({ number: z.string(), fields: z.array(z.string()) })),
});

test("a field of the ERP's own is added, previewed and put in force; its difference is a case that is approved and verified", async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(400) });
  await firstSynced(page);
  const truth = truthSchema.parse(JSON.parse(readFileSync(path.join(userData, 'training/truth.json'), 'utf8')));
  const planted = truth.ownFieldDrift.find(({ fields }) => fields.includes('SHOE_SIZE'));
  if (planted === undefined) throw new Error('nothing is planted');
  await page.keyboard.press('7');

  // The fields that customers have are offered with how many have them; the account has one of this name.
  await page.getByRole('button', { name: 'Add a field' }).click();
  const picker = page.getByRole('dialog', { name: 'Add a field' });
  await expect(picker.getByRole('button', { name: /^SIZE_TOP \d+ of 400, such as/ })).toBeVisible();
  await expect(picker.getByRole('button', { name: /^Settled orders, sum/ })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await picker.getByRole('button', { name: /^SHOE_SIZE/ }).click();
  const row = page.getByRole('row', { name: /^SHOE_SIZE/ });
  await expect(row.getByRole('button', { name: 'Where SHOE_SIZE goes: SHOE_SIZE' })).toBeVisible();
  await expect(row).toContainText('Numeric');
  // What a draft adds is previewed as well, on whoever has it.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(row.locator('.sent')).toHaveText(/^\d+(\.5)?, other than/, { timeout: 150 });
  }).toPass({ intervals: [20], timeout: 30_000 });

  // Another one, and a figure, are not there yet; they are taken out of the draft again.
  for (const name of ['SIZE_TOP', 'Settled orders, sum']) {
    await page.getByRole('button', { name: 'Add a field' }).click();
    await picker.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('not there');
  }
  await expect(page.getByText('The orders have to be read first')).toBeVisible();
  // Of text it can be said that it tells who somebody is, and what comes of that stands beneath.
  await page.getByRole('button', { name: /^How SIZE_TOP is carried over/ }).click();
  const editor = page.getByRole('dialog', { name: 'How SIZE_TOP is carried over' });
  await editor.getByRole('combobox', { name: 'Tells who somebody is' }).selectOption('company');
  await expect(editor).toContainText('by itself it makes nobody one person');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^How SIZE_TOP is carried over: .*tells the company$/ })).toBeVisible();
  for (const name of ['SIZE_TOP', 'Settled orders, sum']) {
    await page.getByRole('button', { name: `Take ${name} out of the mapping` }).click();
    await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toHaveCount(0);
  }
  await expect(page.getByText(/version 2 is a draft by .* with 1 change$/)).toBeVisible();

  await page.keyboard.press('p');
  await page.getByRole('dialog').getByRole('button', { name: 'Put in force', exact: true }).click();
  await expect(page.getByText('Version 2 in force since', { exact: false })).toBeVisible();
  await expect.poll(async () => (await ask(page, 'mapping.get', {})).deriving, { timeout: 30_000 }).toBeNull();

  // What was planted is a case now, side by side under the name that the ERP gives it.
  await page.keyboard.press('1');
  await page.getByRole('searchbox', { name: /Search mismatches/ }).fill(planted.number);
  const listed = page.locator('#mismatch-list').getByRole('option');
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText('SHOE_SIZE');
  await expect(page.getByRole('rowheader', { name: /^SHOE_SIZE/ })).toContainText('differs');
  const id = (await listed.getAttribute('id')) ?? '';
  await page
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await expect(page.locator(`#${id}`)).toHaveCount(0);
  await expect
    .poll(
      async () => {
        const { changes } = await ask(page, 'change.page', {});
        return changes.map(({ state, lines }) => [state, lines[0]?.name]);
      },
      { timeout: 30_000 },
    )
    .toContainEqual(['verified', 'SHOE_SIZE']);
});

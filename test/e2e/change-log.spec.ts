import { expect, type Locator, type Page } from '@playwright/test';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, chooseStatus, idOf, listed, options, selected, startAnew } from './mismatch-list.ts';

const changes = (page: Page): Locator => page.locator('#change-list').getByRole('option');
const chain = (page: Page): Locator => page.getByRole('region', { name: 'Audit chain' });
const detail = (page: Page): Locator => page.getByRole('region', { name: 'The change', exact: true });

const approveFirst = async (page: Page): Promise<string> => {
  await chooseKind(page, 'field-drift');
  const id = await idOf(selected(page));
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  await page.keyboard.press('a');
  await expect(page.locator(`#${id}`)).toHaveCount(0);
  return id;
};

/** Goes to the log and waits until its newest change was read back. */
const openLog = async (page: Page): Promise<void> => {
  await page.keyboard.press('3');
  await expect(changes(page).first()).toContainText('Verified');
};

test.beforeEach(({ concord: { page } }) => startAnew(page));

test('an approved fix stands in the log, whole, and by keyboard is undone: its mismatch is back', async ({
  concord: { page },
}) => {
  const mismatch = await approveFirst(page);
  await openLog(page);
  const change = await idOf(changes(page).first());
  await expect(changes(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(detail(page).getByText('PATCH /contacts/v3/')).toBeVisible();
  const heading = await detail(page).getByRole('heading', { level: 2 }).textContent();

  await page.keyboard.press('u');
  await expect(detail(page).getByText(/^Read again in Dotdigital at/)).toBeVisible();
  const before = await ask(page, 'change.page', {});
  expect(before.changes).toHaveLength(await changes(page).count()); // Looking has written nothing.
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This writes to Dotdigital.');
  await expect(dialog.getByRole('textbox', { name: /^Reason/ })).toBeFocused();
  await page.keyboard.type('The customer asked for the old value');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  await expect(page.locator(`#${change}`)).toContainText('Undone');
  await expect(changes(page).first()).toContainText('Undoes an earlier change');
  await expect(changes(page).first()).toContainText('Verified');
  await expect(detail(page).getByText('The customer asked for the old value')).toBeVisible();
  await detail(page)
    .getByRole('button', { name: /^entry [\d,]+ of .+, by / })
    .click();
  await expect(page.locator(`#${change}`)).toHaveAttribute('aria-selected', 'true');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(heading ?? '');

  await page.keyboard.press('1');
  await expect(page.locator(`#${mismatch}`)).toBeVisible();
  await page.locator(`#${mismatch}`).click();
  await expect(page.locator('header').getByText('Back: its change was undone', { exact: true })).toBeVisible();
});

test('the chain is verified when the log is opened and again with V, to the entries that there are then', async ({
  concord: { page },
}) => {
  await approveFirst(page);
  await openLog(page);
  await expect(chain(page)).toContainText(/Chain whole\. Verified to entry [\d,]+/);
  await expect(chain(page)).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('v');
  const { entries } = await ask(page, 'audit.verify', {});
  await expect(chain(page)).toContainText(`Verified to entry ${new Intl.NumberFormat('en-GB').format(entries)}`);
  await expect(chain(page)).toContainText(/Anchor of .+ agrees/);
});

test('the log is found by name, narrowed and walked by keyboard', async ({ concord: { page } }) => {
  for (let approved = 0; approved < 2; approved += 1) {
    await approveFirst(page);
    await startAnew(page);
  }
  await openLog(page);
  const total = await changes(page).count();
  expect(total).toBeGreaterThan(1);
  const [first, second] = [await idOf(changes(page).nth(0)), await idOf(changes(page).nth(1))];
  await page.keyboard.press('j');
  await expect(page.locator(`#${second}`)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(page.locator(`#${first}`)).toHaveAttribute('aria-selected', 'true');

  const name = (await detail(page).getByRole('heading', { level: 2 }).textContent())?.split('· ')[1] ?? '';
  await page.keyboard.press('f');
  const field = page.getByRole('searchbox', { name: /Find changes/ });
  await expect(field).toBeFocused();
  await field.fill('nobody is called this');
  await expect(page.getByText('No change matches')).toBeVisible();
  await field.fill(name);
  await expect(page.locator(`#${first}`)).toBeVisible();
  await expect(page.locator(`#${second}`)).toHaveCount(0);
  await field.press('Escape');
  await expect(changes(page)).toHaveCount(total);
});

test('what was approved is a step from its mismatch to the log', async ({ concord: { page } }) => {
  const mismatch = await approveFirst(page);
  await chooseStatus(page, 'resolved');
  await page.locator(`#${mismatch}`).click();
  await listed(page);
  expect(await options(page).count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^Undo in the change log/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Change log' })).toBeVisible();
});

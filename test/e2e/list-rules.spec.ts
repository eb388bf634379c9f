import { expect, type Page } from '@playwright/test';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, chooseStatus } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

/** Reads the lists. The job then goes on asking where campaigns went, within the limits of the account: that is not waited for. */
const readLists = async (page: Page): Promise<void> => {
  const { runId } = await ask(page, 'sync.start', {
    ...{ job: 'campaigns', mode: 'full', acceptDrop: false, acceptWrites: false },
  });
  await expect
    .poll(async () => (await ask(page, 'campaign.find-audiences', { text: 'press' })).audiences.length)
    .toBeGreaterThan(0);
  await ask(page, 'sync.cancel', { runId });
  await expect.poll(async () => (await ask(page, 'run.get', { runId })).run.state).not.toBe('running');
};

test('a list is put into the mapping, counted and put in force; who is missing in it is put in and read back', async ({
  own,
}) => {
  const { page } = await own.open({ env: adminEnv(200) });
  await firstSynced(page);
  await readLists(page);

  await page.keyboard.press('7');
  await page.getByRole('tab', { name: /^Lists/ }).click();
  await page.getByRole('button', { name: 'Add a list' }).click();
  await page.getByRole('dialog', { name: 'Add a list' }).getByRole('searchbox').fill('press');
  await page
    .getByRole('dialog', { name: 'Add a list' })
    .getByRole('button', { name: /^Press/ })
    .click();
  await page.getByRole('button', { name: 'Every customer' }).click();
  const editor = page.getByRole('dialog', { name: 'Who belongs in Press' });
  await editor.getByRole('combobox', { name: 'Who belongs in it' }).selectOption('those-with');
  await editor.getByRole('textbox', { name: /^One of these values/ }).fill('gold');
  await page.keyboard.press('Escape');
  await expect(page.getByText('whose loyalty tier is gold belongs in Press', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('w');
  const gaps = page.getByText(/^\d+ would have to join, 0 to leave\.$/);
  await expect(gaps).toBeVisible({ timeout: 30_000 });
  const count = Number((await gaps.textContent())?.split(' ')[0]);
  expect(count).toBeGreaterThan(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('p');
  await page.getByRole('dialog').getByRole('button', { name: 'Put in force', exact: true }).click();
  await expect(page.getByText('Version 2 in force since', { exact: false })).toBeVisible();
  await expect.poll(async () => (await ask(page, 'mapping.get', {})).deriving).toBeNull();

  await page.keyboard.press('1');
  await chooseKind(page, 'list-gap');
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: ['list-gap'] } });
  expect(rows).toHaveLength(count);
  await expect(page.getByRole('row', { name: /^Press/ })).toContainText('is not in it');
  await expect(page.getByText('Joining Press can start programs', { exact: false })).toBeVisible();
  await expect(page.getByText('put into the list Press', { exact: false })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('a');
  await expect
    .poll(
      async () =>
        (await ask(page, 'mismatch.page', { filter: { statuses: ['resolved'], kinds: ['list-gap'] } })).rows.length,
      { timeout: 30_000 },
    )
    .toBe(1);
  await chooseStatus(page, 'resolved');
  await expect(page.getByText('What was sent')).toBeVisible();
});

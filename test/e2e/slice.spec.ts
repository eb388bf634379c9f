import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { kindText } from '../../renderer/text/names.ts';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { mismatchKinds } from '../../shared/domain/mismatch.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, chooseStatus, idOf, isPlanted, options, selected, startAnew } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';

const plantedSchema = z.array(z.looseObject({ number: z.string() }));
const planted = mismatchKinds.filter(isPlanted);
const truthSchema = z.looseObject({ kinds: z.record(z.enum(planted), plantedSchema) });

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const requests = (page: Page): Locator => page.locator('details pre');

// Each test begins with all open mismatches, the first one selected.
test('the first opening has synced by itself, and found what was planted, kind by kind', async ({ own }) => {
  const { page, userData } = await own.open({ env: { CONCORD_TRAINING_CUSTOMERS: '1000' } });
  await firstSynced(page);
  const truth = truthSchema.parse(JSON.parse(readFileSync(path.join(userData, 'training/truth.json'), 'utf8')));
  const { runs } = await ask(page, 'run.page', {});
  expect(runs.map(({ trigger, state }) => ({ trigger, state }))).toEqual([
    { trigger: 'first-opening', state: 'succeeded' },
  ]);
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  for (const kind of mismatchKinds) {
    const expected = isPlanted(kind) ? (truth.kinds[kind]?.length ?? 0) : 0;
    expect(expected > 0, kind).toBe(isPlanted(kind));
    const count = page.getByRole('menuitemcheckbox', { name: new RegExp(`^${kindText[kind]}`) }).locator('.count');
    await expect(count, kind).toHaveText(new Intl.NumberFormat('en-GB').format(expected));
  }
});

test.describe('in a window that is shared', () => {
  test.beforeEach(({ concord: { page } }) => startAnew(page));

  test('an approval with a key goes on to the next at once, and ends resolved, read back and verified', async ({
    concord: { page },
  }) => {
    await chooseKind(page, 'field-drift');
    const approved = await idOf(options(page).nth(0));
    const next = await idOf(options(page).nth(1));
    await expect(selected(page)).toHaveId(approved);
    await expect(requests(page)).toContainText('PATCH /contacts/v3/');
    await page.keyboard.press('a');
    await expect(selected(page)).toHaveId(next, { timeout: 500 });
    await expect(page.locator(`#${approved}`)).toHaveCount(0);

    await chooseStatus(page, 'resolved');
    await page.locator(`#${approved}`).click();
    await expect(page.getByText('Verified by reading back', { exact: true })).toBeVisible();
    await expect(page.locator('.pill.good', { hasText: 'Resolved' })).toBeVisible();
    await expect(page.getByText('Read back and verified')).toBeVisible();
    await expect(page.getByText('What was sent')).toBeVisible();
  });

  test('an edited result changes what will be sent, and Escape takes the suggestion again', async ({
    concord: { page },
  }) => {
    await chooseKind(page, 'customer-missing');
    const before = await requests(page).textContent();
    const name = page.getByRole('textbox', { name: 'Result for First name' });
    await name.fill('Edited upon Test');
    await expect(requests(page)).toContainText('Edited upon Test');
    await expect(page.getByRole('button', { name: 'Take the suggestion for First name again' })).toBeVisible();
    await name.press('Escape');
    await expect(requests(page)).toHaveText(before ?? '');
  });

  test('an edit that cannot be is told in a sentence, and nothing can be approved with it', async ({
    concord: { page },
  }) => {
    await chooseKind(page, 'customer-missing');
    const approve = page.getByRole('button', { name: /^Approve/ });
    await expect(approve).toBeEnabled();
    const email = page.getByRole('textbox', { name: 'Result for Email' });
    await email.fill('not an address');
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription(/\w+ \w+ .*\./);
    await expect(approve).toBeDisabled();
    const row = await idOf(selected(page));
    await email.press('Enter');
    await page.keyboard.press('a');
    await expect(page.locator(`#${row}`)).toHaveAttribute('aria-selected', 'true');
    await email.focus();
    await email.press('Escape');
    await expect(approve).toBeEnabled();
  });

  test('what is ignored with a reason is found under Ignored, and can be reopened', async ({ concord: { page } }) => {
    await chooseKind(page, 'permission-missing');
    const ignored = await idOf(selected(page));
    await page.keyboard.press('i');
    const dialog = page.getByRole('dialog', { name: 'Ignore this mismatch' });
    const confirm = dialog.getByRole('button', { name: 'Ignore', exact: true });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Asked by letter, answer is awaited');
    await confirm.click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator(`#${ignored}`)).toHaveCount(0);

    await chooseStatus(page, 'ignored');
    await expect(selected(page)).toHaveId(ignored);
    await expect(page.getByText('Asked by letter, answer is awaited')).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.locator(`#${ignored}`)).toHaveCount(0);
    await chooseStatus(page, 'open');
    await page.locator(`#${ignored}`).click();
    await expect(page.locator('header').getByText('Reopened', { exact: true })).toBeVisible();
  });

  test('a mismatch is found by name, by email and by customer number', async ({ concord: { page } }) => {
    await chooseKind(page, 'field-drift');
    const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: ['field-drift'] } });
    const row = rows[3];
    if (row === undefined) throw new Error('too few drifts');
    const { evidence } = await ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(row.id) });
    const search = page.getByRole('searchbox', { name: /Search mismatches/ });
    for (const text of [row.label, evidence.customer?.values.email ?? '', row.reference]) {
      expect(text).not.toBe('');
      await page.keyboard.press('/');
      await expect(search).toBeFocused();
      await search.fill(text);
      await expect(page.locator('.foot .place')).toHaveText(/^1 of [1-9]$/);
      await expect(page.locator(`#mismatch-${row.id}`)).toBeVisible();
      await search.press('Escape');
      await expect(page.locator('.foot .place')).toHaveText(/ of \d{2,}/);
    }
    await search.fill('nobody is called this');
    await expect(options(page)).toHaveCount(0);
  });

  test('the list is walked with J, K, Home and End, and the keys are shown with ?', async ({ concord: { page } }) => {
    await page.locator('#mismatch-list').focus();
    await page.keyboard.press('Home');
    const [first, second, third] = await Promise.all([0, 1, 2].map((place) => idOf(options(page).nth(place))));
    for (const [key, expected] of [
      ['j', second],
      ['j', third],
      ['k', second],
      ['ArrowUp', first],
    ] as const) {
      await page.keyboard.press(key);
      await expect(selected(page), key).toHaveId(expected ?? '');
    }
    await expect(page.locator('#mismatch-list')).toHaveAttribute('aria-activedescendant', first ?? '');
    const title = await heading(page).textContent();
    await page.keyboard.press('End');
    await expect(selected(page)).not.toHaveId(first ?? '');
    await expect(selected(page)).toBeInViewport();
    await expect(heading(page)).not.toHaveText(title ?? '');
    await page.keyboard.press('Home');
    await expect(selected(page)).toHaveId(first ?? '');

    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await expect(sheet.getByText(/^(Approve|Record the opt-out)$/)).toBeVisible();
    await page.keyboard.press('j');
    await expect(selected(page)).toHaveId(first ?? ''); // Keys mean nothing behind a dialog.
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });
});

import { expect, type Page } from '@playwright/test';
import { accessibilityProblems } from './accessibility.ts';
import { scenes, showKind } from './accessibility-scenes.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { salesKinds, startAnew } from './mismatch-list.ts';
import { askForPassphrase, newPassphraseInto } from './passphrase.ts';
import { firstSynced, runJob } from './run-job.ts';

const themes = ['light', 'dark'] as const;

/** What axe finds in either theme. */
const problemsInBoth = async (page: Page): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const theme of themes) {
    await ask(page, 'settings.set', { theme });
    await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    problems.push(...(await accessibilityProblems(page)).map((problem) => `${theme}: ${problem}`));
  }
  return problems;
};

for (const theme of themes) {
  test.describe(`in ${theme}`, () => {
    test.beforeEach(async ({ concord: { page } }) => {
      await ask(page, 'settings.set', { theme });
      await page.reload();
      await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
      await expect(page.locator('.sbs')).toBeVisible();
      const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
      expect(isDark).toBe(theme === 'dark');
    });

    for (const { name, show } of scenes) {
      test(`axe finds nothing on: ${name}`, async ({ concord: { page } }) => {
        await show(page);
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    }
  });
}

test('axe finds nothing on setting a passphrase, on its recovery sheet, and on the lock of the next start', async ({
  own,
}) => {
  const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
  const first = await own.open({ env });
  await ask(first.page, 'workspaces.create', { name: 'Our Shop' });
  const dialog = await askForPassphrase(first.page);
  expect(await problemsInBoth(first.page)).toEqual([]);
  await newPassphraseInto(dialog, 'seven swans a-swimming');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('dialog', { name: 'Recovery sheet of Concord' })).toBeVisible();
  expect(await problemsInBoth(first.page)).toEqual([]);
  await first.close();

  const { page } = await own.open({ env });
  const lock = page.getByRole('dialog', { name: 'Concord is locked' });
  await lock.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
  await page.keyboard.press('Enter');
  await expect(lock.getByText('This is not the passphrase of the vault.')).toBeVisible();
  expect(await problemsInBoth(page)).toEqual([]);
  await lock.getByRole('button', { name: 'Use the recovery code' }).click();
  await expect(page.getByRole('dialog', { name: 'Open with the recovery code' })).toBeVisible();
  expect(await problemsInBoth(page)).toEqual([]);
});

test('axe finds nothing on cases of products, sales and marketing orders', async ({ own }) => {
  test.setTimeout(180_000);
  const { page } = await own.open({ env: { CONCORD_TRAINING_CUSTOMERS: '400' } });
  await firstSynced(page);
  await runJob(page, 'products');
  await runJob(page, 'orders');
  await runJob(page, 'marketing-orders', 'incremental');
  const { counts } = await ask(page, 'mismatch.counts', {});
  const found = salesKinds.filter((kind) => counts.some((one) => one.kind === kind && one.count > 0));
  // Of a small world no marketing order may be ready to be posted.
  expect(salesKinds.filter((kind) => !found.includes(kind) && kind !== 'order-unposted')).toEqual([]);
  for (const kind of found) {
    await startAnew(page);
    await showKind(page, kind);
    expect([kind, await problemsInBoth(page)]).toEqual([kind, []]);
  }
});

test('axe does find what is wrong', async ({ concord: { page } }) => {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { id: 'nameless' })));
  expect((await accessibilityProblems(page)).join()).toContain('#nameless');
  await page.reload();
});

import { expect, type Page } from '@playwright/test';
import { mismatchKinds } from '../../shared/domain/mismatch.ts';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';

type Scene = { readonly name: string; readonly show: (page: Page) => Promise<void> };

const openKindMenu = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
};

const chooseKind = async (page: Page, place: number): Promise<void> => {
  await openKindMenu(page);
  await page.getByRole('menuitemcheckbox').nth(place).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('#mismatch-list')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.sbs')).toBeVisible();
};

/** Writes a result that cannot be, so that its sentence is shown. */
const misedit = async (page: Page): Promise<void> => {
  await chooseKind(page, mismatchKinds.indexOf('customer-missing'));
  await page.getByRole('textbox', { name: 'Result for Email' }).fill('not an address');
  await expect(page.locator('.problem')).toBeVisible();
};

const scenes: readonly Scene[] = [
  // The training account has every data field that is needed, so there is no case of that kind to look at.
  ...mismatchKinds.flatMap((kind, place) =>
    kind === 'data-field-type' ? [] : [{ name: kind, show: (page: Page) => chooseKind(page, place) }],
  ),
  { name: 'an edit that cannot be', show: misedit },
  { name: 'a facet menu', show: openKindMenu },
  {
    name: 'the ignore dialog',
    show: async (page) => {
      await page.keyboard.press('i');
      await expect(page.getByRole('dialog', { name: 'Ignore this mismatch' })).toBeVisible();
    },
  },
  {
    name: 'the sheet of keys',
    show: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  {
    name: 'the appearance menu',
    show: async (page) => {
      await page.getByRole('button', { name: /Appearance/ }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'a list with nothing in it',
    show: async (page) => {
      await page.getByRole('searchbox').fill('nobody is called this');
      await expect(page.getByRole('option')).toHaveCount(0);
    },
  },
  {
    name: 'Sync runs',
    show: async (page) => {
      await page.keyboard.press('2');
      await expect(page.getByRole('row').nth(1)).toBeVisible();
    },
  },
  {
    name: 'a tested connection',
    show: async (page) => {
      await page.keyboard.press('4');
      await expect(page.getByRole('heading', { name: 'Training: a simulated ERP' })).toBeVisible();
      await page.keyboard.press('r');
      await expect(page.locator('.pill', { hasText: 'All five steps hold' })).toBeVisible();
    },
  },
  {
    name: 'the workspace, its timers and backups',
    show: async (page) => {
      await page.keyboard.press('4');
      await page.getByRole('button', { name: /Name, timers, backups/ }).click();
      await expect(page.getByLabel('Minutes between runs of Customers')).toBeVisible();
    },
  },
  {
    name: 'the dialog of a new workspace',
    show: async (page) => {
      await page.keyboard.press('4');
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog', { name: 'New workspace' })).toBeVisible();
    },
  },
  {
    name: 'the menu of workspaces',
    show: async (page) => {
      await page.getByRole('button', { name: /Workspaces$/ }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
];

for (const theme of ['light', 'dark'] as const) {
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
        // Colours are measured when they stand still.
        await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    }
  });
}

test('axe does find what is wrong', async ({ concord: { page } }) => {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { id: 'nameless' })));
  expect((await accessibilityProblems(page)).join()).toContain('#nameless');
  await page.reload();
});

import { expect, type Page } from '@playwright/test';
import { type MismatchKind, mismatchKinds } from '../../shared/domain/mismatch.ts';
import { accessibilityProblems } from './accessibility.ts';
import { chooseKind, isPlanted } from './mismatch-list.ts';

type Scene = { readonly name: string; readonly show: (page: Page) => Promise<void> };

const openKindMenu = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
};

export const showKind = async (page: Page, kind: MismatchKind): Promise<void> => {
  await chooseKind(page, kind);
  await expect(page.locator('.sbs').first()).toBeVisible();
};

/** The log with the newest change beside it. */
const openChange = async (page: Page): Promise<void> => {
  await chooseKind(page, 'field-drift');
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  await page.keyboard.press('a');
  await page.keyboard.press('3');
  await expect(page.locator('#change-list').getByRole('option').first()).toContainText('Verified');
  await expect(page.getByText('PATCH /contacts/v3/')).toBeVisible();
  await expect(page.locator('.chain[aria-busy="false"]')).toBeVisible();
};

/** Writes a result that cannot be, so that its sentence is shown. */
const misedit = async (page: Page): Promise<void> => {
  await showKind(page, 'customer-missing');
  await page.getByRole('textbox', { name: 'Result for Email' }).fill('not an address');
  await expect(page.locator('.problem')).toBeVisible();
};

/** What is looked at in the shared window; each begins with all open mismatches. */
export const scenes: readonly Scene[] = [
  ...mismatchKinds.filter(isPlanted).map((kind) => ({ name: kind, show: (page: Page) => showKind(page, kind) })),
  { name: 'an edit that cannot be', show: misedit },
  { name: 'a facet menu', show: openKindMenu },
  {
    name: 'what a kind is',
    show: async (page) => {
      await page.keyboard.press('h');
      await expect(page.getByRole('dialog')).toContainText('What no machine does');
    },
  },
  {
    name: 'the ignore dialog',
    show: async (page) => {
      await page.keyboard.press('i');
      await expect(page.getByRole('dialog', { name: 'Ignore this mismatch' })).toBeVisible();
    },
  },
  {
    name: 'the defer dialog',
    show: async (page) => {
      await page.keyboard.press('d');
      await expect(page.getByRole('dialog', { name: 'Defer this mismatch' })).toBeVisible();
    },
  },
  {
    name: 'whom to assign to',
    show: async (page) => {
      await page.keyboard.press('m');
      await expect(page.getByRole('dialog', { name: 'Assign to' })).toBeVisible();
    },
  },
  {
    name: 'approving what is like it',
    show: async (page) => {
      await chooseKind(page, 'field-drift');
      await page.keyboard.press('l');
      await expect(page.getByRole('dialog').getByText('approved together')).toBeVisible();
    },
  },
  { name: 'the change log with a change', show: openChange },
  {
    name: 'what undoing would write, and the question whether to',
    show: async (page) => {
      await openChange(page);
      await page.keyboard.press('u');
      await expect(page.getByText(/^Read again in Dotdigital at/)).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('u');
      await expect(page.getByRole('dialog')).toBeVisible();
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
    name: 'the menu of jobs',
    show: async (page) => {
      await page.keyboard.press('2');
      await page.getByRole('button', { name: 'Run a job…' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'Campaigns',
    show: async (page) => {
      await page.keyboard.press('5');
      await expect(page.getByText('Campaigns have not been read yet')).toBeVisible();
    },
  },
  {
    name: 'the mapping',
    show: async (page) => {
      await page.keyboard.press('7');
      await expect(page.getByRole('row', { name: /^First name/ })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Who is sent' }).getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'the steps of a field, and a table among them',
    show: async (page) => {
      await page.keyboard.press('7');
      await page.getByRole('button', { name: /^How Loyalty tier is carried over/ }).click();
      await page.getByRole('button', { name: 'Add Look-up table' }).click();
      await page.getByRole('button', { name: 'Add Join with' }).click();
      await expect(page.getByText('Not kept yet: a step is not complete.')).toBeVisible();
    },
  },
  {
    name: 'where a field goes',
    show: async (page) => {
      await page.keyboard.press('7');
      await page.getByRole('button', { name: /^Where Home store goes/ }).click();
      await expect(page.getByRole('dialog').getByRole('searchbox')).toBeVisible();
    },
  },
  {
    name: 'the rules of the mapping',
    show: async (page) => {
      await page.keyboard.press('7');
      await page.getByRole('tab', { name: /^Rules/ }).click();
      await page.getByRole('tabpanel').getByRole('button', { name: 'is active' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
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
      await expect(
        page
          .getByRole('region', { name: 'Timers' })
          .getByText(/^every 5 min/)
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'the schedules of the jobs and the alerts',
    show: async (page) => {
      await page.keyboard.press('6');
      await expect(page.getByRole('slider')).toBeVisible();
      await page.getByText('Call by call').first().click();
      await expect(page.getByText('Timers are switched off on this machine.')).toBeVisible();
    },
  },
  {
    name: 'who never arrived, one of them opened',
    show: async (page) => {
      await page.keyboard.press('8');
      await expect(page.getByRole('row', { name: /^All customers/ })).toBeVisible();
      await page.getByRole('region', { name: 'Customers' }).getByRole('listitem').first().getByRole('button').click();
      await expect(page.getByText(/^(No case is about it|Open the case)/)).toBeVisible();
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

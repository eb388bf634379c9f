import { expect, type Locator, type Page } from '@playwright/test';
import { salesReference } from '../../renderer/text/kind-reference-sales.ts';
import { kindText, statusText } from '../../renderer/text/names.ts';
import { alertKinds } from '../../shared/domain/alert.ts';
import { type MismatchKind, type MismatchStatus, mismatchKinds } from '../../shared/domain/mismatch.ts';

/** Kinds that products, orders and marketing orders have; in the shared window these jobs do not run. */
export const salesKinds: readonly MismatchKind[] = mismatchKinds.filter((kind) => kind in salesReference);

/**
 * Nothing was sent in bulk that could be refused, the account has every data field, nobody is like somebody else, the first
 * mapping names no list, and the link is well.
 */
const neverPlanted: ReadonlySet<MismatchKind> = new Set([
  'data-field-type',
  'import-rejected',
  'identity-ambiguous',
  'list-gap',
  ...alertKinds,
]);

/** Whether the training world plants a kind among people; products and sales are read later. */
export const isPlanted = (kind: MismatchKind): boolean => !neverPlanted.has(kind) && !salesKinds.includes(kind);

/** The rows that are drawn. */
export const options = (page: Page): Locator => page.locator('#mismatch-list').getByRole('option');
export const selected = (page: Page): Locator =>
  page.locator('#mismatch-list').locator('[role="option"][aria-selected="true"]');
export const idOf = async (row: Locator): Promise<string> => (await row.getAttribute('id')) ?? '';

/** Waits until the list shows what it is narrowed to, the first one selected. */
export const listed = async (page: Page): Promise<void> => {
  await expect(page.locator('#mismatch-list')).toHaveAttribute('aria-busy', 'false');
  await expect(selected(page)).toHaveCount(1);
};

/** Loads the window anew: all open mismatches, the first one selected. */
export const startAnew = async (page: Page): Promise<void> => {
  await page.reload();
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
  await expect(selected(page)).toHaveCount(1);
};

/** Narrows the list of all kinds to one. */
export const chooseKind = async (page: Page, kind: MismatchKind): Promise<void> => {
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${kindText[kind]}`) }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Kind', exact: true })).toHaveCount(0);
  await listed(page);
};

export const chooseStatus = async (page: Page, status: MismatchStatus): Promise<void> => {
  const names = Object.values(statusText).join('|');
  await page.getByRole('button', { name: new RegExp(`^(${names}) `) }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${statusText[status]}`) }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${statusText[status]} `) })).toBeVisible();
};

import { expect, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, selected, startAnew } from './mismatch-list.ts';
import { firstSynced, runJob } from './run-job.ts';
import { adminEnv, askAdmin } from './training-admin.ts';

/** A product that the catalogue has, by its SKU; its price differs. */
const knownSku = async (page: Page): Promise<string> => {
  const filter = { statuses: ['open' as const], kinds: ['price-drift' as const] };
  const sku = (await ask(page, 'mismatch.page', { filter })).rows.find(({ reference }) =>
    reference.includes('-'),
  )?.reference;
  if (sku === undefined) throw new Error('no such product');
  return sku;
};

/** A product for which the catalogue has nothing that is more than possible. */
const doubtful = async (page: Page): Promise<string> => {
  const filter = { statuses: ['open' as const], kinds: ['product-missing' as const] };
  for (const { id, reference } of (await ask(page, 'mismatch.page', { filter })).rows) {
    const [first] = (await ask(page, 'product.candidates', { id: mismatchIdSchema.parse(id) })).candidates;
    if (first?.confidence === 'possible') return reference;
  }
  throw new Error('no such product');
};

test('an item that lost its hyphen is proposed for its product, said to be it by A, and let go in the change log', async ({
  own,
}) => {
  const { page, userData } = await own.open({ env: adminEnv(400) });
  await firstSynced(page);
  await runJob(page, 'products');
  const sku = await knownSku(page);
  const plain = sku.replaceAll('-', '');
  await askAdmin(userData, 'dotdigital', '/edit', {
    insight: { collection: 'Catalog_Default', key: sku, set: { sku: plain } },
  });
  await runJob(page, 'products');
  await startAnew(page);
  await chooseKind(page, 'product-missing');
  const card = page.getByRole('region', { name: 'Is it in the catalogue under another SKU?' });
  await page
    .getByRole('option')
    .filter({ hasText: await doubtful(page) })
    .click();
  await expect(card.getByText('possible').first()).toBeVisible();
  // Nothing is said of what is merely possible before it is chosen, which takes no mouse.
  await expect(card.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('e');
  await page.keyboard.press('Space');
  await expect(card.getByRole('radio', { checked: true })).toBeFocused();
  await expect(page.getByRole('button', { name: /^The same product/ })).toBeEnabled();
  await page.getByRole('option').filter({ hasText: sku }).click();
  await expect(card.getByText('near certain')).toBeVisible();
  await expect(selected(page)).toContainText(sku);
  await page.keyboard.press('a');
  await expect(page.getByRole('option').filter({ hasText: sku })).toHaveCount(0);
  // U takes it back from wherever the operator is by then, and shows the case again.
  await page.keyboard.press('u');
  await expect(selected(page)).toContainText(sku);
  await expect(card.getByText('near certain')).toBeVisible();
  await page.keyboard.press('n');
  await expect(card.getByText('near certain')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(card.getByText('near certain')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('option').filter({ hasText: sku })).toHaveCount(0);
  const drift = { statuses: ['open' as const], kinds: ['price-drift' as const], search: sku };
  expect((await ask(page, 'mismatch.page', { filter: drift })).total).toBe(1);
  await page.keyboard.press('3');
  const said = page.locator('.product-links');
  await said.locator('summary').click();
  await expect(said.getByText(`Product ${sku}`)).toBeVisible();
  await said.getByRole('button', { name: /^Take back/ }).click();
  await expect(said).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(page.getByRole('option').filter({ hasText: sku })).toHaveCount(1);
});

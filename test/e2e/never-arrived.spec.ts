import { expect } from '@playwright/test';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { startAnew } from './mismatch-list.ts';

test.beforeEach(({ concord: { page } }) => startAnew(page));

test('everyone who never arrived is on the shelf, by reasons that add up, and a person leads to the case', async ({
  concord: { page },
}) => {
  await page.keyboard.press('8');
  await expect(page.getByRole('heading', { level: 1, name: 'Never arrived' })).toBeVisible();
  const { customers, arrived, reasons } = await ask(page, 'shelf.counts', {});
  const { customers: mirrored } = await ask(page, 'mismatch.counts', {});
  expect(customers).toBe(mirrored);
  expect(arrived + reasons.reduce((sum, { count }) => sum + count, 0)).toBe(customers);
  const table = page.getByRole('region', { name: 'Reasons' });
  const grouped = new Intl.NumberFormat('en-GB');
  await expect(table.getByRole('row', { name: /^All customers/ })).toContainText(grouped.format(customers));
  await expect(table.getByRole('row', { name: /^Nothing in the way/ })).toBeVisible();

  await table.getByRole('button', { name: 'Nothing in the way' }).click();
  const people = page.getByRole('region', { name: 'Customers' });
  await expect(people.locator('.shelf-rows')).toHaveAttribute('aria-busy', 'false');
  const first = people.getByRole('listitem').first();
  await expect(first).toBeVisible();
  await first.getByRole('button').first().click();
  await expect(first).toContainText('The person may be mailed and has no contact yet');
  const name = (await first.locator('b').first().textContent()) ?? '';
  await first.getByRole('button', { name: 'Open the case' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('a search finds a person of the shelf by number, and nobody where there is none', async ({
  concord: { page },
}) => {
  await page.keyboard.press('8');
  const { rows } = await ask(page, 'shelf.page', { reason: 'no-email' });
  const number = rows[0]?.number ?? '';
  expect(number).not.toBe('');
  const search = page.getByRole('searchbox', { name: 'Search name, email or number' });
  await search.fill(number);
  const people = page.getByRole('region', { name: 'Customers' });
  await expect(people.getByRole('listitem')).toHaveCount(1);
  await expect(people.getByRole('listitem')).toContainText(number);
  await search.fill('nobody is called like this');
  await expect(people.getByText('Nobody here has this in name, email or number.')).toBeVisible();
});

import { expect, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { leastDecisions } from '../../shared/domain/learned.ts';
import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, startAnew } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';

const openOf = async (page: Page, kind: MismatchKind) => {
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: [kind] } });
  return rows;
};

test('after enough decisions the suggestion tells its confidence, how often it was followed, and why', async ({
  own,
}) => {
  const { page } = await own.open({ env: { CONCORD_TRAINING_CUSTOMERS: '1500' } });
  await firstSynced(page);
  const rows = await openOf(page, 'customer-missing');
  expect(rows.length).toBeGreaterThan(leastDecisions + 4);
  await startAnew(page);
  await chooseKind(page, 'customer-missing');
  const heading = page.getByRole('heading', { name: /^Suggested: create the contact/ });
  await expect(heading).toContainText('Certain');
  for (const [place, { id: plain }] of rows.slice(0, leastDecisions + 3).entries()) {
    const id = mismatchIdSchema.parse(plain);
    const { evidenceHash } = await ask(page, 'mismatch.get', { id });
    const key = crypto.randomUUID();
    if (place === 2) await ask(page, 'decision.ignore', { id, evidenceHash, key, reason: 'moved abroad' });
    else await ask(page, 'decision.approve', { id, evidenceHash, key });
  }
  await startAnew(page);
  await chooseKind(page, 'customer-missing');
  await expect(heading).toContainText(/\d\d %/);
  await expect(page.getByText(/followed \d of \d times, learned from \d+ decisions like it/)).toBeVisible();
  await page.getByText('Why this suggestion').click();
  await expect(page.locator('.weights caption')).toContainText(/as proposed \d\d %, left as it is \d+ %/);
  await expect(page.getByText('It decides nothing, and no policy reads it.', { exact: false })).toBeVisible();
});

import { expect } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { filesUnder, found } from './files.ts';
import { test } from './fixtures.ts';
import { chooseKind, idOf, listed, options, selected } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv } from './training-admin.ts';

test('a person who is forgotten in the window is gone from it, from every file, and does not come back', async ({
  own,
}) => {
  const { page, userData, close } = await own.open({ env: adminEnv() });
  await firstSynced(page);
  await chooseKind(page, 'field-drift');
  const row = await idOf(selected(page));
  const id = mismatchIdSchema.parse(Number(row.replace('mismatch-', '')));
  const { evidence } = await ask(page, 'mismatch.get', { id });
  const emails = [evidence.customer?.values.email, evidence.contact?.values.email].flatMap((email) => email ?? []);
  const number = evidence.customer?.number ?? '';
  expect(emails[0]).toContain('@');
  // What was sent of the person, a backup and a search are what could keep a trace.
  await page.keyboard.press('a');
  const states = async () => (await ask(page, 'change.page', {})).changes.map(({ state }) => state);
  await expect.poll(states).toEqual(['verified']);
  await ask(page, 'backup.make', {});
  const search = page.getByRole('searchbox', { name: /Search mismatches/ });
  await search.fill(emails[0] ?? '');
  await expect(options(page)).toHaveCount(0);
  await search.press('Escape');
  // The simulators stand for the two remote systems, which are not Concord's to forget.
  const ofConcord = () => filesUnder(userData).filter(({ name }) => !name.startsWith('training/'));
  const before = found(ofConcord(), emails);
  expect(before.some((name) => /^workspaces.*\.db(-wal)?$/.test(name))).toBe(true);
  expect(before.some((name) => name.includes('backups/'))).toBe(true);

  await page.keyboard.press('4');
  await page.getByRole('button', { name: /Name, timers, backups, people/ }).click();
  const card = page.getByRole('region', { name: 'Forget a person' });
  await card.getByLabel('Email, customer number or contact id').fill(emails[0] ?? '');
  await card.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(card.getByRole('listitem')).toHaveCount(2);
  const forget = card.getByRole('button', { name: 'Forget for good' });
  await card.getByLabel('Reason').fill('Request 4711');
  await expect(forget).toBeDisabled();
  await card.getByLabel('Type forget to confirm').fill('forget');
  await forget.click();
  await expect(card.getByRole('status')).toContainText('Forgotten: 2 records');
  await expect(card.getByRole('status')).toContainText('1 backup rewritten');

  await ask(page, 'sync.start', { job: 'customers', mode: 'full' });
  await expect.poll(async () => (await ask(page, 'run.page', {})).runs[0]).toMatchObject({ id: 2, state: 'succeeded' });
  await page.keyboard.press('1');
  for (const text of [...emails, number]) {
    await search.fill(text);
    await expect(options(page)).toHaveCount(0);
    expect((await ask(page, 'person.find', { text })).records).toEqual([]);
  }
  await search.press('Escape');
  await listed(page);
  await page.keyboard.press('3');
  await expect(page.locator('#change-list').getByRole('option')).toContainText('Forgotten person');
  await expect(page.getByRole('region', { name: 'Audit chain' })).toContainText('Chain whole');
  await close();
  expect(found(ofConcord(), [...emails, number])).toEqual([]);
});

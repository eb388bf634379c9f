import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { accessibilityProblems } from './accessibility.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { launchConcord } from './launch.ts';
import { setUpOwn, startOwnSystems } from './own-systems.ts';
import { setPassphrase } from './passphrase.ts';

const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
const card = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** The system's own dialog answers with this path. */
const answerDialogs = (app: ElectronApplication, chosen: string): Promise<void> =>
  app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [file] })) as typeof dialog.showOpenDialog;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: file })) as typeof dialog.showSaveDialog;
  }, chosen);

/** Syncs, makes the key of the desk in the window, and saves its public half. */
const makeDesk = async (page: Page, app: ElectronApplication, file: string): Promise<string> => {
  await setPassphrase(page, 'seven swans a-swimming');
  const { runId } = await ask(page, 'sync.start', { job: 'customers', mode: 'full' });
  await expect
    .poll(async () => (await ask(page, 'run.get', { runId })).run.state, { timeout: 60_000 })
    .toBe('succeeded');
  await page.getByRole('button', { name: /Our Shop.*Name, timers/s }).click();
  const own = card(page, 'This desk');
  await own.getByRole('button', { name: 'Make a key' }).click();
  await answerDialogs(app, file);
  await own.getByRole('button', { name: 'Save the public key…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the public key of this desk' });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.getByLabel('Folder or file')).toHaveValue(file);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  return (await own.locator('.fingerprint').textContent()) ?? '';
};

const trustDesk = async (page: Page, file: string, fingerprint: string, name: string): Promise<void> => {
  await card(page, 'Trusted desks').getByRole('button', { name: 'Trust a desk…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Trust the desk of/ });
  await dialog.getByLabel('File', { exact: true }).fill(file);
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.code span')).toHaveText(fingerprint.split('-'));
  expect(await accessibilityProblems(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Trust it' })).toBeDisabled();
  await dialog.getByLabel('I compared it, and it is the same').check();
  await dialog.getByLabel('What you call this desk').fill(name);
  await dialog.getByRole('button', { name: 'Trust it' }).click();
  await expect(card(page, 'Trusted desks').getByText(fingerprint)).toBeVisible();
};

test('a reviewer hands decisions to the writer in a file, and both windows say what became of it', async ({ own }) => {
  test.setTimeout(240_000);
  const systems = await startOwnSystems(path.join(own.folder, 'systems'));
  const mail = path.join(own.folder, 'mail');
  const data = path.join(own.folder, 'reviewer');
  for (const folder of [mail, data]) mkdirSync(folder, { recursive: true });
  const writer = await own.open({ env });
  const reviewer = await launchConcord(data, { env });
  try {
    await setUpOwn(writer.page, systems);
    await setUpOwn(reviewer.page, systems, 'reviewer');
    const keys = { writer: path.join(mail, 'writer.concord-desk'), reviewer: path.join(mail, 'reviewer.concord-desk') };
    const writerPrint = await makeDesk(writer.page, writer.app, keys.writer);
    const reviewerPrint = await makeDesk(reviewer.page, reviewer.app, keys.reviewer);
    await expect(card(reviewer.page, 'Hand over decisions')).toContainText('Trust the desk of the writer first');
    expect(await accessibilityProblems(reviewer.page)).toEqual([]);
    await trustDesk(writer.page, keys.reviewer, reviewerPrint, 'Maria');
    await trustDesk(reviewer.page, keys.writer, writerPrint, 'Office');

    const { rows } = await ask(reviewer.page, 'mismatch.page', {
      filter: { statuses: ['open'], kinds: ['field-drift'] },
    });
    for (const { id } of rows.slice(0, 3)) {
      const { evidenceHash } = await ask(reviewer.page, 'mismatch.get', { id: mismatchIdSchema.parse(id) });
      const approval = { id: mismatchIdSchema.parse(id), evidenceHash, key: crypto.randomUUID() };
      await ask(reviewer.page, 'decision.approve', approval);
    }
    const hand = card(reviewer.page, 'Hand over decisions');
    await expect(hand).toContainText('3 decisions to hand over: 3 approved.');
    const file = path.join(mail, 'maria-1.concord-decisions');
    await answerDialogs(reviewer.app, file);
    await hand.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = reviewer.page.getByRole('dialog', { name: 'Write a file of decisions' });
    await dialog.getByRole('button', { name: 'Choose…' }).click();
    await dialog.getByRole('button', { name: 'Write the file' }).click();
    await expect(reviewer.page.getByText('3 for the writer')).toBeVisible();
    await expect(hand).toContainText(`File 1 with 3 decisions was written: ${file}`);
    await expect(hand).toContainText('Everything that you decided here has been handed over.');
    expect(await accessibilityProblems(reviewer.page)).toEqual([]);

    const take = card(writer.page, 'Take in decisions');
    await take.getByLabel('File').fill(keys.writer);
    await take.getByRole('button', { name: 'Look at it' }).click();
    await expect(take.getByRole('alert')).toContainText('ends in .concord-decisions');
    await answerDialogs(writer.app, file);
    await take.getByRole('button', { name: 'Choose…' }).click();
    await take.getByRole('button', { name: 'Look at it' }).click();
    await expect(take).toContainText('All 3 decisions can be made here.');
    expect(await accessibilityProblems(writer.page)).toEqual([]);
    await take.getByRole('button', { name: 'Take in 3 decisions' }).click();
    await expect(take).toContainText('3 decisions taken in. What was approved is being sent.');
    const verified = async (): Promise<number> =>
      (await ask(writer.page, 'change.page', {})).changes.filter(({ state }) => state === 'verified').length;
    await expect.poll(verified, { timeout: 60_000 }).toBe(3);
    await take.getByRole('button', { name: 'Look at it' }).click();
    await expect(take.getByRole('alert')).toContainText('was taken in already');
  } finally {
    await reviewer.close();
    systems.stop();
  }
});

import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import { ask } from './bridge.ts';
import { filesUnder, found } from './files.ts';
import { test } from './fixtures.ts';
import { setPassphrase } from './passphrase.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv, credentialsOf } from './training-admin.ts';

/** The renderer's whole memory of JavaScript values, as the debugger writes it down. */
const heapOf = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
};

const inBase64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

test('after a run and an approval no secret stands in a file or in the memory of the window', async ({ own }) => {
  const { page, userData, close } = await own.open({ env: adminEnv() });
  await firstSynced(page);
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: ['field-drift'] } });
  await page.locator(`#mismatch-${rows[0]?.id}`).click();
  await page.getByRole('button', { name: /^Approve/ }).click();
  const states = async () => (await ask(page, 'change.page', {})).changes.map(({ state }) => state);
  await expect.poll(states).toEqual(['verified']);

  const credentials = [await credentialsOf(userData, 'erp'), await credentialsOf(userData, 'dotdigital')];
  const secrets = credentials.flatMap(({ user, secret }) => [
    secret,
    Buffer.from(`${user}:${secret}`).toString('base64'),
    inBase64(secret),
  ]);
  expect(secrets.filter((secret) => secret.length < 20)).toEqual([]);
  const email =
    rows[0] === undefined
      ? ''
      : ((await ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(rows[0].id) })).evidence.customer?.values
          .email ?? '');
  expect(email).toContain('@');

  await ask(page, 'settings.set', { theme: 'dark' });
  const heap = await heapOf(page);
  // The search can find: what the window shows is in its memory, what was read is in the workspace.
  expect(heap).toContain(rows[0]?.label);
  expect(secrets.filter((secret) => heap.includes(secret))).toEqual([]);
  const whileOpen = filesUnder(userData);
  expect(found(whileOpen, [email]).some((name) => /^workspaces.*\.db(-wal)?$/.test(name))).toBe(true);
  expect(whileOpen.map(({ name }) => name)).toEqual(expect.arrayContaining(['settings.json', 'logs/concord.log']));
  expect(found(whileOpen, secrets)).toEqual([]);

  // One that an operator enters is in the window's hands for a moment, so it is looked for in files only.
  const entered = 'a-secret-entered-by-an-operator';
  await ask(page, 'credential.save', { ref: { workspace: 'training', system: 'erp' }, user: '', secret: entered });
  await close();
  const needles = [...secrets, entered, inBase64(entered)];
  expect(found(filesUnder(userData), needles)).toEqual([]);
});

test('with a passphrase neither it, nor the recovery code, nor a secret stands in a file, a log or the memory', async ({
  own,
}) => {
  const passphrase = 'nine ladies dancing';
  const wrong = 'ten lords a-leaping';
  const entered = 'a-secret-sealed-by-a-passphrase';
  const ref = { workspace: 'training', system: 'erp' } as const;
  const first = await own.open({ env: adminEnv() });
  await ask(first.page, 'credential.save', { ref, user: '', secret: entered });
  const code = await setPassphrase(first.page, passphrase);
  const needles = [passphrase, wrong, entered, code, code.replaceAll('-', '')].flatMap((text) => [
    text,
    inBase64(text),
  ]);
  const shown = await heapOf(first.page);
  expect(shown).toContain('Where the secret is kept');
  expect([passphrase, code].filter((text) => shown.includes(text))).toEqual([]);
  expect(found(filesUnder(own.folder), needles)).toEqual([]);
  await first.close();
  expect(found(filesUnder(own.folder), ['training/erp'])).toEqual(['credentials.json']);

  // Nor after it was typed into the window: a wrong one and the right one.
  const second = await own.open({ env: adminEnv() });
  await second.page.keyboard.press('4');
  const card = second.page.getByRole('region', { name: 'Where the secret is kept' });
  await card.getByRole('button', { name: 'Unlock…' }).click();
  const lock = second.page.getByRole('dialog', { name: 'Concord is locked' });
  for (const typed of [wrong, passphrase]) {
    await lock.getByLabel('Passphrase', { exact: true }).fill(typed);
    await lock.getByRole('button', { name: 'Unlock', exact: true }).click();
    if (typed === wrong) await expect(lock.getByText('This is not the passphrase of the vault.')).toBeVisible();
  }
  await expect(lock).toHaveCount(0);
  expect(await ask(second.page, 'credential.status', { ref })).toMatchObject({ kept: 'passphrase' });
  const secrets = [await credentialsOf(own.folder, 'erp'), await credentialsOf(own.folder, 'dotdigital')].map(
    ({ secret }) => secret,
  );
  const heap = await heapOf(second.page);
  expect([passphrase, wrong, entered, ...secrets].filter((text) => heap.includes(text))).toEqual([]);
  await second.close();
  expect(found(filesUnder(own.folder), [...needles, ...secrets])).toEqual([]);
});

test('no address of a person stands in a log', async ({ own }) => {
  const { page, userData, close } = await own.open({ env: adminEnv() });
  await firstSynced(page);
  // A search for an address, and a refusal, are what could carry one into a log.
  const { rows } = await ask(page, 'mismatch.page', { filter: { statuses: ['open'] }, limit: 200 });
  const details = await Promise.all(
    rows.map(({ id }) => ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(id) })),
  );
  const emails = details.flatMap(({ evidence }) => [evidence.customer?.values.email, evidence.contact?.values.email]);
  const addresses = [...new Set(emails.filter((email) => typeof email === 'string' && email.includes('@')))];
  expect(addresses.length).toBeGreaterThan(10);
  await page.getByRole('searchbox').fill(addresses[0] ?? '');
  await expect(page.locator('.foot .place')).toHaveText(/^1 of \d$/);
  await close();

  const logs = filesUnder(path.join(userData, 'logs')).map(({ content }) => content.toString().toLowerCase());
  expect(logs.join('').split('\n').length).toBeGreaterThan(5);
  expect(addresses.filter((address) => logs.some((log) => log.includes((address ?? '').toLowerCase())))).toEqual([]);
  expect(logs.flatMap((log) => log.match(/[\w.+-]+@[\w-]+\.\w+/g) ?? [])).toEqual([]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { contract } from '../../shared/ipc/contract.ts';
import { ask, askAnything } from './bridge.ts';
import { test } from './fixtures.ts';
import { engineRuns, secret, setUpOwn, startOwnSystems } from './own-systems.ts';
import { newPassphraseInto, setPassphrase } from './passphrase.ts';

const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
const passphrase = 'seven swans a-swimming';

const listSchema = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), value: contract['connection.list'].output }),
  z.looseObject({ ok: z.literal(false) }),
]);

const lockScreen = (page: Page): Locator => page.getByRole('dialog', { name: 'Concord is locked' });
/** Whether the engine holds each secret; nothing while it takes them up. */
const secretsHeld = async (page: Page): Promise<readonly boolean[]> => {
  const answer = listSchema.parse(await askAnything(page, 'connection.list', {}));
  return answer.ok ? answer.value.connections.map(({ hasSecret }) => hasSecret) : [];
};

/** Makes what is stored for one credential something that no key opens. */
const damage = (folder: string, name: string): void => {
  const file = path.join(folder, 'credentials.json');
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const spoil = (value: unknown, isNamed: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const isIt = isNamed || key.includes(name);
        if (isIt && key === 'sealed' && typeof inner === 'string')
          return [key, `${inner.slice(0, 30)}AAAA${inner.slice(34)}`];
        return [key, spoil(inner, isIt)];
      }),
    );
  };
  writeFileSync(file, JSON.stringify(spoil(stored, false)));
};

test('a passphrase locks the next start; a wrong one is told, the right one lets the syncs go on', async ({ own }) => {
  const systems = await startOwnSystems(path.join(own.folder, 'systems'));
  try {
    const first = await own.open({ env });
    await setUpOwn(first.page, systems);
    await setPassphrase(first.page, passphrase);
    expect(await secretsHeld(first.page)).toEqual([true, true]);
    await first.close();

    const second = await own.open({ env });
    const { page } = second;
    const dialog = lockScreen(page);
    await expect(dialog).toBeVisible();
    await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused();
    expect(await secretsHeld(page)).toEqual([false, false]);
    await page.keyboard.type('not the passphrase');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('This is not the passphrase of the vault.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => secretsHeld(page)).toEqual([true, true]);
    const { runId } = await ask(page, 'sync.start', { job: 'customers', mode: 'full' });
    await expect.poll(async () => (await ask(page, 'run.get', { runId })).run.state).toBe('succeeded');
  } finally {
    systems.stop();
  }
});

test('the recovery code opens the vault with a new passphrase; what cannot be opened is told and entered again', async ({
  own,
}) => {
  const first = await own.open({ env });
  await engineRuns(first.page);
  const { slug } = await ask(first.page, 'workspaces.create', { name: 'Our Shop' });
  for (const system of ['erp', 'dotdigital'] as const)
    await ask(first.page, 'credential.save', { ref: { workspace: slug, system }, secret });
  const code = await setPassphrase(first.page, passphrase);
  await first.close();

  damage(own.folder, `${slug}/erp`);
  const { page } = await own.open({ env });
  await lockScreen(page).getByRole('button', { name: 'Use the recovery code' }).click();
  const recovery = page.getByRole('dialog', { name: 'Open with the recovery code' });
  await recovery.getByLabel('Recovery code', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '));
  await newPassphraseInto(recovery, 'eight maids a-milking');
  await page.keyboard.press('Enter');
  await expect(recovery).toHaveCount(0);
  expect(await ask(page, 'vault.status', {})).toMatchObject({ place: 'passphrase', locked: false });

  await page.keyboard.press('4');
  const card = page.getByRole('region', { name: 'Where the secret is kept' });
  await expect(card.getByText(/^It was sealed with another passphrase, or its file was changed\./)).toBeVisible();
  await card.getByRole('button', { name: 'Enter again' }).click();
  const dialog = page.getByRole('dialog', { name: /^Enter the secret again/ });
  await dialog.locator('input[type="password"]').fill('a-new-secret-of-the-erp');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'Enter again' })).toHaveCount(0);
  const { credentials } = await ask(page, 'vault.status', {});
  expect(credentials.map(({ system, state }) => [system, state]).sort()).toEqual([
    ['dotdigital', 'kept'],
    ['erp', 'kept'],
  ]);
});

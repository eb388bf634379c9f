import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../e2e/bridge.ts';
import { launchConcord, newUserData } from '../e2e/launch.ts';

const secret = 'a-secret-that-nobody-else-writes-7f3a';
const ref = { workspace: 'northbank', system: 'dotdigital' } as const;
const small = { CONCORD_TRAINING_CUSTOMERS: '50' };
const withKeyring = { switches: ['--password-store=gnome-libsecret'], env: small };
const without = { switches: ['--password-store=basic'], env: small };

/** Every file under a folder. */
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isDirectory() ? filesUnder(file) : stat.isFile() ? [file] : [];
  });

test('with a keyring a credential is sealed, survives a restart, and stands nowhere in clear', async () => {
  const data = await newUserData();
  const first = await launchConcord(data.folder, withKeyring);
  expect((await ask(first.page, 'app.about', {})).vault).toBe('keychain');
  expect(await ask(first.page, 'credential.save', { ref, user: 'apiuser', secret })).toEqual({ kept: 'keychain' });
  await first.close();

  const holders = filesUnder(data.folder).filter((file) => readFileSync(file).includes(secret));
  expect(holders).toEqual([]);
  expect(readFileSync(path.join(data.folder, 'credentials.json'), 'utf8')).toContain('northbank/dotdigital');

  const second = await launchConcord(data.folder, withKeyring);
  expect(await ask(second.page, 'credential.status', { ref })).toEqual({ kept: 'keychain' });
  expect(await ask(second.page, 'credential.remove', { ref })).toEqual({ removed: true });
  expect(await ask(second.page, 'credential.status', { ref })).toEqual({ kept: 'none' });
  await second.close();
  await data.remove();
});

test('without a keyring it is kept for the session only, the window says so, and it is gone afterwards', async () => {
  const data = await newUserData();
  const first = await launchConcord(data.folder, without);
  await expect(first.page.getByText('credentials are kept for this session only')).toBeVisible();
  expect(await ask(first.page, 'credential.save', { ref, user: 'apiuser', secret })).toEqual({ kept: 'session-only' });
  expect(await ask(first.page, 'credential.status', { ref })).toEqual({ kept: 'session-only' });
  await first.close();
  expect(filesUnder(data.folder).filter((file) => readFileSync(file).includes(secret))).toEqual([]);

  const second = await launchConcord(data.folder, without);
  expect(await ask(second.page, 'credential.status', { ref })).toEqual({ kept: 'none' });
  await second.close();
  await data.remove();
});

test('a credential that the keyring can no longer open is told as that, and can be entered again', async () => {
  const data = await newUserData();
  const sealing = await launchConcord(data.folder, withKeyring);
  await ask(sealing.page, 'credential.save', { ref, user: 'apiuser', secret });
  await sealing.close();
  // As after a move to another machine: the file came along, the keychain's key did not.
  const file = path.join(data.folder, 'credentials.json');
  writeFileSync(
    file,
    JSON.stringify({ 'northbank/dotdigital': Buffer.from('v11-of-another-machine').toString('base64') }),
  );
  const { page, close } = await launchConcord(data.folder, withKeyring);
  expect(await ask(page, 'credential.status', { ref })).toEqual({ kept: 'unreadable' });
  expect(await ask(page, 'credential.save', { ref, user: 'apiuser', secret })).toEqual({ kept: 'keychain' });
  expect(await ask(page, 'credential.status', { ref })).toEqual({ kept: 'keychain' });
  await close();
  await data.remove();
});

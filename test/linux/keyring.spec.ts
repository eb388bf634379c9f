import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { ask } from '../e2e/bridge.ts';
import { test } from '../e2e/fixtures.ts';

const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
const withKeyring = { env, switches: ['--password-store=gnome-libsecret'] };
const withoutKeyring = { env, switches: ['--password-store=basic'] };
const ref = { workspace: 'northbank', system: 'dotdigital' } as const;
const secret = 'a-secret-that-stands-nowhere-in-plain';
const user = 'apiuser-of-a-test@apiconnector.com';
const inBase64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

const credentialsFile = (folder: string): string => path.join(folder, 'credentials.json');
const logsOf = (folder: string): string =>
  readdirSync(path.join(folder, 'logs'))
    .map((name) => readFileSync(path.join(folder, 'logs', name), 'utf8'))
    .join('');

test('a credential is sealed by the keyring, survives a restart, and stands nowhere in plain', async ({ own }) => {
  const first = await own.open(withKeyring);
  expect(await ask(first.page, 'app.about', {})).toMatchObject({ vault: 'keychain' });
  expect(await ask(first.page, 'credential.save', { ref, user, secret })).toEqual({ kept: 'keychain' });
  expect(await ask(first.page, 'credential.status', { ref })).toMatchObject({ kept: 'keychain' });
  await first.close();

  const stored = readFileSync(credentialsFile(own.folder), 'utf8');
  expect(stored).toContain('northbank/dotdigital');
  for (const text of [secret, user, inBase64(secret), inBase64(JSON.stringify({ user, secret }))]) {
    expect(stored).not.toContain(text);
    expect(logsOf(own.folder)).not.toContain(text);
  }

  const second = await own.open(withKeyring);
  expect(await ask(second.page, 'credential.status', { ref })).toMatchObject({ kept: 'keychain' });
  expect(await ask(second.page, 'credential.remove', { ref })).toEqual({ removed: true });
  expect(await ask(second.page, 'credential.status', { ref })).toMatchObject({ kept: 'none' });
  expect(readFileSync(credentialsFile(own.folder), 'utf8')).not.toContain('northbank/dotdigital');
});

test('without a keyring a credential is kept for the session only, and the window says so', async ({ own }) => {
  const first = await own.open(withoutKeyring);
  await expect(first.page.getByText(/credentials are kept for this session only/)).toBeVisible();
  expect(await ask(first.page, 'credential.save', { ref, user, secret })).toEqual({ kept: 'session-only' });
  expect(await ask(first.page, 'credential.status', { ref })).toMatchObject({ kept: 'session-only' });
  await first.close();

  if (existsSync(credentialsFile(own.folder)))
    expect(readFileSync(credentialsFile(own.folder), 'utf8')).not.toContain('northbank');
  expect(logsOf(own.folder)).not.toContain(secret);
  const second = await own.open(withoutKeyring);
  expect(await ask(second.page, 'credential.status', { ref })).toMatchObject({ kept: 'none' });
});

test('what was sealed cannot be opened without the keyring, is told as that, and is not lost', async ({ own }) => {
  const first = await own.open(withKeyring);
  await ask(first.page, 'credential.save', { ref, user, secret });
  await first.close();
  const stored = readFileSync(credentialsFile(own.folder), 'utf8');

  const without = await own.open(withoutKeyring);
  expect(await ask(without.page, 'credential.status', { ref })).toMatchObject({ kept: 'unreadable' });
  await without.close();
  expect(readFileSync(credentialsFile(own.folder), 'utf8')).toBe(stored);

  const again = await own.open(withKeyring);
  expect(await ask(again.page, 'credential.status', { ref })).toMatchObject({ kept: 'keychain' });
});

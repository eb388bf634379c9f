import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { headlessStart } from '../../../electron/engine/headless/start.ts';

const dataWith = (files: Readonly<Record<string, unknown>>): string => {
  const data = mkdtempSync(join(tmpdir(), 'concord-headless-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  mkdirSync(join(data, 'workspaces', 'our-shop'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), JSON.stringify(content));
  return data;
};

const input = (text: string) => Readable.from([text]);
const line = `${JSON.stringify({ erp: { user: '', secret: 'one' } })}\n`;
const about = { 'workspaces/our-shop/about.json': { name: 'Our Shop', role: 'writer' } };
const asked = (secretsFrom: 'secrets' | 'passphrase' | null, workspace: string | null = 'our-shop') => ({
  secretsFrom,
  workspace,
});

test('without a workspace the training one is started, with access only from its servers', async () => {
  expect(await headlessStart(asked(null, null), dataWith({}), null, input(''))).toMatchObject({
    value: { workspace: { name: 'Northbank Apparel', training: true }, erp: null, dotdigital: null },
  });
});

test('a workspace of its own starts with its name, its role and the secrets of standard input', async () => {
  expect(await headlessStart(asked('secrets'), dataWith(about), null, input(line))).toMatchObject({
    value: {
      workspace: { name: 'Our Shop', training: false },
      role: 'writer',
      secrets: { erp: { current: 'one', next: null }, dotdigital: { current: null, next: null } },
    },
  });
});

test.each([{}, { 'workspaces/our-shop/about.json': { role: 'captain' } }])(
  'a workspace whose role is not known (%j) sends nothing',
  async (files) => {
    expect(await headlessStart(asked(null), dataWith(files), null, input(''))).toMatchObject({
      value: { role: 'reviewer', workspace: { name: 'our-shop' } },
    });
  },
);

test('a workspace that is not there is told, and no folder is made for it', async () => {
  expect(await headlessStart(asked('secrets', 'nowhere'), dataWith({}), null, input(line))).toMatchObject({
    error: { code: 'not-found', sentence: expect.stringMatching(/nowhere/) },
  });
});

test('secrets that do not fit are told without repeating them', async () => {
  const started = await headlessStart(asked('secrets'), dataWith(about), null, input('{"erp":"word"}\n'));
  expect(started).toMatchObject({ ok: false, error: { code: 'secret.unavailable' } });
  expect(JSON.stringify(started)).not.toContain('word"');
});

test('while a switch of connections is not finished, the kept secrets are not used', async () => {
  const switching = { switching: { slug: 'our-shop', system: 'erp', savedAt: 1 } };
  const data = dataWith({ ...about, 'workspaces.json': switching });
  expect(await headlessStart(asked('passphrase'), data, null, input('a passphrase\n'))).toMatchObject({
    error: { code: 'secret.unavailable', sentence: expect.stringMatching(/switch/) },
  });
});

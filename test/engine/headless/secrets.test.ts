import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { headlessSecrets } from '../../../electron/engine/headless/secrets.ts';
import { type CredentialFile, changedFile, sealCredential } from '../../../electron/vault/credential-file.ts';
import { createBox } from '../../../electron/vault/passphrase-box.ts';

const erp = { workspace: 'northbank', system: 'erp', slot: 'current' } as const;
const dotdigital = { ...erp, system: 'dotdigital' } as const;
const secrets = { erp: { user: '', secret: 'hunter22' }, dotdigital: { user: 'apiuser', secret: 'hunter23' } };
const { box, key } = await createBox('correct horse', { n: 2 ** 14, r: 1, p: 1 });
const recordOf = (ref: typeof erp | typeof dotdigital) => ({
  ref,
  record: { by: 'passphrase', sealed: sealCredential(key, ref, secrets[ref.system]), expiresAt: null } as const,
});
const bothSealed = changedFile({}, { box, chosen: 'passphrase', records: [recordOf(erp), recordOf(dotdigital)] });

const folderWith = (content: CredentialFile | string | null): string => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, '\t');
  if (content !== null) writeFileSync(join(folder, 'credentials.json'), text);
  return folder;
};
const given = (...chunks: readonly string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const byPassphrase = (content: CredentialFile | string | null, line: string, slug = 'northbank') =>
  headlessSecrets({ secretsFrom: 'passphrase' }, given(line), folderWith(content), slug);
const bySecrets = (...chunks: readonly string[]) =>
  headlessSecrets({ secretsFrom: 'secrets' }, given(...chunks), '', 'northbank');
const refusal = (sentence: RegExp) => ({
  ok: false,
  error: { code: 'secret.unavailable', sentence: expect.stringMatching(sentence) },
});

test('one line of JSON on standard input is the secrets, however it arrives', async () => {
  const line = JSON.stringify(secrets);
  expect(await bySecrets(line)).toEqual({ ok: true, value: secrets });
  expect(await bySecrets(line.slice(0, 9), line.slice(9), '\r\n', 'more')).toEqual({ ok: true, value: secrets });
  expect(await bySecrets('{"erp":{"user":"","secret":"hunter22"}}')).toEqual({
    ok: true,
    value: { erp: secrets.erp, dotdigital: null },
  });
});

test('the line is not waited for to end in an end of the input', async () => {
  const endless = async function* () {
    yield `${JSON.stringify(secrets)}\n`;
    throw new Error('read on');
  };
  expect(await headlessSecrets({ secretsFrom: 'secrets' }, endless(), '', 'northbank')).toMatchObject({ ok: true });
});

test.each([
  ['hunter22'],
  ['{"erp":"hunter22"}'],
  ['{"erp":{"secret":"hunter22"}}'],
  ['{"shop":{"secret":"hunter22"}}'],
])('%s is refused without being repeated', async (line) => {
  const result = await bySecrets(line);
  expect(result).toMatchObject(refusal(/one line of JSON/));
  expect(JSON.stringify(result)).not.toContain('hunter22');
});

test('nothing, a line without end, and a keyboard are refused', async () => {
  expect(await bySecrets()).toMatchObject(refusal(/empty or too long/));
  expect(await bySecrets('\n')).toMatchObject(refusal(/empty or too long/));
  expect(await bySecrets(...Array.from({ length: 9 }, () => ' '.repeat(8_192)))).toMatchObject(refusal(/too long/));
  const keyboard = Object.assign(given('{}'), { isTTY: true });
  expect(await headlessSecrets({ secretsFrom: 'secrets' }, keyboard, '', 'a')).toMatchObject(refusal(/keyboard/));
});

test('when no secrets are asked for, standard input is left alone', async () => {
  const untouched = async function* () {
    yield Buffer.from('');
    throw new Error('it was read');
  };
  expect(await headlessSecrets({ secretsFrom: null }, untouched(), '', 'northbank')).toEqual({
    ok: true,
    value: { erp: null, dotdigital: null },
  });
});

test("the passphrase opens the window's credentials of the workspace", async () => {
  expect(await byPassphrase(bothSealed, 'correct horse\n')).toEqual({ ok: true, value: secrets });
  const one = changedFile({}, { box, records: [recordOf(erp)] });
  expect(await byPassphrase(one, 'correct horse')).toEqual({ ok: true, value: { erp: secrets.erp, dotdigital: null } });
});

test.each<[string, CredentialFile | string | null, string, string, RegExp]>([
  ['a wrong passphrase', bothSealed, 'wrong horse', 'northbank', /not the passphrase/],
  ['another workspace', bothSealed, 'correct horse', 'other', /No credentials are kept for the workspace other/],
  ['no file', null, 'correct horse', 'northbank', /enter them in the window first/],
  ['a damaged file', '{"northbank/erp', 'correct horse', 'northbank', /damaged/],
  ['no passphrase', { 'northbank/erp': 'c2VhbGVk' }, 'correct horse', 'northbank', /No passphrase was chosen/],
  ['a damaged box', { $passphrase: 1 }, 'correct horse', 'northbank', /passphrase is damaged/],
  [
    'one that only the keychain opens',
    { ...bothSealed, 'northbank/erp': 'c2VhbGVk' },
    'correct horse',
    'northbank',
    /the ERP is sealed by the keychain.*--secrets-from-stdin/,
  ],
  [
    'one that was moved',
    { ...bothSealed, 'northbank/dotdigital': bothSealed['northbank/erp'] },
    'correct horse',
    'northbank',
    /Dotdigital cannot be opened/,
  ],
])('%s is told in words', async (_what, content, line, slug, sentence) => {
  expect(await byPassphrase(content, line, slug)).toMatchObject(refusal(sentence));
});

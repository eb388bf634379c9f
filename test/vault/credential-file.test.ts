import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  boxIn,
  type CredentialRef,
  changedFile,
  chosenIn,
  credentialOf,
  openCredential,
  recordIn,
  recordsIn,
  sealCredential,
  textOf,
} from '../../electron/vault/credential-file.ts';
import { createBox } from '../../electron/vault/passphrase-box.ts';

const key = randomBytes(32);
const ref: CredentialRef = { workspace: 'northbank', system: 'erp', slot: 'current' };
const next: CredentialRef = { ...ref, slot: 'next' };
const credential = { user: 'apiuser', secret: 'hunter22' };
const record = { by: 'passphrase', sealed: 'c2VhbGVk', expiresAt: 5 } as const;

test('a sealed credential opens for its place, and cannot be moved to another', () => {
  const sealed = sealCredential(key, ref, credential);
  expect(sealed).not.toContain('hunter22');
  expect(openCredential(key, ref, sealed)).toEqual(credential);
  const places: readonly CredentialRef[] = [next, { ...ref, system: 'dotdigital' }, { ...ref, workspace: 'other' }];
  expect(places.map((place) => openCredential(key, place, sealed))).toEqual([null, null, null]);
  expect(openCredential(randomBytes(32), ref, sealed)).toBeNull();
});

test('a text for the keychain names its place too; one of an earlier version names none and opens', () => {
  expect(credentialOf(ref, textOf(ref, credential))).toEqual(credential);
  expect(credentialOf(next, textOf(ref, credential))).toBeNull();
  expect(credentialOf(ref, JSON.stringify(credential))).toEqual(credential);
  expect(['', '7', '{"user":"a"}'].map((text) => credentialOf(ref, text))).toEqual([null, null, null]);
});

test('the file of an earlier version is read: its texts are current, by the keychain, without expiry', () => {
  const file = { 'northbank/erp': 'c2VhbGVk', 'northbank/dotdigital': 'bW9yZQ==' };
  expect(recordIn(file, ref)).toEqual({ by: 'keychain', sealed: 'c2VhbGVk', expiresAt: null });
  expect(recordIn(file, next)).toBeNull();
  expect(recordsIn(file).map((kept) => kept.ref)).toEqual([ref, { ...ref, system: 'dotdigital' }]);
  expect([boxIn(file), chosenIn(file)]).toEqual([null, null]);
});

test('a change keeps everything else, also what is not understood', async () => {
  const { box } = await createBox('correct horse', { n: 2 ** 14, r: 1, p: 1 });
  const before = { 'northbank/erp': 'c2VhbGVk', later: { a: 1 } };
  const after = changedFile(before, { box, chosen: 'passphrase', records: [{ ref: next, record }] });
  expect(after).toMatchObject(before);
  expect([boxIn(after), chosenIn(after), recordIn(after, next)]).toEqual([box, 'passphrase', record]);
  expect(changedFile(after, { box: null, records: [{ ref: next, record: null }] })).toEqual({
    ...before,
    $sealing: 'passphrase',
  });
});

test('what was damaged is told as damaged, not as missing', () => {
  const file = { $passphrase: { v: 1 }, $sealing: 'wax', 'northbank/erp': 7, 'northbank/erp/next': { by: 'me' } };
  expect([boxIn(file), chosenIn(file)]).toEqual(['damaged', null]);
  expect(recordsIn(file).map((kept) => [kept.ref, openCredential(key, kept.ref, kept.record.sealed)])).toEqual([
    [ref, null],
    [next, null],
  ]);
});

test('names that are no credential are none', () => {
  const names = ['erp', '/erp', 'a/erp/old', 'a/b/erp', 'A/erp', 'a/other', '__proto__', '$passphrase'];
  expect(recordsIn(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
  expect(recordIn({}, { ...ref, workspace: 'constructor' })).toBeNull();
});

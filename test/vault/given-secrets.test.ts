import { expect, test } from 'vitest';
import { changedFile, sealCredential } from '../../electron/vault/credential-file.ts';
import { secretsByPassphrase, secretsOfLine } from '../../electron/vault/given-secrets.ts';
import { createBox } from '../../electron/vault/passphrase-box.ts';

const { box, key } = await createBox('Schlüssel 12', { n: 2 ** 14, r: 1, p: 1 });
const credential = { user: 'apiuser', secret: 'hunter22' };

test('a line with a word that is not known is refused, one with a system left out is not', () => {
  expect(secretsOfLine(JSON.stringify({ dotdigital: credential }))).toEqual({
    secrets: { erp: null, dotdigital: credential },
  });
  expect(secretsOfLine(JSON.stringify({ dotdigital: { ...credential, password: 'x' } }))).toHaveProperty('sentence');
});

test('only the current credential counts, not the one that waits', async () => {
  const next = { workspace: 'northbank', system: 'erp', slot: 'next' } as const;
  const record = { by: 'passphrase', sealed: sealCredential(key, next, credential), expiresAt: null } as const;
  const file = changedFile({}, { box, records: [{ ref: next, record }] });
  expect(await secretsByPassphrase(file, 'northbank', 'Schlu\u0308ssel 12')).toEqual({
    sentence: 'No credentials are kept for the workspace northbank.',
  });
});

test('the key of a desk comes along where it opens, and hinders nothing where it does not', async () => {
  const erp = { workspace: 'northbank', system: 'erp', slot: 'current' } as const;
  const desk = { ...erp, system: 'desk' } as const;
  const record = (sealed: string) => ({ by: 'passphrase', sealed, expiresAt: null }) as const;
  const sealed = { ref: erp, record: record(sealCredential(key, erp, credential)) };
  const own = { ref: desk, record: record(sealCredential(key, desk, { user: '', secret: 'keys' })) };
  const given = (records: Parameters<typeof changedFile>[1]['records'] & object) =>
    secretsByPassphrase(changedFile({}, { box, records }), 'northbank', 'Schlüssel 12');
  const both = { erp: credential, dotdigital: null };
  expect(await given([sealed, own])).toEqual({ secrets: { ...both, desk: { user: '', secret: 'keys' } } });
  expect(await given([sealed, { ref: desk, record: sealed.record }])).toEqual({ secrets: both });
});

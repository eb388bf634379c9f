import { expect, test } from 'vitest';
import type { Place } from '../../../electron/main/vault/vault-state.ts';
import type { CredentialState } from '../../../electron/main/vault/vault-status.ts';
import { deskOf, makeDeskKey } from '../../../electron/main/workspaces/desk-key.ts';
import { deskKeysOf } from '../../../electron/vault/desk/keys.ts';
import { ok } from '../../../shared/result.ts';

const vault = (kept: CredentialState['kept'], place: Place = 'keychain') => {
  const saved: string[] = [];
  return {
    saved,
    place: async () => place,
    status: async () => ({ kept, expiresAt: null }),
    save: async (_ref: unknown, { secret }: { readonly secret: string }) => {
      saved.push(secret);
      return ok(place);
    },
  };
};
const made = async (keeper: ReturnType<typeof vault>, replace = false) => {
  const result = await makeDeskKey(keeper, deskOf('our-shop'), replace);
  return result.ok ? 'made' : `${result.error.code}: ${result.error.sentence}`;
};

test('a key is made once, and kept as keys', async () => {
  const keeper = vault('none');
  expect(await made(keeper)).toBe('made');
  expect(deskKeysOf(keeper.saved[0] ?? '')).not.toBeNull();
  expect(await made(vault('keychain'))).toMatch(/has its key already/);
  expect(await made(vault('passphrase'), true)).toMatch(/has its key already/);
});

test('a locked key is never overwritten, one that opens never again only when asked', async () => {
  expect(await made(vault('locked'), true)).toMatch(/^secret.unavailable: .* is locked/);
  expect(await made(vault('unreadable'))).toMatch(/^secret.unreadable: .* cannot be opened any more/);
  expect(await made(vault('unreadable'), true)).toBe('made');
});

test('no key is made that would be gone when Concord ends', async () => {
  const keeper = vault('none', 'session-only');
  expect(await made(keeper)).toMatch(/Choose a passphrase/);
  expect(keeper.saved).toEqual([]);
});

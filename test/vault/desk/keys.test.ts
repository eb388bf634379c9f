import { expect, test } from 'vitest';
import { deskKeysOf, fingerprintOf, makeDeskSecret, publicOf } from '../../../electron/vault/desk/keys.ts';

const made = () => {
  const secret = makeDeskSecret();
  const keys = deskKeysOf(secret);
  if (keys === null) throw new Error('the keys that were made cannot be read');
  return { secret, keys };
};

test('the keys that are kept are the keys that were made', () => {
  const { secret, keys } = made();
  expect(publicOf(keys)).toEqual(publicOf(deskKeysOf(secret) ?? keys));
  expect(publicOf(made().keys)).not.toEqual(publicOf(keys));
});

test('a fingerprint is six groups of four signs that cannot be mistaken, and both keys decide it', () => {
  const [one, other] = [publicOf(made().keys), publicOf(made().keys)];
  expect(fingerprintOf(one)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  const mixed = [fingerprintOf({ ...one, seal: other.seal }), fingerprintOf({ ...one, sign: other.sign })];
  expect(new Set([fingerprintOf(one), fingerprintOf(other), ...mixed]).size).toBe(4);
});

test('the fingerprint of given keys stays what it is', () => {
  expect(fingerprintOf({ sign: 'A'.repeat(43), seal: 'B'.repeat(43) })).toBe('PS11-ZKMQ-F0Y2-1FV1-GFP9-T9VC');
});

test('the public halves tell nothing of the private ones', () => {
  const { secret, keys } = made();
  const { sign, seal } = JSON.parse(secret) as Record<'sign' | 'seal', { readonly d: string }>;
  const open = JSON.stringify(publicOf(keys)) + fingerprintOf(publicOf(keys));
  expect(open).not.toContain(sign.d);
  expect(open).not.toContain(seal.d);
});

test.each(['', 'secret', '{}', '{"v":2}', JSON.stringify({ v: 1, sign: {}, seal: {} })])(
  'what is no key is none: %s',
  (text) => {
    expect(deskKeysOf(text)).toBeNull();
  },
);

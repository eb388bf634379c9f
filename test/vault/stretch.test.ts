import { expect, test } from 'vitest';
import { newStretch, standardCost, stretched, stretchSchema } from '../../electron/vault/stretch.ts';

const cheap = { n: 2 ** 14, r: 1, p: 1 };

test('the same text and salt give the same key, another text or salt another', async () => {
  const stretch = newStretch(cheap);
  const key = await stretched('a passphrase', stretch);
  expect(key).toHaveLength(32);
  expect(await stretched('a passphrase', stretch)).toEqual(key);
  expect(await stretched('A passphrase', stretch)).not.toEqual(key);
  expect(await stretched('a passphrase', newStretch(cheap))).not.toEqual(key);
});

test('it is scrypt with these parameters: a vector made with the openssl program', async () => {
  const salt = Buffer.from('sixteen bytes!!!').toString('base64');
  const key = await stretched('pleaseletmein', { name: 'scrypt', ...cheap, salt });
  expect(key.toString('hex')).toBe('f3f8cbd50465f05a7c5370a4f28dffdff7cd6626dbb2e9f8977966e8f4877dc8');
});

test('the cost of every day is within what is read back, and computes', async () => {
  const stretch = newStretch(standardCost);
  expect(stretchSchema.parse(JSON.parse(JSON.stringify(stretch)))).toEqual(stretch);
  expect(stretch).toMatchObject({ n: 131_072, r: 8, p: 1 });
  expect(await stretched('a passphrase', stretch)).toHaveLength(32);
});

test.each([
  ['few rounds', { n: 2 ** 13 }],
  ['rounds that are no power of two', { n: 2 ** 17 + 1 }],
  ['rounds without end', { n: 2 ** 21 }],
  ['more memory than a computer can spare', { n: 2 ** 20, r: 16 }],
  ['blocks of nothing', { r: 0 }],
  ['huge blocks', { r: 17 }],
  ['many lanes', { p: 5 }],
  ['half a lane', { p: 0.5 }],
  ['a short salt', { salt: 'AAAA' }],
  ['no text as a salt', { salt: 7 }],
  ['another function', { name: 'pbkdf2' }],
  ['a word more', { more: 1 }],
])('stored parameters with %s are refused', (_what, change) => {
  expect(stretchSchema.safeParse({ ...newStretch(standardCost), ...change }).success).toBe(false);
});

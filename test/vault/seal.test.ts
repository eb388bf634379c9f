import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyBytes, seal, unseal } from '../../electron/vault/seal.ts';

const key = randomBytes(keyBytes);
const clear = Buffer.from('hunter22');

test('what was sealed opens with its key at its place, and is sealed differently each time', () => {
  const [one, other] = [seal(key, clear, 'a/erp'), seal(key, clear, 'a/erp')];
  expect([unseal(key, one, 'a/erp'), unseal(key, other, 'a/erp')]).toEqual([clear, clear]);
  expect(one).not.toBe(other);
});

test('nothing opens with another key or at another place', () => {
  const sealed = seal(key, clear, 'a/erp');
  expect([unseal(randomBytes(keyBytes), sealed, 'a/erp'), unseal(key, sealed, 'b/erp')]).toEqual([null, null]);
});

test('one changed bit anywhere, and nothing opens', () => {
  const bytes = Buffer.from(seal(key, clear, 'a/erp'), 'base64');
  const opened = [...bytes.keys()].map((at) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return unseal(key, changed.toString('base64'), 'a/erp');
  });
  expect(opened).toHaveLength(12 + 8 + 16);
  expect(opened.every((result) => result === null)).toBe(true);
});

test.each(['', 'AAAA', 'no base64 !', Buffer.alloc(28).toString('base64')])('%j opens not', (sealed) => {
  expect(unseal(key, sealed, 'a/erp')).toBeNull();
});

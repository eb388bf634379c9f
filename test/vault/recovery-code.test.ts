import { expect, test } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '../../electron/vault/recovery-code.ts';

const codes = Array.from({ length: 200 }, newRecoveryCode);

test('a code is 26 signs and a check in groups of five and four, without I, L, O and U', () => {
  for (const code of codes)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(200);
});

test('every sign of the alphabet comes up', () => {
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
});

test('a code is read as it was printed, and as people type it', () => {
  for (const code of codes) {
    const plain = code.replaceAll('-', '');
    const typed = plain.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readRecoveryCode(code)).toBe(plain.slice(0, 26));
    expect(readRecoveryCode(` ${typed.slice(0, 9)} ${typed.slice(9)}\n`)).toBe(plain.slice(0, 26));
  }
});

test('one wrong sign is noticed wherever it is, and so are two neighbours that changed places', () => {
  const plain = (codes[0] ?? '').replaceAll('-', '');
  const next = (sign: string): string => (sign === '7' ? '8' : '7');
  for (let at = 0; at < plain.length; at += 1) {
    expect(readRecoveryCode(plain.slice(0, at) + next(plain.charAt(at)) + plain.slice(at + 1))).toBeNull();
    if (at === 0 || plain.charAt(at) === plain.charAt(at - 1)) continue;
    const swapped = plain.slice(0, at - 1) + plain.charAt(at) + plain.charAt(at - 1) + plain.slice(at + 1);
    expect(readRecoveryCode(swapped)).toBeNull();
  }
});

test.each(['', '7', 'ÄÖÜ', 'U'.repeat(27), '0'.repeat(26), '0'.repeat(28)])('%j is no code', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});

test('a known code has the known check', () => {
  // 31 in the last place is 31 modulo 37: the sign Z.
  expect(readRecoveryCode(`${'0'.repeat(25)}ZZ`)).toBe(`${'0'.repeat(25)}Z`);
  expect(readRecoveryCode(`${'0'.repeat(25)}ZY`)).toBeNull();
});

import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, so that a printed code is read without doubt. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signs = 26;
const groups = /^(.{5})(.{5})(.{5})(.{4})(.{4})(.{4})$/;

/** Crockford's check: the number modulo 37; a prime, so that no single wrong sign and no swapped pair passes. */
const checkOf = (code: string): number => [...code].reduce((sum, sign) => (sum * 32 + alphabet.indexOf(sign)) % 37, 0);

/**
 * A new code: 26 random signs (130 bit) and a check sign, in groups, to be printed. Codes whose check would be one of
 * the five signs outside the alphabet are drawn again, which costs a fifth of a bit.
 */
export const newRecoveryCode = (): string => {
  for (;;) {
    const code = [...randomBytes(signs)].map((byte) => alphabet.charAt(byte % 32)).join('');
    const check = alphabet.charAt(checkOf(code));
    if (check !== '') return (groups.exec(code + check) ?? []).slice(1).join('-');
  }
};

/** The 26 signs of a code as somebody typed it; null when it is no code or has a slip of the pen. */
export const readRecoveryCode = (typed: string): string | null => {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== signs + 1 || [...plain].some((sign) => !alphabet.includes(sign))) return null;
  const code = plain.slice(0, signs);
  return alphabet.indexOf(plain.slice(signs)) === checkOf(code) ? code : null;
};

import type { Canonical } from './canonical-value.ts';

/** A plain decimal without needless zeros. Group signs and letters are refused: Dotdigital would misread them. */
export const canonicalNumber = (text: string): Canonical => {
  const parts = /^([+-]?)0*(\d+)(?:\.(\d*))?$/.exec(text);
  if (parts === null) return { ok: false, problem: 'number-unreadable' };
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const plain = fraction === '' ? (parts[2] ?? '0') : `${parts[2]}.${fraction}`;
  return { ok: true, value: parts[1] === '-' && plain !== '0' ? `-${plain}` : plain };
};

import type { Canonical } from './canonical-value.ts';
import { upperText } from './text.ts';

/** Shapes of postcodes without white space, in upper case. Countries that are not named are not checked. */
const shapes: Readonly<Record<string, RegExp>> = {
  GB: /^(?:GIR0AA|BFPO\d{1,4}|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRV-Y]?)\d[ABD-HJLNP-UW-Z]{2})$/,
  IE: /^(?:[AC-FHKNPRTV-Y]\d[\dW])[0-9AC-FHKNPRTV-Y]{4}$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  IT: /^\d{5}$/,
  ES: /^(?:0[1-9]|[1-4]\d|5[0-2])\d{3}$/,
  FI: /^\d{5}$/,
  SE: /^\d{5}$/,
  NL: /^[1-9]\d{3}[A-Z]{2}$/,
  PL: /^\d{2}-?\d{3}$/,
  PT: /^\d{4}-?\d{3}$/,
  BE: /^[1-9]\d{3}$/,
  AT: /^[1-9]\d{3}$/,
  CH: /^[1-9]\d{3}$/,
  DK: /^\d{4}$/,
  NO: /^\d{4}$/,
};

/** Upper case without white space; refused where it is none of its country. */
export const canonicalPostcode = (text: string, country: string): Canonical => {
  const code = upperText(text.replace(/\s/gu, ''));
  const shape = shapes[country];
  if (shape !== undefined && !shape.test(code)) return { ok: false, problem: 'postcode-pattern' };
  return { ok: true, value: country === 'PL' || country === 'PT' ? code.replace('-', '') : code };
};

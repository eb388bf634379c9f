import { asciiDomain } from './ascii-domain.ts';
import type { Canonical } from './canonical-value.ts';

/** Mistyped domains that belong to somebody else or to nobody; reviewed by hand, never guessed by distance. */
export const typoDomains: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gmaill.com': 'gmail.com',
  'googlemial.com': 'googlemail.com',
  'hotnail.com': 'hotmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'yahoo.con': 'yahoo.com',
  'outlok.com': 'outlook.com',
  'outllok.com': 'outlook.com',
  'outlook.con': 'outlook.com',
  'iclod.com': 'icloud.com',
  'icloud.con': 'icloud.com',
};

const local = /^[^\p{C}\s@,;:<>()[\]\\"]+$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** Lower case, the domain in ASCII; refused where Dotdigital's import would answer invalidEmail (contract dotdigital 3.3), or a domain is a known typo. */
export const canonicalEmail = (text: string): Canonical => {
  const email = text.toLowerCase().normalize('NFC');
  if (!isEmailSyntax(email)) return { ok: false, problem: 'email-syntax' };
  const at = email.lastIndexOf('@');
  const domain = asciiDomain(email.slice(at + 1));
  return Object.hasOwn(typoDomains, domain)
    ? { ok: false, problem: 'email-domain-typo' }
    : { ok: true, value: `${email.slice(0, at)}@${domain}` };
};

/** One @, a plain local part without stray dots, a domain of labels with a top level of letters. */
const isEmailSyntax = (email: string): boolean => {
  const at = email.indexOf('@');
  if (at < 1 || at !== email.lastIndexOf('@') || email.length > 254) return false;
  const name = email.slice(0, at);
  if (name.length > 64 || !local.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..'))
    return false;
  const labels = email.slice(at + 1).split('.');
  const top = labels.at(-1) ?? '';
  return labels.length >= 2 && labels.every((part) => label.test(part)) && /^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(top);
};

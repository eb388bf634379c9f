import type { Random } from './random.ts';

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', Ł: 'l', ø: 'o', æ: 'ae', ı: 'i', đ: 'd' };

/** The name in the letters of an address: a to z and inner hyphens. */
const inAddressLetters = (name: string): string =>
  name
    .replace(/[ßłŁøæıđ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z-]/g, '')
    .replace(/^-+|-+$/g, '');

const localPart = (first: string, last: string, random: Random): string => {
  const initial = first.charAt(0);
  const kind = random.below(100);
  if (kind < 50) return `${first}.${last}`;
  if (kind < 65) return `${initial}.${last}`;
  if (kind < 78) return `${first}${last}`;
  if (kind < 88) return `${first}_${last}`;
  if (kind < 97) return `${last}.${first}`;
  return `${first}.${last}+shop`;
};

export type AddressBook = {
  /** An address nobody else has, at one of the domains. */
  readonly forPerson: (first: string, last: string, domains: readonly [string, ...string[]], random: Random) => string;
  /** As `forPerson`, always written first.last, so that there is a dot to get wrong. */
  readonly dotted: (first: string, last: string, domain: string) => string;
  readonly atDomain: (local: string, domain: string) => string;
};

/**
 * Gives out addresses; a mailbox that is taken gets a number. A drawn local part never ends in a digit, so that a numbered one can
 * never meet another that was drawn.
 */
export const createAddressBook = (): AddressBook => {
  const given = new Map<string, number>();
  const atDomain = (local: string, domain: string): string => {
    // What stands behind a plus reaches the same mailbox, which is one person's.
    const [box = '', ...tag] = local.split(/(?=\+)/);
    const key = `${box}@${domain}`;
    const times = (given.get(key) ?? 0) + 1;
    given.set(key, times);
    return `${box}${times === 1 ? '' : times}${tag.join('')}@${domain}`;
  };
  const letters = (name: string): string => inAddressLetters(name) || 'customer';
  return {
    atDomain,
    dotted: (first, last, domain) => atDomain(`${letters(first)}.${letters(last)}`, domain),
    forPerson: (first, last, domains, random) =>
      atDomain(localPart(letters(first), letters(last), random), random.pick(domains)),
  };
};

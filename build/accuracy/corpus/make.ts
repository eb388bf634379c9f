import type { Seeded } from '../../chaos/seeded.ts';
import { cities, firms, firstNames, lastNames, mailDomains, streetKinds, streets } from './pools.ts';
import { blank, type Row } from './row.ts';

/** Makes up what a record needs; each call draws anew. */
export type Maker = ReturnType<typeof makerOf>;

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** The first third of a pool is drawn half of the time. */
const skewed = (by: Seeded, pool: readonly string[]): string => {
  const third = Math.floor(pool.length / 3);
  return (by.chance(0.5) ? by.pick(pool.slice(0, third)) : by.pick(pool.slice(third))) ?? '';
};

export const makerOf = (by: Seeded) => {
  const digits = (length: number): string => Array.from({ length }, () => by.whole(0, 9)).join('');
  const letters = (length: number): string =>
    Array.from({ length }, () => by.pick([...'ABDEFGHJLNPQRSTUWXYZ']) ?? 'A').join('');
  const born = (from = 1935, to = 2006): string =>
    `${by.whole(from, to)}-${String(by.whole(1, 12)).padStart(2, '0')}-${String(by.whole(1, 28)).padStart(2, '0')}`;
  const phone = (): string => `07${by.whole(300, 999)} ${digits(6)}`;
  const home = (): Pick<Row, 'street' | 'city' | 'postcode'> => {
    const [city, area] = by.pick(cities) ?? ['Leeds', 'LS'];
    return {
      street: `${by.whole(1, 180)} ${by.pick(streets)} ${by.pick(streetKinds)}`,
      city,
      postcode: `${area}${by.whole(1, 29)} ${by.whole(1, 9)}${letters(2)}`,
    };
  };
  const email = (first: string, last: string): string => {
    const [one, other] = [ascii(first), ascii(last)];
    const local =
      by.pick([
        `${one}.${other}`,
        `${one}${other}`,
        `${one.charAt(0)}${other}`,
        `${one}${digits(2)}`,
        `${other}.${one.charAt(0)}`,
      ]) ?? one;
    return `${local}${by.chance(0.6) ? digits(by.whole(1, 3)) : ''}@${by.pick(mailDomains)}`;
  };
  const order = (): string => `SO-${digits(6)}`;
  const person = (): Row => {
    const [first, last] = [skewed(by, firstNames), skewed(by, lastNames)];
    return {
      ...blank,
      first,
      last,
      born: by.chance(0.8) ? born() : null,
      email: email(first, last),
      phone: by.chance(0.75) ? phone() : null,
      ...home(),
      orders: by.chance(0.5) ? Array.from({ length: by.whole(1, 4) }, order) : [],
    };
  };
  /** Somebody of the same home: mostly of the same surname, sometimes on the same email or phone. */
  const housemate = (row: Row): Row => {
    let other = person();
    while (other.first === row.first) other = person();
    return {
      ...other,
      last: by.chance(0.8) ? row.last : other.last,
      email: by.chance(0.2) ? row.email : other.email,
      phone: by.chance(0.3) ? row.phone : other.phone,
      street: row.street,
      city: row.city,
      postcode: row.postcode,
    };
  };
  return {
    by,
    housemate,
    digits,
    letters,
    born,
    phone,
    home,
    email,
    order,
    person,
    firm: () => by.pick(firms) ?? '',
    firstName: () => skewed(by, firstNames),
    lastName: () => skewed(by, lastNames),
  };
};

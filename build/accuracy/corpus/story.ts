import { blank, type Row } from './row.ts';

/** Two records as people really wrote them, and whether they are one person. Written by hand, each with its story. */
export type Story = { readonly story: string; readonly one: Row; readonly other: Row; readonly isSame: boolean };

/** A record written in one line: names, birth date, email, phone, place. */
export const record = (
  first: string | null,
  last: string | null,
  born: string | null,
  email: string | null,
  phone: string | null,
  place: readonly [street: string | null, city: string | null, postcode: string | null] = [null, null, null],
  more: Partial<Row> = {},
): Row => ({
  ...blank,
  first,
  last,
  born,
  email,
  phone,
  street: place[0],
  city: place[1],
  postcode: place[2],
  ...more,
});

export const mill = ['14 Mill Lane', 'Leeds', 'LS8 2QN'] as const;
export const park = ['Flat 3, 88 Park Road', 'York', 'YO10 4DR'] as const;

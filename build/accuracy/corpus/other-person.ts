import type { Maker } from './make.ts';
import { blank, type Row } from './row.ts';

/** Two people who look like one: the second is made from the first, and nothing may link them. */
export type OtherFault = { readonly kind: string; readonly besides: (row: Row, make: Maker) => readonly [Row, Row] };

const year = (row: Row): number => Number((row.born ?? '1970').slice(0, 4));

/** Another first name, for certain. */
const otherFirst = (row: Row, make: Maker): string => {
  for (;;) {
    const first = make.firstName();
    if (first.charAt(0) !== (row.first ?? '').charAt(0)) return first;
  }
};

const withBirth = (row: Row, make: Maker): Row => ({ ...row, born: row.born ?? make.born() });

export const otherFaults: readonly OtherFault[] = [
  {
    kind: 'couple on one email',
    besides: (row, make) => [
      withBirth(row, make),
      { ...row, first: otherFirst(row, make), born: make.born(year(row) - 6, year(row) + 6), orders: [make.order()] },
    ],
  },
  {
    kind: 'child on the phone of a parent',
    besides: (row, make) => [
      withBirth(row, make),
      {
        ...row,
        first: otherFirst(row, make),
        email: make.email('kid', 'of'),
        born: make.born(year(row) + 22, year(row) + 38),
        orders: [],
      },
    ],
  },
  {
    kind: 'twins',
    besides: (row, make) => {
      const one = withBirth(row, make);
      return [
        one,
        { ...one, first: otherFirst(row, make), email: make.email('twin', 'b'), phone: make.phone(), orders: [] },
      ];
    },
  },
  {
    kind: 'father and son of one name',
    besides: (row, make) => {
      const one = withBirth(row, make);
      return [
        one,
        {
          ...one,
          born: make.born(year(one) + 24, year(one) + 36),
          email: make.email('junior', 'x'),
          phone: make.phone(),
          orders: [],
        },
      ];
    },
  },
  {
    kind: "colleagues on the office's mailbox",
    besides: (row, make) => {
      const office = {
        email: `info@office${make.digits(3)}.example`,
        phone: make.phone(),
        firm: make.firm(),
        ...make.home(),
      };
      return [
        { ...row, ...office },
        { ...blank, ...office, first: otherFirst(row, make), last: make.lastName() },
      ];
    },
  },
  {
    kind: 'phone number given to somebody else',
    besides: (row, make) => {
      const phone = row.phone ?? make.phone();
      return [
        { ...row, phone },
        { ...make.person(), first: otherFirst(row, make), phone },
      ];
    },
  },
  {
    kind: 'email given to somebody else',
    besides: (row, make) => [
      withBirth(row, make),
      { ...make.person(), first: otherFirst(row, make), born: make.born(), email: row.email },
    ],
  },
  {
    kind: 'namesakes in one city',
    besides: (row, make) => [
      withBirth(row, make),
      { ...make.person(), first: row.first, last: row.last, city: row.city, born: make.born() },
    ],
  },
  {
    kind: 'shared flat',
    besides: (row, make) => [
      row,
      { ...make.person(), first: otherFirst(row, make), street: row.street, city: row.city, postcode: row.postcode },
    ],
  },
  {
    kind: 'neighbours of one surname',
    besides: (row, make) => [
      withBirth(row, make),
      {
        ...make.person(),
        born: make.born(),
        first: otherFirst(row, make),
        last: row.last,
        street: on(row.street),
        city: row.city,
        postcode: row.postcode,
      },
    ],
  },
  {
    kind: 'mother and daughter-in-law on one email',
    besides: (row, make) => [
      withBirth(row, make),
      {
        ...row,
        first: otherFirst(row, make),
        born: make.born(year(row) + 20, year(row) + 35),
        phone: make.phone(),
        orders: [],
      },
    ],
  },
];

const on = (street: string | null): string | null =>
  street?.replace(/^\d+/, (number) => String(Number(number) + 2)) ?? null;

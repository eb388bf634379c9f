import type { Maker } from './make.ts';
import type { OtherFault } from './other-person.ts';
import type { Row } from './row.ts';

/** Two records of one person whom the orders give away. */
type SameByOrders = { readonly kind: string; readonly both: (row: Row, make: Maker) => readonly [Row, Row] };

const buying = (row: Row, make: Maker): Row => ({ ...row, orders: [make.order(), make.order(), make.order()] });

/** As an account often has somebody: a name, a new mailbox, a new phone, and no address. */
const newlyReached = (row: Row, make: Maker): Row => ({
  ...row,
  ...nowhere,
  email: make.email(`now${make.digits(4)}`, 'x'),
  phone: make.phone(),
});
const nowhere = { born: null, street: null, city: null, postcode: null } as const;

export const sameByOrders: readonly SameByOrders[] = [
  {
    kind: 'a new mailbox and a new phone, but the name and an order',
    both: (row, make) => {
      const one = buying(row, make);
      return [one, { ...newlyReached(one, make), orders: one.orders.slice(0, 1) }];
    },
  },
  {
    kind: 'a new mailbox, but an initial, the surname and two orders',
    both: (row, make) => {
      const one = buying(row, make);
      const first = one.first?.slice(0, 1) ?? null;
      return [one, { ...newlyReached(one, make), first, phone: null, orders: [...one.orders.slice(1), make.order()] }];
    },
  },
  {
    kind: 'a surname after marriage and a new mailbox, but the phone and an order',
    both: (row, make) => {
      const one = { ...buying(row, make), phone: row.phone ?? make.phone() };
      return [one, { ...newlyReached(one, make), last: make.lastName(), phone: one.phone, orders: one.orders }];
    },
  },
];

const otherFirst = (row: Row, make: Maker): string => {
  for (;;) {
    const first = make.firstName();
    if (first.charAt(0) !== (row.first ?? '').charAt(0)) return first;
  }
};

export const otherByOrders: readonly OtherFault[] = [
  {
    kind: 'an order that hangs on the wrong contact',
    besides: (row, make) => {
      const one = buying(row, make);
      const other = { ...make.person(), first: otherFirst(row, make) };
      return [one, { ...other, orders: [...other.orders, ...one.orders.slice(0, 1)] }];
    },
  },
  {
    kind: 'an order taken for somebody of the same name',
    besides: (row, make) => {
      const one = { ...buying(row, make), born: row.born ?? make.born() };
      const { first, last, city, orders } = one;
      return [one, { ...make.person(), first, last, city, born: make.born(), orders: orders.slice(0, 1) }];
    },
  },
  {
    kind: 'an order of one at home on the contact of another',
    besides: (row, make) => {
      const one = buying(row, make);
      const other = { ...make.housemate(row), first: otherFirst(row, make), last: row.last };
      return [one, { ...other, orders: [...other.orders, ...one.orders.slice(0, 2)] }];
    },
  },
  {
    kind: 'namesakes in one city who buy apart',
    besides: (row, make) => {
      const one = buying(row, make);
      const { first, last, city } = one;
      return [one, { ...buying(make.person(), make), first, last, city, born: make.born() }];
    },
  },
];

import type { Period, Person } from './person.ts';

type Order = { readonly reference: string; readonly orderedAt: string | null };

/** What a person's orders tell linkage. `orderedAt` is an instant, RFC 3339; one that cannot be read is no day. */
export const personOfOrders = (orders: readonly Order[]): Pick<Person, 'orders' | 'ordered'> => {
  const days = orders.flatMap(({ orderedAt }) => dayOf(orderedAt));
  return {
    orders: orders.map(({ reference }) => reference),
    ordered: days.length === 0 ? null : ({ from: Math.min(...days), upTo: Math.max(...days) } satisfies Period),
  };
};

const dayOf = (orderedAt: string | null): readonly number[] => {
  const at = orderedAt === null ? Number.NaN : Date.parse(orderedAt);
  return Number.isNaN(at) ? [] : [Math.floor(at / 86_400_000)];
};

import type { Stores } from '../store/stores.ts';

/**
 * By match key, the keys on which what is found about it rests too: of customers who share an address with its customers, and of
 * records that may be one person with one of its own. A key that shares with none is left out.
 */
export const sharersOf = (
  { mirror, doubles }: Stores,
  matchKeys: readonly string[],
): ReadonlyMap<string, readonly string[]> => {
  const partners = doubles.partnersIn(matchKeys);
  const sharers = mirror.sharersIn(matchKeys);
  if (partners.size === 0) return sharers;
  const all = new Map(sharers);
  for (const [key, others] of partners) all.set(key, [...new Set([...(all.get(key) ?? []), ...others])]);
  return all;
};

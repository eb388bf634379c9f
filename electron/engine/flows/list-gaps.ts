import { listStandings } from '../domain/lists/standing.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';

/** The lists that a customer belongs in by the mapping in force and whose contact, as it is mirrored, is in none of them. */
export const missingLists = ({ stores, clock }: FlowDeps, matchKey: string): readonly number[] => {
  const { mirror, mappings } = stores;
  const { document } = mappings.inForce();
  if (document.lists.length === 0) return [];
  const [customer] = mirror.customerKeysOf(matchKey).map(({ rid }) => mirror.customer(rid));
  const contact = mirror
    .contactKeysOf(matchKey)
    .filter(({ method }) => method !== null)
    .map(({ rid }) => mirror.contact(rid))[0];
  if (customer == null || contact == null) return [];
  return listStandings(customer.values, contact, todayOf(clock), document).flatMap(({ id, gap }) =>
    gap === 'add' ? [id] : [],
  );
};

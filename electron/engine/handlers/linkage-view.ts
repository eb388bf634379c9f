import { type LinkageView, waterfallSchema } from '../../../shared/domain/linkage.ts';
import { thresholds } from '../domain/match/linkage/thresholds.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { PairAnswer } from '../store/identity-store.ts';
import type { Stores } from '../store/stores.ts';

/**
 * What linkage and people say of the customer of a case: its link where that rests on evidence, the contacts that may be
 * theirs, those that a person ruled out. Null where there is nothing to tell.
 */
export const linkageOf = (
  { identity, mirror }: Stores,
  { row, matchKey, customerRid }: StoredMismatch,
): LinkageView | null => {
  const customer = customerRid === null ? null : mirror.customer(customerRid);
  if (customer === null || customer.number !== matchKey) return null;
  const answers: readonly PairAnswer[] =
    row.kind === 'identity-ambiguous' ? ['possible', 'link'] : ['link', 'possible', 'ruled-out'];
  const pairs = identity.pairsOf(customer.rid, answers).flatMap(({ contactRid, answer, waterfall }) => {
    const contact = mirror.contact(contactRid);
    if (contact === null) return [];
    return [{ contactId: contact.contactId, answer, waterfall: waterfallSchema.parse(JSON.parse(waterfall)) }];
  });
  const ruledOut = identity
    .verdictsOf(customer.id)
    .flatMap(({ contactId, verdict, by, at }) => (verdict === 'different' ? [{ contactId, by, at }] : []));
  return pairs.length + ruledOut.length === 0
    ? null
    : { customerId: customer.id, certainFrom: thresholds.certain, pairs, ruledOut };
};

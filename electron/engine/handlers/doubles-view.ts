import { type DoublesView, waterfallSchema } from '../../../shared/domain/linkage.ts';
import { thresholds } from '../domain/match/linkage/thresholds.ts';
import { type Doubled, recordsOf } from '../flows/two-records.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { Stores } from '../store/stores.ts';

/**
 * What linkage and people say of other records of a case's side: for a duplicate those that are shown as the same person's, and
 * for every case those that somebody said are somebody else's. Empty where there is nothing to tell.
 */
export const doublesOf = (stores: Stores, mismatch: StoredMismatch): readonly DoublesView[] =>
  recordsOf({ stores }, mismatch)
    .map((record) => viewOf(stores, mismatch, record))
    .filter(({ pairs, apart }) => pairs.length + apart.length > 0);

const sideOf = { 'duplicate-customer': 'erp', 'duplicate-contact': 'dotdigital' } as const;

const viewOf = (stores: Stores, { row: { kind }, ...mismatch }: StoredMismatch, { side, id }: Doubled): DoublesView => {
  const rid = side === 'erp' ? mismatch.customerRid : mismatch.contactRid;
  const isShown = (kind === 'duplicate-customer' || kind === 'duplicate-contact') && sideOf[kind] === side;
  const stored = rid === null || !isShown ? [] : stores.doubles.pairsOf(side, rid);
  const pairs = stored.flatMap(({ other, answer, waterfall }) => {
    const named = nameOf(stores, side, other);
    return named === null || answer !== 'same'
      ? []
      : [{ ...named, waterfall: waterfallSchema.parse(JSON.parse(waterfall)) }];
  });
  const apart = stores.doubles.apartOf(side, id).map(({ other, by, at }) => ({
    otherId: other,
    title: side === 'erp' ? (stores.mirror.customerById(other)?.number ?? other) : other,
    by,
    at,
  }));
  return { side, shownFrom: thresholds.double, pairs, apart };
};

const nameOf = ({ mirror }: Stores, side: Doubled['side'], rid: number) => {
  if (side === 'erp') {
    const customer = mirror.customer(rid);
    return customer === null ? null : { otherId: customer.id, title: customer.number };
  }
  const contact = mirror.contact(rid);
  return contact === null ? null : { otherId: String(contact.contactId), title: String(contact.contactId) };
};

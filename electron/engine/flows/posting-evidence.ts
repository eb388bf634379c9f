import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { PostingEvidence } from '../../../shared/domain/posting-evidence.ts';
import { periodOf } from '../domain/posting/judge.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { PersonRef } from '../store/change-stores.ts';
import type { Stores } from '../store/stores.ts';
import { createPostingLook, type LookedAt } from './look-at-posting.ts';

/** What the mirror says now about a marketing order; without `posting` where the ERP has it by now, or the record is gone. */
export const evidenceOfPosting = (stores: Stores, mismatch: StoredMismatch, today: string): Evidence => {
  const looked = createPostingLook(stores, Date.parse(`${today}T12:00:00Z`))(mismatch.matchKey);
  return {
    v: 1,
    kind: mismatch.row.kind,
    fields: [],
    problems: [],
    linkedBy: null,
    customer: null,
    contact: null,
    ...(looked === null ? {} : { posting: shownPosting(looked) }),
  };
};

/** A marketing order as it is shown, and hashed. */
export const shownPosting = ({ row, posting, waits, offer }: LookedAt): PostingEvidence => {
  const { order, buyer, saleDate, periods } = posting;
  const { source, status, orderedAt, currency, total, tax, delivery, discount, lines } = order;
  const period = saleDate === null ? null : periodOf(periods, saleDate);
  return {
    key: row.key,
    recordHash: row.hash,
    contactId: row.contact?.id ?? null,
    ...{ source, status, orderedAt, currency, total, tax, delivery, discount, lines },
    customer: buyer.by === 'nothing' ? null : { id: buyer.id, number: buyer.number, by: buyer.by },
    saleDate,
    period: period === null ? null : { name: period.name, ar: period.ar },
    waits,
    ...offer,
  };
};

/** Whose order it is: what is stored about it is sealed under their keys. */
export const personOfPosting = ({ posting }: Evidence): PersonRef | null => {
  const customerId = posting?.customer?.id ?? null;
  const contactId = posting?.contactId ?? null;
  return customerId === null && contactId === null ? null : { customerId, contactId };
};

import type { System } from '../../../shared/domain/change.ts';

/** `link`: certain, and linked by it; `possible`: for a person to decide; `ruled-out`: a person said that they are two. */
export type PairAnswer = 'link' | 'possible' | 'ruled-out';

/** Two records as linkage answered them. `waterfall` are its reasons as JSON; they hold words and
 *  numbers of orders, never values of a person. */
export type IdentityPair = {
  readonly customerRid: number;
  readonly contactRid: number;
  readonly answer: PairAnswer;
  /** Bits: 10 are a thousand to one. */
  readonly weight: number;
  readonly waterfall: string;
};

/** An order under the name that both sides know it by. `orderedAt` is an instant, RFC 3339. */
export type KnownOrder = { readonly reference: string; readonly orderedAt: string | null };

export type Verdict = {
  readonly customerId: string;
  readonly contactId: number;
  readonly verdict: 'same' | 'different';
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly decisionId: string;
};

/** Who is the same person as whom, besides what number and email say. Must be written inside `atomically`. */
export interface IdentityStore {
  /** Takes down what number and email leave unlinked under these keys; answers whether it is other than before. */
  readonly noteLeft: (matchKeys: readonly string[]) => boolean;
  /** The same for a range of keys (after, upTo], of which nothing is taken down yet. */
  readonly noteLeftIn: (side: System, after: string, upTo: string) => void;
  /** Forgets so many of those that are left; answers how many it were. */
  readonly clearLeft: (limit: number) => number;
  /** A range of keys that holds the next `size` contacts behind a key; null when there are none. */
  readonly contactRange: (after: string, size: number) => string | null;
  /** Rows that are left, in the order of their rows behind one. */
  readonly leftAfter: (side: System, rid: number, limit: number) => readonly number[];
  readonly leftCount: (side: System) => number;
  /** The last orders of a customer or a contact that both sides have and that are somebody's on both, by the record's key. */
  readonly ordersOf: (side: System, rid: number) => readonly KnownOrder[];

  /** Pairs that are stored, by customer and contact. */
  readonly pairs: () => readonly Pick<IdentityPair, 'customerRid' | 'contactRid' | 'answer'>[];
  /** Stores a pair; the keys of both are marked and the contact is keyed anew where its answer is another. */
  readonly keepPair: (pair: IdentityPair) => void;
  readonly dropPair: (customerRid: number, contactRid: number) => void;
  /** Pairs of a customer with these answers, the likeliest first. */
  readonly pairsOf: (customerRid: number, answers: readonly PairAnswer[]) => readonly IdentityPair[];
  /** Whether a person still has to say whose contact this is. */
  readonly isCandidate: (contactRid: number) => boolean;

  readonly verdicts: () => readonly Verdict[];
  readonly verdictsOf: (customerId: string) => readonly Verdict[];
  /** Keeps what a person said; both records are looked at anew. */
  readonly say: (verdict: Verdict) => void;
  /** Takes it back; answers whether there was one. */
  readonly takeBack: (customerId: string, contactId: number) => Verdict | null;
}

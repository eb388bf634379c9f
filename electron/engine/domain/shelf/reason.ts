import { customerFact } from '../../../../shared/domain/mirror.ts';
import { type ShelfReason, shelfReasons } from '../../../../shared/domain/shelf.ts';
import { leftOutBecause, type Standing } from '../mapping/reach.ts';

/** What decides whether a customer has arrived. */
export type ShelfStanding = Standing & {
  /** The best of its contacts: one that is there, one in the bin or deleted, or none. */
  readonly contact: 'live' | 'removed' | 'none';
  /** Another record of the same person stands for it. */
  readonly isDuplicate: boolean;
};

/** Why a customer has not arrived, the first reason that holds; null where it has. */
export const shelfReasonOf = (standing: ShelfStanding): ShelfReason | null => {
  const leftOut = leftOutBecause(standing);
  if (leftOut !== null) return leftOut;
  if (standing.contact === 'live') return null;
  if (standing.isDuplicate) return 'duplicate';
  return standing.contact === 'removed' ? 'contact-removed' : 'waiting';
};

/** What else would keep it away: the reasons that hold behind the first, each found by taking those before it away. */
export const furtherReasons = (standing: ShelfStanding): readonly ShelfReason[] => {
  const found: ShelfReason[] = [];
  let rest = standing;
  for (;;) {
    const reason = shelfReasonOf(rest);
    if (reason === null || reason === 'duplicate' || reason === 'contact-removed' || reason === 'waiting') break;
    found.push(reason);
    rest = without(rest, reason);
  }
  return found.slice(1);
};

const without = (standing: ShelfStanding, reason: ShelfReason): ShelfStanding => {
  const { facts } = standing;
  switch (reason) {
    case 'inactive':
      return { ...standing, facts: facts | customerFact.active };
    case 'company':
      return { ...standing, facts: facts | customerFact.person };
    case 'test':
    case 'excepted':
      return { ...standing, facts: facts & ~customerFact.test };
    case 'opted-out':
      // Whether whoever opted out would be permitted otherwise, the record does not say.
      return { ...standing, facts: facts & ~customerFact.optedOut, isPermitted: true };
    // Whether an address that is not there could be read, and mailed, nobody knows.
    case 'no-email':
      return { ...standing, facts: facts | customerFact.hasEmail, isEmailMalformed: false };
    case 'email-not-valid':
      return { ...standing, isEmailMalformed: false };
    default:
      return { ...standing, isPermitted: true };
  }
};

/** Counts customers by why they have not arrived; with those who have they are all that were counted. */
export const countShelf = () => {
  const counts = new Map<ShelfReason | null, number>();
  return {
    add: (standing: ShelfStanding, count: number): void => {
      const reason = shelfReasonOf(standing);
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    },
    counts: () => ({
      customers: [...counts.values()].reduce((sum, count) => sum + count, 0),
      arrived: counts.get(null) ?? 0,
      reasons: shelfReasons.flatMap((reason) => {
        const count = counts.get(reason) ?? 0;
        return count === 0 ? [] : [{ reason, count }];
      }),
    }),
  };
};

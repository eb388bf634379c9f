import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceOf } from './load-pair.ts';

/** The lists that the contact of a case is missing from, by what the case shows of the two. */
export const missingLists = ({ stores, clock }: FlowDeps, mismatchId: number): readonly number[] => {
  const mismatch = stores.mismatches.get(mismatchId);
  if (mismatch === null) return [];
  const { lists = [] } = evidenceOf(stores, mismatch, todayOf(clock));
  return lists.flatMap(({ id, gap }) => (gap === 'add' ? [id] : []));
};

import { yieldToOthers } from '../runtime/batching.ts';
import type { Standing } from '../store/sales-store.ts';

const none: Standing = {
  expected: 0,
  agreeing: 0,
  missing: 0,
  differing: 0,
  misplaced: 0,
  extra: 0,
  unreadable: 0,
};

/** How both sides stand, summed over its parts: a look at every order takes seconds, and others are answered meanwhile. */
export const standingOf = async (parts: Iterable<Standing>): Promise<Standing> => {
  let total = none;
  for (const part of parts) {
    total = sum(total, part);
    await yieldToOthers();
  }
  return total;
};

const sum = (left: Standing, right: Standing): Standing => ({
  expected: left.expected + right.expected,
  agreeing: left.agreeing + right.agreeing,
  missing: left.missing + right.missing,
  differing: left.differing + right.differing,
  misplaced: left.misplaced + right.misplaced,
  extra: left.extra + right.extra,
  unreadable: left.unreadable + right.unreadable,
});

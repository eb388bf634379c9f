import type { Fate, PolicyBounds } from '../../../../shared/domain/policy.ts';

/** What a run has done by a policy already: it may have been interrupted. */
export type Done = { readonly written: number; readonly sampled: number };
export const nothingDone: Done = { written: 0, sampled: 0 };

export type Division = {
  readonly written: number;
  readonly sample: number;
  readonly later: number;
  /** What becomes of the case at a place, from 0, in the order in which they are taken. */
  readonly fateAt: (place: number) => Fate;
};

/**
 * Divides what a policy may decide: the cap leaves some for later, and of the rest a share, at least one, is left to a
 * person as long as too few in a row were `approved` as they were. They lie evenly among the others, so that no part of
 * the customers goes unseen.
 */
export const divide = (
  total: number,
  { cap, sample }: Pick<PolicyBounds, 'cap' | 'sample'>,
  approved: number,
  done: Done = nothingDone,
): Division => {
  const taken = Math.min(total, Math.max(0, cap - done.written - done.sampled));
  const whole = taken + done.written + done.sampled;
  const wanted = sample === null || approved >= sample.until ? 0 : Math.max(1, Math.ceil(whole * sample.share));
  const sampled = Math.min(taken, Math.max(0, wanted - done.sampled));
  // The first of every stretch, so that a run with a single case leaves that one.
  const isSample = (place: number): boolean =>
    Math.ceil(((place + 1) * sampled) / taken) > Math.ceil((place * sampled) / taken);
  return {
    written: taken - sampled,
    sample: sampled,
    later: total - taken,
    fateAt: (place) => (place >= taken ? 'later' : isSample(place) ? 'sample' : 'written'),
  };
};

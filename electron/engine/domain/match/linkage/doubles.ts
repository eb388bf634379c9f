import { ownChances } from './chance.ts';
import { type Linkage, type LinkOptions, preparing, scoringAll } from './link.ts';
import { comparison } from './pattern.ts';
import type { Person } from './person.ts';
import { isPlainlyOne } from './plainly-one.ts';
import { emptyLexicons, takingIn } from './side.ts';
import type { Steps } from './steps.ts';
import { thresholds } from './thresholds.ts';

/** Learned from at most so many records of a side: more would hardly teach otherwise, and take memory for each. */
export const mostLearnedFrom = 50_000;

export type DoublesAsked = Pick<LinkOptions, 'isRuledOut'> & {
  /** Records drawn from a side without regard to what they say, from which it is learned, and of how many they stand for. */
  readonly sample: readonly Person[];
  readonly total: number;
  /** Those that have something of their own in common with another one, and which with which, by their places here. */
  readonly suspects: readonly Person[];
  readonly groups: readonly (readonly number[])[];
};

/** Finds the records of a side that are plainly one person: pairs by the places of the suspects, never chains of them. */
export function* findingDoubles(asked: DoublesAsked): Steps<Linkage> {
  const { isRuledOut } = asked;
  const share = asked.sample.length / asked.total;
  const lexicons = emptyLexicons();
  const sample = yield* takingIn(asked.sample, lexicons);
  const learned = yield* preparing({ lefts: sample, rights: sample, lexicons, isOneSide: true, share });
  const side = yield* takingIn(asked.suspects, lexicons);
  const prepared = {
    ...{ ...learned, lefts: side, rights: side },
    compare: comparison(side, side, lexicons),
    candidates: yield* laterIn(asked.groups),
    chances: ownChances(side, { of: sample, share }),
  };
  return yield* scoringAll(prepared, {
    ...{ from: thresholds.double, isWanted: isPlainlyOne },
    ...(isRuledOut === undefined ? {} : { isRuledOut }),
  });
}

/** Groups that are taken in in one step. */
const groupsAtOnce = 2_000;

/** Who is in a group with a row and comes after it, each once. */
function* laterIn(groups: readonly (readonly number[])[]): Steps<(row: number) => readonly number[]> {
  const later = new Map<number, Set<number>>();
  for (const [place, group] of groups.entries()) {
    if (place % groupsAtOnce === groupsAtOnce - 1) yield;
    for (const row of group) {
      const others = later.get(row) ?? new Set();
      for (const other of group) if (other > row) others.add(other);
      if (others.size > 0) later.set(row, others);
    }
  }
  return (row) => [...(later.get(row) ?? [])];
}

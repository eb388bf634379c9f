import { type Candidates, candidatesBetween, type Indexes, indexing } from './candidates.ts';
import { estimating, type Tally, type Within } from './estimate.ts';
import type { Model } from './model.ts';
import { type Compare, comparison, type Pattern } from './pattern.ts';
import { fractions } from './random.ts';
import type { Lexicons, Side } from './side.ts';
import type { Steps } from './steps.ts';

/** Two sides that can be compared, of which nothing is learned yet. */
export type Unlearned = {
  readonly lefts: Side;
  readonly rights: Side;
  readonly lexicons: Lexicons;
  readonly isOneSide: boolean;
  readonly compare: Compare;
  readonly candidates: Candidates;
  readonly indexes: Indexes;
  /** Which share of their side these records are: so many of a record's duplicates are among them. */
  readonly share: number;
};

/** Records of the left side that are looked at to learn, all where they are a sample already, and random pairs drawn. */
const sampledRows = 10_000;
const sampledPairs = 60_000;

/** Pairs that are compared, and rows whose candidates are, in one step. */
const pairsAtOnce = 1_000;
const rowsAtOnce = 100;

/** Learns from the records themselves how often each level shows; the same records and seed teach the same. */
export function* learning(given: Unlearned, seed: number): Steps<Model> {
  const next = fractions(seed);
  const { lefts, rights, isOneSide, share } = given;
  const rows = share < 1 ? allOf(lefts.size) : sampleOf(lefts.size, next);
  const allPairs = Math.max(1, rows.length * (isOneSide ? (lefts.size - 1) / 2 : rights.size));
  const mostSame = isOneSide
    ? 4 * share * rows.length
    : Math.min(rows.length, (rights.size * rows.length) / lefts.size);
  const proposed = yield* proposedTo(rows, given.candidates, given.compare);
  const random = yield* randomPairs(given, next);
  const within = isOneSide ? [] : yield* withinBoth(given, rows, next);
  const records = rows.length;
  return yield* estimating({ proposed, random, allPairs, mostSame: Math.max(0.5, mostSame), records, within });
}

function* withinBoth(given: Unlearned, rows: readonly number[], next: () => number): Steps<readonly Within[]> {
  const lefts = yield* indexing(given.lefts, given.lexicons);
  const ofLefts = yield* withinSide(lefts, given.lexicons, rows);
  const ofRights = yield* withinSide(given.indexes, given.lexicons, sampleOf(given.rights.size, next));
  return [ofLefts, ofRights];
}

function* withinSide(indexes: Indexes, lexicons: Lexicons, rows: readonly number[]): Steps<Within> {
  const { side } = indexes;
  const candidates = candidatesBetween(side, indexes, lexicons);
  const later: Candidates = (row) => candidates(row).filter((other) => other > row);
  return { proposed: yield* proposedTo(rows, later, comparison(side, side, lexicons)), records: rows.length };
}

function* proposedTo(rows: readonly number[], candidates: Candidates, compare: Compare): Steps<Tally> {
  const tally = new Map<Pattern, number>();
  let compared = 0;
  for (const [place, row] of rows.entries()) {
    if (place % rowsAtOnce === rowsAtOnce - 1) yield;
    for (const other of candidates(row)) {
      count(tally, compare(row, other));
      compared += 1;
      if (compared % pairsAtOnce === 0) yield;
    }
  }
  return tally;
}

const count = (tally: Map<Pattern, number>, pattern: Pattern): void => {
  tally.set(pattern, (tally.get(pattern) ?? 0) + 1);
};

const allOf = (size: number): readonly number[] => Array.from({ length: size }, (_, row) => row);

/** All rows where they are few, otherwise a sample without repetition, in rising order. */
const sampleOf = (size: number, next: () => number): readonly number[] => {
  if (size <= sampledRows) return allOf(size);
  const wanted = sampledRows / size;
  return allOf(size).filter(() => next() < wanted);
};

function* randomPairs({ lefts, rights, isOneSide, compare }: Unlearned, next: () => number): Steps<Tally> {
  const tally = new Map<Pattern, number>();
  let compared = 0;
  if (lefts.size * rights.size <= sampledPairs) {
    for (let left = 0; left < lefts.size; left += 1) {
      for (let right = isOneSide ? left + 1 : 0; right < rights.size; right += 1) {
        count(tally, compare(left, right));
        compared += 1;
        if (compared % pairsAtOnce === 0) yield;
      }
    }
    return tally;
  }
  for (let drawn = 0; drawn < sampledPairs; drawn += 1) {
    if (drawn % pairsAtOnce === pairsAtOnce - 1) yield;
    const [left, right] = [Math.floor(next() * lefts.size), Math.floor(next() * rights.size)];
    if (!isOneSide || left !== right) count(tally, compare(left, right));
  }
  return tally;
}

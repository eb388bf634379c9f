import { type Assignment, assign, type Scored } from './assign.ts';
import { type Candidates, candidatesBetween, type Indexes, indexesOf } from './candidates.ts';
import { countedOdds } from './caution.ts';
import { ownChances } from './chance.ts';
import { estimate, type Tally, type Within } from './estimate.ts';
import { type Model, oddsOf, type Weights, weightsOf } from './model.ts';
import { type Compare, comparison, type Pattern } from './pattern.ts';
import type { Person } from './person.ts';
import { fractions } from './random.ts';
import { emptyLexicons, type Lexicons, type Side, sideOf } from './side.ts';
import { thresholds } from './thresholds.ts';

/** Both sides taken in, and what was learned from them. One side against itself looks for duplicates. */
export type Prepared = {
  readonly lefts: Side;
  readonly rights: Side;
  readonly lexicons: Lexicons;
  readonly isOneSide: boolean;
  readonly model: Model;
  readonly weights: Weights;
  readonly compare: Compare;
  readonly candidates: Candidates;
};

export type Linkage = Assignment & { readonly prepared: Prepared; readonly compared: number };

/** Records of the left side that are looked at to learn, and random pairs drawn. */
const sampledRows = 10_000;
const sampledPairs = 300_000;

/** Links customers with contacts, one to one. The same records and seed give the same answer. */
export const linkSides = (lefts: readonly Person[], rights: readonly Person[], seed = 1): Linkage => {
  const lexicons = emptyLexicons();
  const [left, right] = [sideOf(lefts, lexicons), sideOf(rights, lexicons)];
  const prepared = prepare(left, right, lexicons, false, seed);
  return { ...scoreAll(prepared), prepared };
};

/** Finds records of one side that are one person: pairs, never chains of them. */
export const findDuplicates = (persons: readonly Person[], seed = 1): Linkage => {
  const lexicons = emptyLexicons();
  const side = sideOf(persons, lexicons);
  const prepared = prepare(side, side, lexicons, true, seed);
  return { ...scoreAll(prepared), prepared };
};

const prepare = (lefts: Side, rights: Side, lexicons: Lexicons, isOneSide: boolean, seed: number): Prepared => {
  const compare = comparison(lefts, rights, lexicons);
  const indexes = indexesOf(rights, lexicons);
  const all = candidatesBetween(lefts, indexes, lexicons);
  const candidates: Candidates = isOneSide ? (row) => all(row).filter((other) => other > row) : all;
  const model = learn({ lefts, rights, lexicons, isOneSide, compare, candidates, indexes }, seed);
  return { lefts, rights, lexicons, isOneSide, model, weights: weightsOf(model), compare, candidates };
};

type Unlearned = Pick<Prepared, 'lefts' | 'rights' | 'lexicons' | 'isOneSide' | 'compare' | 'candidates'> & {
  readonly indexes: Indexes;
};

const learn = (given: Unlearned, seed: number): Model => {
  const next = fractions(seed);
  const { lefts, rights, isOneSide } = given;
  const rows = sampleOf(lefts.size, next);
  const allPairs = Math.max(1, rows.length * (isOneSide ? (lefts.size - 1) / 2 : rights.size));
  const mostSame = isOneSide ? 4 * rows.length : Math.min(rows.length, (rights.size * rows.length) / lefts.size);
  return estimate({
    proposed: proposedTo(rows, given.candidates, given.compare),
    random: randomPairs(given, next),
    allPairs,
    mostSame: Math.max(0.5, mostSame),
    records: rows.length,
    within: isOneSide
      ? []
      : [
          withinSide(indexesOf(lefts, given.lexicons), given.lexicons, rows),
          withinSide(given.indexes, given.lexicons, sampleOf(rights.size, next)),
        ],
  });
};

const withinSide = (indexes: Indexes, lexicons: Lexicons, rows: readonly number[]): Within => {
  const { side } = indexes;
  const candidates = candidatesBetween(side, indexes, lexicons);
  const later: Candidates = (row) => candidates(row).filter((other) => other > row);
  return { proposed: proposedTo(rows, later, comparison(side, side, lexicons)), records: rows.length };
};

const proposedTo = (rows: readonly number[], candidates: Candidates, compare: Compare): Tally => {
  const tally = new Map<Pattern, number>();
  for (const row of rows) for (const other of candidates(row)) count(tally, compare(row, other));
  return tally;
};

const count = (tally: Map<Pattern, number>, pattern: Pattern): void => {
  tally.set(pattern, (tally.get(pattern) ?? 0) + 1);
};

/** All rows where they are few, otherwise a sample without repetition, in rising order. */
const sampleOf = (size: number, next: () => number): readonly number[] => {
  const rows = Array.from({ length: size }, (_, row) => row);
  if (size <= sampledRows) return rows;
  const wanted = sampledRows / size;
  return rows.filter(() => next() < wanted);
};

const randomPairs = ({ lefts, rights, isOneSide, compare }: Unlearned, next: () => number): Tally => {
  const tally = new Map<Pattern, number>();
  if (lefts.size * rights.size <= sampledPairs) {
    for (let left = 0; left < lefts.size; left += 1) {
      for (let right = isOneSide ? left + 1 : 0; right < rights.size; right += 1) count(tally, compare(left, right));
    }
    return tally;
  }
  for (let drawn = 0; drawn < sampledPairs; drawn += 1) {
    const [left, right] = [Math.floor(next() * lefts.size), Math.floor(next() * rights.size)];
    if (!isOneSide || left !== right) count(tally, compare(left, right));
  }
  return tally;
};

const scoreAll = (prepared: Prepared): Assignment & { readonly compared: number } => {
  const { lefts, rights, isOneSide, weights, compare, candidates } = prepared;
  const chances = ownChances(lefts, rights, isOneSide);
  const scored: Scored[] = [];
  let compared = 0;
  for (let left = 0; left < lefts.size; left += 1) {
    for (const right of candidates(left)) {
      compared += 1;
      const pattern = compare(left, right);
      if (oddsOf(weights, pattern) < thresholds.kept - 20) continue;
      const bits = countedOdds(pattern, oddsOf(weights, pattern, chances(left, pattern)));
      if (bits >= thresholds.kept) scored.push({ left, right, bits, pattern });
    }
  }
  return { ...assign(scored, isOneSide), compared };
};

import { type Answered, type Assignment, assign, type Scored } from './assign.ts';
import { type Candidates, candidatesBetween, indexing } from './candidates.ts';
import { countedOdds } from './caution.ts';
import { type Chances, chancesBetween, ownChances } from './chance.ts';
import { learning } from './learn.ts';
import { type Model, oddsOf, type Weights, weightsOf } from './model.ts';
import { type Compare, comparison, type Pattern } from './pattern.ts';
import type { Person } from './person.ts';
import { emptyLexicons, type Lexicons, type Side, takingIn } from './side.ts';
import { finished, type Steps } from './steps.ts';
import { answerOf, thresholds } from './thresholds.ts';

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
  readonly chances: Chances;
};

/** `ruledOut` are pairs that a person said are two people, which would be linked or asked about otherwise. */
export type Linkage = Assignment & {
  readonly prepared: Prepared;
  readonly compared: number;
  readonly ruledOut: readonly Answered[];
};

export type LinkOptions = {
  readonly seed?: number;
  /** Whether a person said that the two are not the same: they neither link nor rival another pair. */
  readonly isRuledOut?: (left: number, right: number) => boolean;
  /** Pairs below these odds (bits) are forgotten; within one side, where nothing rivals a pair, those that nobody is asked about. */
  readonly from?: number;
  /** Pairs of other patterns are forgotten, whatever their odds. */
  readonly isWanted?: (pattern: Pattern) => boolean;
};

/** Links customers with contacts, one to one. The same records and seed give the same answer. */
export const linkSides = (lefts: readonly Person[], rights: readonly Person[], seed = 1): Linkage =>
  finished(linking(lefts, rights, { seed }));

/** The same in steps of some tens of milliseconds. */
export function* linking(
  lefts: readonly Person[],
  rights: readonly Person[],
  options: LinkOptions = {},
): Steps<Linkage> {
  const lexicons = emptyLexicons();
  const left = yield* takingIn(lefts, lexicons);
  const right = yield* takingIn(rights, lexicons);
  const prepared = yield* preparing({
    lefts: left,
    rights: right,
    lexicons,
    isOneSide: false,
    seed: options.seed ?? 1,
  });
  return yield* scoringAll(prepared, options);
}

/** Finds records of one side that are one person: pairs, never chains of them. */
export const findDuplicates = (persons: readonly Person[]): Linkage => {
  const lexicons = emptyLexicons();
  const side = finished(takingIn(persons, lexicons));
  return finished(scoringAll(finished(preparing({ lefts: side, rights: side, lexicons, isOneSide: true }))));
};

type Preparing = Pick<Prepared, 'lefts' | 'rights' | 'lexicons' | 'isOneSide'> & {
  readonly seed?: number;
  /** Which share of one side these records are; all of it unless told. */
  readonly share?: number;
};

/** Learns from two sides, or from one, in steps. */
export function* preparing({ seed = 1, share = 1, ...sides }: Preparing): Steps<Prepared> {
  const { lefts, rights, lexicons, isOneSide } = sides;
  const compare = comparison(lefts, rights, lexicons);
  const indexes = yield* indexing(rights, lexicons);
  const all = candidatesBetween(lefts, indexes, lexicons);
  const candidates: Candidates = isOneSide ? (row) => all(row).filter((other) => other > row) : all;
  const model = yield* learning({ ...sides, compare, candidates, indexes, share }, seed);
  const chances = isOneSide ? ownChances(lefts) : chancesBetween(lefts, rights);
  return { ...sides, model, weights: weightsOf(model), compare, candidates, chances };
}

/** Rows, and pairs, that are scored in one step: within one side the first rows have the most pairs. */
const scoredAtOnce = 100;
const pairsAtOnce = 1_000;

const nothingRuledOut = (): boolean => false;
const anyPattern = (): boolean => true;

/** Compares what is proposed and answers it, in steps. */
export function* scoringAll(
  prepared: Prepared,
  { isRuledOut = nothingRuledOut, isWanted = anyPattern, from }: LinkOptions = {},
): Steps<Linkage> {
  const least = from ?? (prepared.isOneSide ? thresholds.possible : thresholds.kept);
  const { lefts, isOneSide, weights, compare, candidates, chances } = prepared;
  const scored: Scored[] = [];
  // Within one side every pair stands for itself; nothing is concluded from a chain.
  const [links, possible, ruledOut]: [Answered[], Answered[], Answered[]] = [[], [], []];
  let compared = 0;
  for (let left = 0; left < lefts.size; left += 1) {
    if (left % scoredAtOnce === scoredAtOnce - 1) yield;
    for (const right of candidates(left)) {
      compared += 1;
      if (compared % pairsAtOnce === 0) yield;
      const pattern = compare(left, right);
      if (oddsOf(weights, pattern) < least - 20) continue;
      const bits = countedOdds(pattern, oddsOf(weights, pattern, chances(left, pattern)));
      if (bits < least || !isWanted(pattern)) continue;
      const pair = { left, right, bits, pattern };
      if (isRuledOut(left, right)) {
        if (bits >= thresholds.possible) ruledOut.push({ ...pair, settled: bits, certain: false });
      } else if (!isOneSide) scored.push(pair);
      else
        (answerOf(bits) === 'link' ? links : possible).push({
          ...pair,
          ...{ settled: bits, certain: bits >= thresholds.certain },
        });
    }
  }
  return { ...(isOneSide ? { links, possible } : assign(scored)), prepared, compared, ruledOut };
}

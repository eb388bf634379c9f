import { dependsOn, nearFrom, sharedByHousehold } from './defaults.ts';
import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';

/** How often each level from 0 to 7 is seen; 0, a missing value, is never counted. */
export type Shares = readonly number[];

/** All that is learned from two sides; plain numbers, so it can be kept and looked at. */
export type Model = {
  /** The share of pairs of one person among all pairs. */
  readonly prior: number;
  /** The share of pairs of two people of one household or office. */
  readonly household: number;
  readonly fields: Readonly<Record<FieldName, FieldModel>>;
};

export type FieldModel = {
  readonly same: Shares;
  /** The same where the field that this one depends on differs. */
  readonly sameFar: Shares;
  /** By chance. `otherNear` holds where the field that this one depends on agrees. */
  readonly other: Shares;
  readonly otherNear: Shares;
};

/** The logarithms (bits) of a model, laid out to be added up fast: field by level, in the order of `fieldNames`. */
export type Weights = {
  readonly prior: number;
  readonly household: number;
  readonly same: Float64Array;
  readonly sameFar: Float64Array;
  readonly other: Float64Array;
  readonly otherNear: Float64Array;
  readonly shared: Float64Array;
  readonly sharedFar: Float64Array;
};

const parents: readonly number[] = fieldNames.map((name) => {
  const parent = dependsOn[name];
  return parent === undefined ? -1 : fieldNames.indexOf(parent);
});

const nearLevels: readonly number[] = fieldNames.map((name) => nearFrom[name] ?? 5);

/** Whether the field that this field's chance agreement depends on agrees, or is near enough to tell it. */
export const isNear = (pattern: Pattern, field: number): boolean => {
  const parent = parents[field] ?? -1;
  return parent >= 0 && levelAt(pattern, parent) >= (nearLevels[field] ?? 5);
};

/** Whether it is known and differs. */
export const isFar = (pattern: Pattern, field: number): boolean => {
  const parent = parents[field] ?? -1;
  if (parent < 0) return false;
  const level = levelAt(pattern, parent);
  return level > 0 && level < (nearLevels[field] ?? 5);
};

export const weightsOf = (model: Model): Weights => {
  const empty = (): Float64Array => new Float64Array(fieldNames.length * 8);
  const weights: Weights = {
    prior: Math.log2(model.prior / (1 - model.prior)),
    household: Math.log2(model.household),
    same: empty(),
    sameFar: empty(),
    other: empty(),
    otherNear: empty(),
    shared: empty(),
    sharedFar: empty(),
  };
  for (const [field, name] of fieldNames.entries()) {
    const learned = model.fields[name];
    const part = sharedByHousehold[name];
    for (let level = 1; level < 8; level += 1) {
      const [m, far, u] = [learned.same[level] ?? 0, learned.sameFar[level] ?? 0, learned.other[level] ?? 0];
      if (m <= 0 || u <= 0) continue;
      const place = field * 8 + level;
      weights.same[place] = Math.log2(m);
      weights.sameFar[place] = Math.log2(far);
      weights.other[place] = Math.log2(u);
      weights.otherNear[place] = Math.log2(learned.otherNear[level] ?? u);
      weights.shared[place] = Math.log2(part * m + (1 - part) * u);
      weights.sharedFar[place] = Math.log2(part * far + (1 - part) * u);
    }
  }
  return weights;
};

/** What a pair's texts add to its pattern: the chance agreement (bits) of a field's own value, or NaN where the pattern's holds. */
export type OwnChance = Float64Array;

const noOwnChance: OwnChance = new Float64Array(fieldNames.length).fill(Number.NaN);

/** How well (bits) three explanations account for a pattern: one person, two strangers, two people of one household. */
export type Explained = { same: number; strangers: number; household: number };

/** Weighs the explanations of a pattern; the answer is written into `into`, since this runs for every pair. */
export const explained = (
  weights: Weights,
  pattern: Pattern,
  into: Explained,
  ownChance: OwnChance = noOwnChance,
): Explained => {
  let [same, strangers, household] = [weights.prior, 0, weights.household];
  let rest = pattern;
  for (let field = 0; rest > 0; field += 1) {
    const level = rest % 8;
    rest = Math.floor(rest / 8);
    if (level === 0) continue;
    const place = field * 8 + level;
    const far = isFar(pattern, field);
    same += (far ? weights.sameFar : weights.same)[place] ?? 0;
    household += (far ? weights.sharedFar : weights.shared)[place] ?? 0;
    strangers += chanceAt(weights, pattern, field, place, ownChance);
  }
  into.same = same;
  into.strangers = strangers;
  into.household = household;
  return into;
};

/**
 * The odds (bits) that a pair is one person: against two strangers and two people of one household together, whichever explains
 * the pattern better.
 */
export const oddsOf = (weights: Weights, pattern: Pattern, ownChance: OwnChance = noOwnChance): number => {
  const { same, strangers, household } = explained(weights, pattern, scratch, ownChance);
  return same - sumOfPowers(strangers, household);
};

const scratch: Explained = { same: 0, strangers: 0, household: 0 };

const chanceAt = (weights: Weights, pattern: Pattern, field: number, place: number, ownChance: OwnChance): number => {
  if (isNear(pattern, field)) return weights.otherNear[place] ?? 0;
  const own = ownChance[field] ?? Number.NaN;
  return Number.isNaN(own) ? (weights.other[place] ?? 0) : own;
};

/** log2(2^a + 2^b) */
export const sumOfPowers = (a: number, b: number): number => {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low < high - 60 || low === Number.NEGATIVE_INFINITY ? high : high + Math.log2(1 + 2 ** (low - high));
};

import { cautionOf } from './caution.ts';
import {
  believedFar,
  believedNear,
  believedOther,
  believedSame,
  dependsOn,
  differsBetween,
  faith,
  householdFaith,
  householdsPerRecord,
  otherFaith,
} from './defaults.ts';
import {
  type Explained,
  explained,
  type FieldModel,
  isFar,
  isNear,
  type Model,
  type Shares,
  type Weights,
  weightsOf,
} from './model.ts';
import { monotone } from './monotone.ts';
import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';
import { finished, type Steps } from './steps.ts';

/** How many pairs show a pattern. */
export type Tally = ReadonlyMap<Pattern, number>;

export type Evidence = {
  /** Pairs that blocking proposes, for the records that were sampled. */
  readonly proposed: Tally;
  /** Pairs of records drawn at random. */
  readonly random: Tally;
  /** All pairs that the sampled records could form. */
  readonly allPairs: number;
  /** The most pairs of one person that could be among them. */
  readonly mostSame: number;
  /** How many records were sampled. */
  readonly records: number;
  /** Pairs proposed within each side, which tell how many share a household; empty where the proposed pairs are themselves of one side. */
  readonly within: readonly Within[];
};

export type Within = { readonly proposed: Tally; readonly records: number };

const rounds = 25;
/** Pairs that stand behind a chance agreement before what was seen where its neighbour agrees outweighs it. */
const nearFaith = 50;

/**
 * Learns without labels how often each level shows for one person and for two (expectation and maximisation over patterns).
 * Chance agreement comes from random pairs, agreement of one person from what is proposed; the same evidence gives the same model.
 */
export const estimate = (evidence: Evidence): Model => finished(estimating(evidence));

/** The same in steps. */
export function* estimating(evidence: Evidence): Steps<Model> {
  let model = startingModel(evidence);
  for (let round = 0; round < rounds; round += 1) {
    model = improved(model, evidence);
    yield;
  }
  return model;
}

const startingModel = ({ mostSame, allPairs, records }: Evidence): Model => {
  const fields = {} as Record<FieldName, FieldModel>;
  for (const name of fieldNames) {
    const other = [0, ...believedOther[name]];
    fields[name] = {
      same: [0, ...believedSame[name]],
      sameFar: [0, ...(believedFar[name] ?? believedSame[name])],
      other,
      otherNear: [0, ...(believedNear[name] ?? believedOther[name])],
    };
  }
  return { prior: mostSame / 2 / allPairs, household: (records * householdsPerRecord) / allPairs, fields };
};

const improved = (model: Model, evidence: Evidence): Model => {
  const weights = weightsOf(model);
  const [same, far, chance, near] = [emptyCounts(), emptyCounts(), emptyCounts(), emptyCounts()];
  const shares: Explained = { same: 0, strangers: 0, household: 0 };
  let [people, households] = [0, 0];
  for (const [pattern, count] of evidence.proposed) {
    // Orders on the wrong contact would teach that one person has two first names.
    if (cautionOf(pattern) === 'order-alone') continue;
    const share = asShares(explained(weights, pattern, shares));
    people += share.same * count;
    households += share.household * count;
    if (share.same > 1e-9) addSame(same, far, pattern, share.same * count);
  }
  for (const [pattern, count] of evidence.random) {
    const { strangers } = asShares(explained(weights, pattern, shares));
    add(chance, pattern, strangers * count);
    addNear(near, pattern, strangers * count);
  }
  const fields = {} as Record<FieldName, FieldModel>;
  for (const [field, name] of fieldNames.entries()) {
    fields[name] = fieldModel(name, same[field] ?? [], far[field] ?? [], chance[field] ?? [], near[field] ?? []);
  }
  const prior = Math.min(Math.max(people, evidence.mostSame / 1_000), evidence.mostSame) / evidence.allPairs;
  const perRecord = householdsPerRecordOf(weights, evidence, households);
  return {
    prior: Math.min(prior, 0.5),
    household: Math.min((perRecord * evidence.records) / evidence.allPairs, 0.5),
    fields,
  };
};

/** Makes the three explanations of a pattern shares of one. */
const asShares = (bits: Explained): Explained => {
  const most = Math.max(bits.same, bits.strangers, bits.household);
  const [same, strangers, household] = [
    2 ** (bits.same - most),
    2 ** (bits.strangers - most),
    2 ** (bits.household - most),
  ];
  const sum = same + strangers + household;
  bits.same = same / sum;
  bits.strangers = strangers / sum;
  bits.household = household / sum;
  return bits;
};

/** People of one household for each record: on the side where there are more, since the other may hold them one by one. */
const householdsPerRecordOf = (weights: Weights, { within, records }: Evidence, seen: number): number => {
  const believed = (households: number, looked: number): number =>
    (households + householdFaith * householdsPerRecord) / (looked + householdFaith);
  if (within.length === 0) return believed(seen, records);
  return Math.max(...within.map((side) => believed(2 * householdsWithin(weights, side), side.records)));
};

const householdsWithin = (weights: Weights, { proposed }: Within): number => {
  const shares: Explained = { same: 0, strangers: 0, household: 0 };
  let households = 0;
  for (const [pattern, count] of proposed)
    households += asShares(explained(weights, pattern, shares)).household * count;
  return households;
};

const emptyCounts = (): number[][] => fieldNames.map(() => new Array<number>(8).fill(0));

const add = (counts: number[][], pattern: Pattern, share: number): void => {
  let rest = pattern;
  for (let field = 0; rest > 0; field += 1) {
    const level = rest % 8;
    rest = Math.floor(rest / 8);
    const row = counts[field];
    if (row !== undefined && level > 0) row[level] = (row[level] ?? 0) + share;
  }
};

/** A level counts apart where the field that its own depends on differs. */
const addSame = (same: number[][], far: number[][], pattern: Pattern, share: number): void => {
  for (const field of same.keys()) {
    const level = levelAt(pattern, field);
    const row = (isFar(pattern, field) ? far : same)[field];
    if (row !== undefined && level > 0) row[level] = (row[level] ?? 0) + share;
  }
};

const addNear = (counts: number[][], pattern: Pattern, share: number): void => {
  for (const [field, row] of counts.entries()) {
    if (!isNear(pattern, field)) continue;
    const level = levelAt(pattern, field);
    if (level > 0) row[level] = (row[level] ?? 0) + share;
  }
};

const fieldModel = (name: FieldName, same: Shares, far: Shares, chance: Shares, near: Shares): FieldModel => {
  const other = blended(chance, [0, ...believedOther[name]], otherFaith[name] ?? faith);
  const learned = withDiffering(blended(same, [0, ...believedSame[name]], faith), differsBetween[name]);
  const likely = believedNear[name];
  const otherNear =
    dependsOn[name] === undefined ? other : blended(near, likely === undefined ? other : [0, ...likely], nearFaith);
  const away = believedFar[name];
  const learnedFar = away === undefined ? learned : blended(far, [0, ...away], faith);
  return { same: monotone(learned, other), sameFar: monotone(learnedFar, other), other, otherNear };
};

/** What was seen together with what is believed. Nothing that is believed possible falls below what so many pairs could show. */
const blended = (seen: Shares, believed: Shares, strength: number): Shares => {
  const total = seen.reduce((sum, count) => sum + count, 0);
  const rare = 1 / (total + strength);
  return believed.map((belief, level) =>
    belief === 0 ? 0 : Math.max(((seen[level] ?? 0) + strength * belief) / (total + strength), Math.min(belief, rare)),
  );
};

/** Brings the share of level 1 between two bounds, at the cost or to the gain of all others alike. */
const withDiffering = (shares: Shares, [least, most]: readonly [number, number]): Shares => {
  const now = shares[1] ?? 0;
  const wanted = Math.min(most, Math.max(least, now));
  return shares.map((share, level) => (level === 1 ? wanted : (share * (1 - wanted)) / (1 - now)));
};

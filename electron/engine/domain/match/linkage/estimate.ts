import { believedOther, believedSame, dependsOn, faith } from './defaults.ts';
import { type FieldModel, isNear, type Model, oddsOf, type Shares, weightsOf } from './model.ts';
import { monotone } from './monotone.ts';
import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';

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
};

const rounds = 25;
/** Pairs that stand behind a chance agreement before what was seen where its neighbour agrees outweighs it. */
const nearFaith = 50;

/**
 * Learns without labels how often each level shows for one person and for two (expectation and maximisation over patterns).
 * Chance agreement comes from random pairs, agreement of one person from what is proposed; the same evidence gives the same model.
 */
export const estimate = (evidence: Evidence): Model => {
  let model = startingModel(evidence);
  for (let round = 0; round < rounds; round += 1) model = improved(model, evidence);
  return model;
};

const startingModel = ({ mostSame, allPairs }: Evidence): Model => {
  const fields = {} as Record<FieldName, FieldModel>;
  for (const name of fieldNames) {
    const other = [0, ...believedOther[name]];
    fields[name] = { same: [0, ...believedSame[name]], other, otherNear: other };
  }
  return { prior: mostSame / 2 / allPairs, fields };
};

const improved = (model: Model, evidence: Evidence): Model => {
  const weights = weightsOf(model);
  const [same, chance, near] = [emptyCounts(), emptyCounts(), emptyCounts()];
  let people = 0;
  for (const [pattern, count] of evidence.proposed) {
    const share = probability(oddsOf(weights, pattern)) * count;
    people += share;
    if (share > 0) add(same, pattern, share);
  }
  for (const [pattern, count] of evidence.random) {
    const share = (1 - probability(oddsOf(weights, pattern))) * count;
    add(chance, pattern, share);
    addNear(near, pattern, share);
  }
  const fields = {} as Record<FieldName, FieldModel>;
  for (const [field, name] of fieldNames.entries()) {
    fields[name] = fieldModel(name, same[field] ?? [], chance[field] ?? [], near[field] ?? []);
  }
  const prior = Math.min(Math.max(people, evidence.mostSame / 1_000), evidence.mostSame) / evidence.allPairs;
  return { prior: Math.min(prior, 0.5), fields };
};

const probability = (bits: number): number => 1 / (1 + 2 ** -bits);

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

const addNear = (counts: number[][], pattern: Pattern, share: number): void => {
  for (const [field, row] of counts.entries()) {
    if (!isNear(pattern, field)) continue;
    const level = levelAt(pattern, field);
    if (level > 0) row[level] = (row[level] ?? 0) + share;
  }
};

const fieldModel = (name: FieldName, same: Shares, chance: Shares, near: Shares): FieldModel => {
  const other = blended(chance, [0, ...believedOther[name]], faith);
  const learned = blended(same, [0, ...believedSame[name]], faith);
  const otherNear = dependsOn[name] === undefined ? other : blended(near, other, nearFaith);
  return { same: monotone(learned, other), other, otherNear };
};

/** What was seen together with what is believed. Nothing that is believed possible falls below what so many pairs could show. */
const blended = (seen: Shares, believed: Shares, strength: number): Shares => {
  const total = seen.reduce((sum, count) => sum + count, 0);
  const rare = 1 / (total + strength);
  return believed.map((belief, level) =>
    belief === 0 ? 0 : Math.max(((seen[level] ?? 0) + strength * belief) / (total + strength), Math.min(belief, rare)),
  );
};

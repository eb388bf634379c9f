import type { Answered } from './assign.ts';
import { type Caution, cautionOf, cautionWords, countedOdds } from './caution.ts';
import { sharedOrders } from './compare-orders.ts';
import { type Level, levels, levelWords } from './levels.ts';
import type { Prepared } from './link.ts';
import { isFar, isNear, type OwnChance, oddsOf, type Weights } from './model.ts';
import { levelAt, type Pattern, withLevel } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';
import { type Answer, answerOf } from './thresholds.ts';

/** One step of a waterfall. `bits` above nought speak for one person; 3 bits are 8 to 1. */
export type Step = {
  readonly what: FieldName | 'before' | 'household' | Caution | 'rivals';
  readonly words: string;
  readonly level: Level | null;
  readonly bits: number;
};

/** A single change of what is known that would lead to another answer. */
export type WhatIf = {
  readonly field: FieldName;
  readonly words: string;
  readonly bits: number;
  readonly answer: Answer;
};

/** The steps add up to `bits`. */
export type Waterfall = {
  readonly steps: readonly Step[];
  readonly bits: number;
  readonly answer: Answer;
  readonly whatIfs: readonly WhatIf[];
};

/** What odds come to, and whatever else of the pair counts. */
type Answering = (bits: number, pattern: Pattern) => Answer;

/** Why a pair has its odds, field by field, and what would change the answer. */
export const explain = (prepared: Prepared, pair: Answered, answer: Answering = answerOf): Waterfall => {
  const chance = prepared.chances(pair.left, pair.pattern).slice();
  const { weights } = prepared;
  const fields = fieldNames
    .flatMap((name, field) => fieldStep(weights, pair.pattern, chance, name, field))
    .map((step) => (step.what === 'orders' ? { ...step, words: ordersInWords(prepared, pair) ?? step.words } : step));
  const before = { what: 'before', words: 'Before any evidence', level: null, bits: weights.prior } as const;
  const odds = oddsOf(weights, pair.pattern, chance);
  const apart = odds - fields.reduce((sum, { bits }) => sum + bits, before.bits);
  const caution = cautionOf(pair.pattern);
  const rivals = pair.settled - pair.bits;
  const steps: readonly Step[] = [
    before,
    ...fields,
    ...reduction('household', 'Two people of one household could share this', apart),
    ...(caution === null ? [] : reduction(caution, cautionWords[caution], countedOdds(pair.pattern, odds) - odds)),
    ...reduction('rivals', 'Another record fits as well', rivals),
  ];
  return {
    steps,
    bits: pair.settled,
    answer: answer(pair.settled, pair.pattern),
    whatIfs: whatIfs(prepared, pair, chance, answer),
  };
};

const reduction = (what: 'household' | Caution | 'rivals', words: string, bits: number): readonly Step[] =>
  bits < -0.05 ? [{ what, words, level: null, bits }] : [];

const fieldStep = (
  weights: Weights,
  pattern: Pattern,
  chance: OwnChance,
  name: FieldName,
  field: number,
): readonly Step[] => {
  const level = levelAt(pattern, field);
  if (level === 0) return [];
  const place = field * 8 + level;
  const usual = (isNear(pattern, field) ? weights.otherNear[place] : weights.other[place]) ?? 0;
  const own = chance[field] ?? Number.NaN;
  const isOwn = !Number.isNaN(own) && !isNear(pattern, field);
  const bits = ((isFar(pattern, field) ? weights.sameFar : weights.same)[place] ?? 0) - (isOwn ? own : usual);
  const words = levelWords[name][level] ?? '';
  const kind = !isOwn ? '' : own < usual - 2 ? ', rare' : own > usual + 2 ? ', common' : '';
  return [{ what: name, words: `${words}${kind}`, level, bits }];
};

/** Which order both have; null where none. */
const ordersInWords = ({ lefts, rights, lexicons }: Prepared, { left, right }: Answered): string | null => {
  const shared = sharedOrders(lefts.orders[left] ?? [], rights.orders[right] ?? []);
  const [first = '', second] = shared.map((order) => lexicons.orders.texts[order] ?? '').sort();
  if (shared.length === 0) return null;
  if (second === undefined) return `Both have order ${first}`;
  return shared.length === 2
    ? `Both have orders ${first} and ${second}`
    : `Both have order ${first} and ${shared.length - 1} more`;
};

/** For each field that at least one record knows: the smallest changes, for better and for worse, at which the answer is another. */
const whatIfs = (prepared: Prepared, pair: Answered, chance: OwnChance, answer: Answering): readonly WhatIf[] => {
  const rivals = pair.settled - pair.bits;
  const before = countedOdds(pair.pattern, oddsOf(prepared.weights, pair.pattern, chance)) + rivals;
  return fieldNames.flatMap((field, index) => {
    if (!isKnown(prepared, pair, field)) return [];
    const changes = changesOf(prepared.weights, pair.pattern, chance, index)
      .map(({ level, pattern, odds }) => {
        const bits = odds + rivals;
        return { field, words: levelWords[field][level] ?? '', bits, answer: answer(bits, pattern) };
      })
      .filter((change) => change.answer !== answer(before, pair.pattern))
      .toSorted((a, b) => Math.abs(a.bits - before) - Math.abs(b.bits - before));
    const [better, worse] = [changes.find(({ bits }) => bits > before), changes.find(({ bits }) => bits < before)];
    return [better, worse].filter((change) => change !== undefined);
  });
};

const isKnown = ({ lefts, rights }: Prepared, { left, right }: Answered, field: FieldName): boolean =>
  field === 'orders'
    ? (lefts.orders[left] ?? []).length + (rights.orders[right] ?? []).length > 0
    : (lefts.columns[field][left] ?? -1) >= 0 || (rights.columns[field][right] ?? -1) >= 0;

/** The odds with every other level of a field. */
const changesOf = (
  weights: Weights,
  pattern: Pattern,
  chance: OwnChance,
  index: number,
): readonly { readonly level: Level; readonly pattern: Pattern; readonly odds: number }[] => {
  const words = levelWords[fieldNames[index] ?? 'orders'];
  const changed = chance.slice();
  changed[index] = Number.NaN;
  return levels
    .filter((level) => level !== levelAt(pattern, index) && words[level] !== undefined)
    .map((level) => ({ level, changedPattern: withLevel(pattern, index, level) }))
    .map(({ level, changedPattern }) => ({
      level,
      pattern: changedPattern,
      odds: countedOdds(changedPattern, oddsOf(weights, changedPattern, changed)),
    }));
};

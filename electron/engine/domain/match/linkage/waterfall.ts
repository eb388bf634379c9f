import type { Answered } from './assign.ts';
import { ownChances } from './chance.ts';
import { type Level, levels, levelWords } from './levels.ts';
import type { Prepared } from './link.ts';
import { isNear, type OwnChance, oddsOf, type Weights } from './model.ts';
import { levelAt, type Pattern, withLevel } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';
import { type Answer, answerOf } from './thresholds.ts';

/** One step of a waterfall. `bits` above nought speak for one person; 3 bits are 8 to 1. */
export type Step = {
  readonly what: FieldName | 'before' | 'household' | 'rivals';
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

/** Why a pair has its odds, field by field, and what would change the answer. */
export const explain = (prepared: Prepared, pair: Answered): Waterfall => {
  const chance = ownChances(prepared.lefts, prepared.rights, prepared.isOneSide)(pair.left, pair.pattern).slice();
  const { weights } = prepared;
  const fields = fieldNames.flatMap((name, field) => fieldStep(weights, pair.pattern, chance, name, field));
  const before = { what: 'before', words: 'Before any evidence', level: null, bits: weights.prior } as const;
  const apart = oddsOf(weights, pair.pattern, chance) - fields.reduce((sum, { bits }) => sum + bits, before.bits);
  const rivals = pair.settled - pair.bits;
  const steps: readonly Step[] = [
    before,
    ...fields,
    ...(apart < -0.05
      ? [
          {
            what: 'household',
            words: 'Two people of one household could share this',
            level: null,
            bits: apart,
          } as const,
        ]
      : []),
    ...(rivals < -0.05
      ? [{ what: 'rivals', words: 'Another record fits as well', level: null, bits: rivals } as const]
      : []),
  ];
  return {
    steps,
    bits: pair.settled,
    answer: answerOf(pair.settled),
    whatIfs: whatIfs(weights, pair.pattern, chance, rivals),
  };
};

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
  const bits = (weights.same[place] ?? 0) - (isOwn ? own : usual);
  const words = levelWords[name][level] ?? '';
  const kind = !isOwn ? '' : own < usual - 2 ? ', rare' : own > usual + 2 ? ', common' : '';
  return [{ what: name, words: `${words}${kind}`, level, bits }];
};

/** For each field the closest level to the present one, on either side, at which the answer is another. */
const whatIfs = (weights: Weights, pattern: Pattern, chance: OwnChance, rivals: number): readonly WhatIf[] => {
  const now = answerOf(oddsOf(weights, pattern, chance) + rivals);
  return fieldNames.flatMap((field, index) => {
    const level = levelAt(pattern, index);
    const others = levels.filter((other) => other > 0 && other !== level && levelWords[field][other] !== undefined);
    const [above, below] = [
      others.filter((other) => other > level),
      others.filter((other) => other < level).toReversed(),
    ];
    return [above, below].flatMap((steps) => {
      for (const other of steps) {
        const changed = chance.slice();
        changed[index] = Number.NaN;
        const bits = oddsOf(weights, withLevel(pattern, index, other), changed) + rivals;
        if (answerOf(bits) !== now) {
          return [{ field, words: levelWords[field][other] ?? '', bits, answer: answerOf(bits) }];
        }
      }
      return [];
    });
  });
};

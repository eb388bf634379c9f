import type { LessonCase } from '../../../../electron/engine/domain/suggest/lesson-case.ts';
import type { LessonCount } from '../../../../electron/engine/domain/suggest/model.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Outcome } from '../../../../shared/domain/learned.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const among = <T>(all: readonly T[], chance: () => number): T => {
  const found = all[Math.floor(chance() * all.length)];
  if (found === undefined) throw new Error('nothing to draw from');
  return found;
};

const fields: readonly FieldName[] = ['street', 'city', 'postcode', 'phone', 'lastName', 'loyaltyTier'];

/** A drift of one field as it comes up at random. */
export const someDrift = (chance: () => number): LessonCase => {
  const field = among(fields, chance);
  return {
    kind: 'field-drift',
    field,
    features: [
      `age:${among(['today', 'week', 'month', 'older'], chance)}`,
      `changed-last:${among(['erp', 'dotdigital', 'together'], chance)}`,
      `field:${field}`,
      `link:${among(['erp-number', 'erp-number', 'email'], chance)}`,
      'master:erp',
      `relation:${among(['slip', 'close', 'different', 'erp-empty', 'dotdigital-longer'], chance)}`,
    ].sort(),
  };
};

/** How likely each choice is for an operator; what is left is a value of their own. */
export type Habit = (lesson: LessonCase) => Readonly<Partial<Record<Outcome, number>>>;

const isAddress = ({ field }: LessonCase): boolean => field === 'street' || field === 'city' || field === 'postcode';

export const habits: Readonly<Record<string, Habit>> = {
  'follows the ERP 95 % of the time for addresses, Dotdigital for phones': (lesson) => {
    if (isAddress(lesson)) return { erp: 0.95, 'set-aside': 0.05 };
    return lesson.field === 'phone' ? { dotdigital: 0.9, erp: 0.1 } : { erp: 0.7, dotdigital: 0.2, 'set-aside': 0.1 };
  },
  'takes whatever changed last, and never an empty value': ({ features }) => {
    if (features.includes('relation:erp-empty')) return { dotdigital: 0.9, 'set-aside': 0.1 };
    if (features.includes('changed-last:dotdigital')) return { dotdigital: 0.85, erp: 0.15 };
    return { erp: 0.9, dotdigital: 0.1 };
  },
  'follows the ERP always': () => ({ erp: 1 }),
  'sets slips aside and takes the ERP for the rest': ({ features }) =>
    features.includes('relation:slip') ? { 'set-aside': 0.95, erp: 0.05 } : { erp: 0.95, 'set-aside': 0.05 },
  'decides at random': () => ({ erp: 0.4, dotdigital: 0.35, 'set-aside': 0.25 }),
};

export const choose = (habit: Habit, lesson: LessonCase, chance: () => number): Outcome => {
  let left = chance();
  for (const [outcome, share] of Object.entries(habit(lesson)) as [Outcome, number][]) {
    left -= share;
    if (left < 0) return outcome;
  }
  return 'written';
};

/** Counts as the store keeps them. */
export const createCounting = () => {
  const counts = new Map<string, LessonCount>();
  return {
    add: ({ field, features }: LessonCase, outcome: Outcome): void => {
      const key = JSON.stringify([field, features, outcome]);
      counts.set(key, { field, features, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    counts: (): readonly LessonCount[] => [...counts.values()],
  };
};

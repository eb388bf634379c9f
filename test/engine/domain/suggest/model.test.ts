import { expect, test } from 'vitest';
import type { LessonCase } from '../../../../electron/engine/domain/suggest/lesson-case.ts';
import { isCarried, learn, suggest, weightsFor } from '../../../../electron/engine/domain/suggest/model.ts';
import type { Outcome } from '../../../../shared/domain/learned.ts';
import { chanceFrom, choose, createCounting, type Habit, habits, someDrift } from './operators.ts';

type Shown = { readonly probability: number; readonly isFollowed: boolean };

/** Every suggestion is made before its decision and learned from after it; answers those that would have been shown. */
const workThrough = (habit: Habit, seed: number, decisions: number): readonly Shown[] => {
  const chance = chanceFrom(seed);
  const counting = createCounting();
  const shown: Shown[] = [];
  let model = learn('field-drift', []);
  for (let done = 0; done < decisions; done += 1) {
    const lesson = someDrift(chance);
    if (done % 40 === 0) model = learn('field-drift', counting.counts());
    const made = suggest(model, lesson);
    const outcome = choose(habit, lesson, chance);
    if (isCarried(made)) shown.push({ probability: made.probability, isFollowed: outcome === made.outcome });
    counting.add(lesson, outcome);
  }
  return shown;
};

/** Expected calibration error over ten bins of confidence: by how much, on average, what was said missed what came. */
const calibrationError = (shown: readonly Shown[]): number => {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, came: 0 }));
  for (const { probability, isFollowed } of shown) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (bin === undefined) continue;
    bin.said += probability;
    bin.came += isFollowed ? 1 : 0;
  }
  return bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0) / shown.length;
};

/** The stated bound: on average the confidence shown misses what operators then do by six points at most. */
const bound = 0.06;

test.each(Object.entries(habits))('what is shown of an operator who %s is calibrated', (_, habit) => {
  const shown = [7, 8].flatMap((seed) => workThrough(habit, seed, 800));
  expect(shown.length).toBeGreaterThan(1_300);
  expect(calibrationError(shown)).toBeLessThan(bound);
});

test('three operators with habits of their own, one after the other at one desk, stay calibrated together', () => {
  const [first, second, third] = Object.values(habits);
  if (first === undefined || second === undefined || third === undefined) throw new Error('no habits');
  const chance = chanceFrom(3);
  const mixed: Habit = (lesson) => [first, second, third][Math.floor(chance() * 3)]?.(lesson) ?? {};
  expect(calibrationError(workThrough(mixed, 5, 1_000))).toBeLessThan(bound);
});

const drift = (field: 'phone' | 'street'): LessonCase => ({
  kind: 'field-drift',
  field,
  features: ['age:week', 'changed-last:erp', `field:${field}`, 'link:erp-number', 'master:erp', 'relation:different'],
});

const after = (decisions: readonly (readonly [LessonCase, Outcome, number])[]) => {
  const counting = createCounting();
  for (const [lesson, outcome, times] of decisions)
    for (let time = 0; time < times; time += 1) counting.add(lesson, outcome);
  return learn('field-drift', counting.counts());
};

test('without a decision the master is proposed, as likely as the cold start holds it, and nothing carries it', () => {
  const made = suggest(after([]), drift('phone'));
  expect(made).toMatchObject({ field: 'phone', outcome: 'erp', decisions: 0 });
  expect(made.probability).toBeCloseTo(0.5, 2);
  expect(isCarried(made)).toBe(false);
});

test('a field on which people choose otherwise is learned apart from the others', () => {
  const model = after([
    [drift('phone'), 'dotdigital', 40],
    [drift('street'), 'erp', 40],
  ]);
  expect(suggest(model, drift('phone'))).toMatchObject({ outcome: 'dotdigital', decisions: 40 });
  expect(suggest(model, drift('street'))).toMatchObject({ outcome: 'erp', decisions: 40 });
  expect(suggest(model, drift('phone')).probability).toBeGreaterThan(0.8);
});

test('nothing is certain: not even what was always chosen', () => {
  const model = after([[drift('street'), 'erp', 500]]);
  expect(suggest(model, drift('street')).probability).toBeLessThan(1);
});

test('what cannot be chosen is never suggested, whatever was counted', () => {
  const missing: LessonCase = { kind: 'customer-missing', field: null, features: ['ground:consent'] };
  const counts = [{ field: null, features: missing.features, outcome: 'erp' as const, count: 50 }];
  expect(suggest(learn('customer-missing', counts), missing).outcome).toBe('proposed');
});

test('the order in which decisions were made leaves no trace in the weights', () => {
  const chance = chanceFrom(11);
  const made = Array.from({ length: 300 }, () => {
    const lesson = someDrift(chance);
    return [lesson, choose(habits['decides at random'] ?? (() => ({})), lesson, chance), 1] as const;
  });
  const [there, back] = [after(made), after([...made].reverse())];
  for (const [name, input] of there.inputs) {
    const other = back.inputs.get(name) ?? -1;
    expect([...back.weights.slice(other * 6, other * 6 + 6)]).toEqual([
      ...there.weights.slice(input * 6, input * 6 + 6),
    ]);
  }
});

test('the weights tell which features spoke for the suggestion, with the decisions behind each', () => {
  const model = after([
    [drift('phone'), 'dotdigital', 30],
    [drift('phone'), 'erp', 2],
    [drift('street'), 'erp', 30],
  ]);
  const [strongest, ...rest] = weightsFor(model, drift('phone'));
  expect(strongest?.features.join()).toContain('field:phone');
  expect(weightsFor(model, drift('phone'))).toContainEqual(
    expect.objectContaining({ features: ['field:phone'], decisions: 32, alike: 30 }),
  );
  expect(rest.every(({ weight }) => Math.abs(weight) <= Math.abs(strongest?.weight ?? 0))).toBe(true);
});

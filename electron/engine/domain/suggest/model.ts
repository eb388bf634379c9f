import type { FieldName } from '../../../../shared/domain/fields.ts';
import {
  type LearnedPart,
  type LearnedWeight,
  leastDecisions,
  type Outcome,
  outcomes,
} from '../../../../shared/domain/learned.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { chancesOf, fitWeights, type Row } from './fit.ts';
import { choicesOf, type LessonCase } from './lesson-case.ts';
import { temperOf } from './temper.ts';

/** How many decisions about a field (null: the case as a whole) of a kind were alike in every feature and outcome. */
export type LessonCount = {
  readonly field: FieldName | null;
  readonly features: readonly string[];
  readonly outcome: Outcome;
  readonly count: number;
};

/** What was learned of one kind: a weight for each input and outcome, and how many decisions carry each. */
export type Model = {
  readonly inputs: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  /** What the chances are raised to, so that they are what then comes. */
  readonly power: number;
  /** Decisions by field, and by input and outcome. */
  readonly decisions: ReadonlyMap<FieldName | null, number>;
  readonly tallies: readonly (readonly number[])[];
};

/** What was suggested, before the history of following is added. */
export type Suggested = Omit<LearnedPart, 'suggested' | 'followed'>;

/** The cold start says that its own choice is taken three times as often as any other. */
const coldStart = Math.log(3);

/** A feature is held at 0 as if by three decisions, what two say together as if by eight, what holds always hardly. */
const holdOf = (input: string): number => (input === '' ? 0.1 : input.includes('&') ? 8 : 3);

/**
 * Learns from counts of decisions about one kind: softmax regression, held back towards the cold start. Counts are put in
 * order first, so that the same decisions give the same model in whichever order they were made.
 */
export const learn = (kind: MismatchKind, counts: readonly LessonCount[]): Model => {
  const ordered = counts
    .map((count) => ({ ...count, inputs: inputsOf(count), key: keyOf(count) }))
    .sort((left, right) => compareTexts(left.key, right.key));
  const inputs = new Map<string, number>();
  for (const { inputs: named } of ordered)
    for (const input of named) if (!inputs.has(input)) inputs.set(input, inputs.size);
  const tallies = Array.from(inputs, () => outcomes.map(() => 0));
  const decisions = new Map<FieldName | null, number>();
  const rows: Row[] = ordered.map(({ field, features, outcome, count, inputs: named }) => {
    const classOf = outcomes.indexOf(outcome);
    const touched = named.map((input) => inputs.get(input) ?? 0);
    for (const input of touched) {
      const tally = tallies[input];
      if (tally !== undefined) tally[classOf] = (tally[classOf] ?? 0) + count;
    }
    decisions.set(field, (decisions.get(field) ?? 0) + count);
    return { inputs: touched, classOf, count, offset: offsetOf({ kind, features }) };
  });
  const fitting = { rows, classes: outcomes.length, hold: [...inputs.keys()].map(holdOf) };
  const weights = fitWeights(fitting);
  const power = temperOf(fitting);
  return { inputs, weights, power, decisions, tallies };
};

/** How likely each choice is in such a case, the likeliest first. */
export const choicesFor = (
  model: Model,
  lesson: LessonCase,
): readonly { readonly outcome: Outcome; readonly probability: number }[] => {
  const chances = chancesIn(model, lesson);
  return choicesOf(lesson)
    .choices.map((outcome) => ({ outcome, probability: chances[outcomes.indexOf(outcome)] ?? 0 }))
    .sort((left, right) => right.probability - left.probability);
};

/** What people choose in such a case, how often, and how many decisions say so. */
export const suggest = (model: Model, lesson: LessonCase): Suggested => {
  const [best] = choicesFor(model, lesson);
  if (best === undefined) throw new Error(`nothing can be chosen in a case of ${lesson.kind}`);
  return { field: lesson.field, ...best, decisions: model.decisions.get(lesson.field) ?? 0 };
};

/** Whether a suggestion rests on enough decisions to be shown with a percentage. */
export const isCarried = ({ decisions }: Pick<Suggested, 'decisions'>): boolean => decisions >= leastDecisions;

/** What speaks for the suggested outcome against the runner-up, the strongest first, whichever way it points. */
export const weightsFor = (model: Model, lesson: LessonCase): readonly LearnedWeight[] => {
  const [best, second] = choicesFor(model, lesson).map(({ outcome }) => outcome);
  if (best === undefined) return [];
  const weightOf = (input: number, outcome: Outcome | undefined): number =>
    outcome === undefined ? 0 : (model.weights[input * outcomes.length + outcomes.indexOf(outcome)] ?? 0);
  return inputsOf(lesson)
    .flatMap((name) => {
      const input = model.inputs.get(name);
      if (input === undefined) return [];
      const tally = model.tallies[input] ?? [];
      return [
        {
          features: name === '' ? [] : name.split('&'),
          weight: weightOf(input, best) - weightOf(input, second),
          decisions: tally.reduce((sum, count) => sum + count, 0),
          alike: tally[outcomes.indexOf(best)] ?? 0,
        },
      ];
    })
    .sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
};

const chancesIn = (model: Model, lesson: LessonCase): Float64Array => {
  const chances = new Float64Array(outcomes.length);
  const touched = inputsOf(lesson).flatMap((input) => model.inputs.get(input) ?? []);
  chancesOf(model.weights, { inputs: touched, offset: offsetOf(lesson) }, chances);
  const sum = chances.reduce((all, chance) => all + chance ** model.power, 0);
  return chances.map((chance) => chance ** model.power / sum);
};

/** What cannot be chosen is out of the question; what the cold start proposes is likelier. */
const offsetOf = (lesson: Pick<LessonCase, 'kind' | 'features'>): readonly number[] => {
  const { choices, first } = choicesOf(lesson);
  return outcomes.map((outcome) => {
    if (!choices.includes(outcome)) return Number.NEGATIVE_INFINITY;
    return outcome === first ? coldStart : 0;
  });
};

/** What a case touches: what always holds, each feature, and what of a field may be seen otherwise than of the others. */
const inputsOf = ({ field, features }: Pick<LessonCase, 'field' | 'features'>): readonly string[] => {
  const crossed = features.filter((feature) => feature.startsWith('changed-last:') || feature.startsWith('relation:'));
  return ['', ...features, ...(field === null ? [] : crossed.map((feature) => `field:${field}&${feature}`))];
};

const keyOf = ({ features, outcome }: Pick<LessonCount, 'features' | 'outcome'>): string =>
  `${features.join('|')}|${outcome}`;

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

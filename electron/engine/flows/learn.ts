import type { Evidence } from '../../../shared/domain/evidence.ts';
import { type Learned, lastLessons, type Outcome, outcomes } from '../../../shared/domain/learned.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { type Chosen, outcomeOf } from '../domain/suggest/choice.ts';
import { type LessonCase, lessonCases } from '../domain/suggest/lesson-case.ts';
import { choicesFor, isCarried, learn, type Model, suggest, weightsFor } from '../domain/suggest/model.ts';
import type { Lesson } from '../store/lessons.ts';
import type { Stores } from '../store/stores.ts';

/** With every twentieth more than there are, it is learned anew; up to twenty, with each. */
const newShare = 20;

type Known = { readonly through: number; readonly lastId: number; readonly model: Model };
const models = new WeakMap<Stores['lessons'], Map<MismatchKind, Known>>();

/**
 * What was learned of a kind; the same lessons always give the same model. It lags behind the last lessons by a twentieth
 * at most.
 */
export const modelOf = ({ lessons }: Pick<Stores, 'lessons'>, kind: MismatchKind): Model => {
  const kept = models.get(lessons) ?? new Map<MismatchKind, Known>();
  models.set(lessons, kept);
  const known = kept.get(kind);
  const count = lessons.count(kind);
  const through = count - (count % Math.max(1, Math.floor(count / newShare)));
  const lastId = lessons.idAt(kind, through - 1);
  if (known?.through === through && known.lastId === lastId) return known.model;
  const skip = Math.max(0, through - lastLessons);
  const model = learn(kind, lessons.tallies(kind, skip, through - skip));
  kept.set(kind, { through, lastId, model });
  return model;
};

/** What a decision was made on, and when. */
export type Taught = {
  readonly decisionId: string;
  readonly evidence: Evidence;
  readonly chosen: Chosen;
  readonly at: number;
  /** The mapping that was in force then. */
  readonly mapping: Mapping;
  /** Whether it was made where suggestions are shown; true unless told otherwise. */
  readonly wasShown?: boolean;
};

/**
 * What one approval of many cases at once has taught already, and the model that it began with: a habit is not the stronger for
 * being used on a set.
 */
export type TaughtAtOnce = { readonly taught: Set<string>; readonly models: Map<MismatchKind, Model> };
export const nothingTaught = (): TaughtAtOnce => ({ taught: new Set(), models: new Map() });

/** Notes what a person's decision teaches. Call inside `atomically`, with the decision. */
export const learnFrom = (
  { lessons }: Pick<Stores, 'lessons'>,
  { decisionId, evidence, chosen, at, mapping, wasShown = true }: Taught,
  atOnce: TaughtAtOnce | null = null,
): void => {
  const context = { mapping, today: new Date(at).toISOString().slice(0, 10) };
  const taught = lessonCases(evidence, { at, mapping }).flatMap((lesson): readonly Lesson[] => {
    const outcome = outcomeOf(evidence, lesson, chosen, context);
    if (outcome === null || !isNew(lesson, outcome, atOnce)) return [];
    const { field, features } = lesson;
    const made = wasShown ? suggest(modelAtOnce({ lessons }, evidence.kind, atOnce), lesson) : null;
    return [{ field, features, outcome, suggested: made !== null && isCarried(made) ? made.outcome : null }];
  });
  if (taught.length > 0) lessons.note(decisionId, evidence.kind, taught);
};

const isNew = ({ field, features }: LessonCase, outcome: Outcome, atOnce: TaughtAtOnce | null): boolean => {
  if (atOnce === null) return true;
  const key = `${field} ${features.join('|')} ${outcomes.indexOf(outcome)}`;
  if (atOnce.taught.has(key)) return false;
  atOnce.taught.add(key);
  return true;
};

const modelAtOnce = (stores: Pick<Stores, 'lessons'>, kind: MismatchKind, atOnce: TaughtAtOnce | null): Model => {
  const model = atOnce?.models.get(kind) ?? modelOf(stores, kind);
  atOnce?.models.set(kind, model);
  return model;
};

/** As an approval that changes nothing of what is proposed. */
export const asProposed: Chosen = { verdict: 'approve', edits: {}, keep: null };

/** What people here choose in such a case; null where not enough decisions carry it, and where nothing is learned. */
export const learnedOf = (
  stores: Pick<Stores, 'lessons' | 'mappings'>,
  evidence: Evidence,
  at: number,
): Learned | null => {
  const cases = lessonCases(evidence, { at, mapping: stores.mappings.inForce() });
  if (cases.length === 0) return null;
  const model = modelOf(stores, evidence.kind);
  const parts = cases.map((lesson) => {
    const made = suggest(model, lesson);
    return { ...made, ...stores.lessons.followed(evidence.kind, lesson.field, made.outcome) };
  });
  return parts.every(isCarried) ? { parts } : null;
};

/** Everything that a suggestion rests on, also where too few decisions carry it. */
export const whyOf = (stores: Pick<Stores, 'lessons' | 'mappings'>, evidence: Evidence, at: number) => {
  const model = modelOf(stores, evidence.kind);
  return lessonCases(evidence, { at, mapping: stores.mappings.inForce() }).map((lesson) => {
    const made = suggest(model, lesson);
    return {
      field: made.field,
      decisions: made.decisions,
      isCarried: isCarried(made),
      choices: choicesFor(model, lesson),
      weights: weightsFor(model, lesson),
    };
  });
};

import { f1Of, precisionOf, recallOf, type Score } from './score.ts';

/** A figure of accuracy with the least that it has to be; null where none is set. */
export type AccuracyLine = {
  readonly name: string;
  readonly score: Score;
  readonly goal: { readonly f1: number } | { readonly precision: number; readonly recall: number } | null;
  readonly note: string;
};

export const isMet = ({ score, goal }: AccuracyLine): boolean | null => {
  if (goal === null) return null;
  return 'f1' in goal ? f1Of(score) >= goal.f1 : precisionOf(score) >= goal.precision && recallOf(score) >= goal.recall;
};

/** One line: what, precision, recall, F1, goal, met or not. */
export const lineOf = (line: AccuracyLine): string => {
  const { name, score, goal, note } = line;
  const met = isMet(line);
  const wanted = goal === null ? '–' : 'f1' in goal ? `F1 ≥ ${goal.f1}` : `P ≥ ${goal.precision}, R ≥ ${goal.recall}`;
  return [
    name.padEnd(46),
    `P ${precisionOf(score).toFixed(4)}`,
    `R ${recallOf(score).toFixed(4)}`,
    `F1 ${f1Of(score).toFixed(4)}`,
    wanted.padEnd(20),
    (met === null ? '–' : met ? 'met' : 'NOT MET').padEnd(8),
    note,
  ]
    .join('  ')
    .trimEnd();
};

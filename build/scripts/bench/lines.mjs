/** @typedef {import('../../bench/figure.ts').Figure} Figure */

/**
 * Whether a figure meets its goal; null where none is set.
 * @param {Figure} figure
 */
export const isMet = ({ value, reference, goal }) => {
  if (goal === null) return null;
  const judged = reference ? value / reference.value : value;
  return 'atMost' in goal ? judged <= goal.atMost : judged >= goal.atLeast;
};

/**
 * One line: name, figure, reference, ratio, goal, met or not.
 * @param {Figure} figure
 */
export const lineOf = (figure) => {
  const { name, value, unit, reference, goal } = figure;
  const met = isMet(figure);
  const columns = [
    name.padEnd(44),
    `${short(value)} ${unit}`.padStart(16),
    (reference ? `${reference.name} ${short(reference.value)} ${unit}` : '–').padEnd(34),
    (reference ? `× ${short(value / reference.value)}` : '–').padStart(9),
    (goal ? goalInWords(goal) : '–').padEnd(10),
    met === null ? '–' : met ? 'met' : 'NOT MET',
  ];
  return columns.join('  ').trimEnd();
};

/** @param {import('../../bench/figure.ts').Goal} goal */
const goalInWords = (goal) => ('atMost' in goal ? `≤ ${short(goal.atMost)}` : `≥ ${short(goal.atLeast)}`);

/** Three significant digits are all that a measurement is worth. @param {number} value */
const short = (value) => Number(value.toPrecision(3)).toLocaleString('en-GB');

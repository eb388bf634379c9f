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
    name.padEnd(58),
    `${short(value)} ${unit}`.padStart(16),
    (reference ? `${reference.name} ${short(reference.value)} ${unit}` : '–').padEnd(40),
    (reference ? `× ${short(value / reference.value)}` : '–').padStart(9),
    (goal ? goalInWords(goal) : '–').padEnd(10),
    met === null ? '–' : met ? 'met' : isClaimed(figure) ? 'NOT MET' : 'not met, not claimed',
  ];
  return columns.join('  ').trimEnd();
};

/** The line, and what is to be said about it. @param {Figure} figure @returns {readonly string[]} */
export const linesOf = (figure) => [lineOf(figure), ...(figure.note === undefined ? [] : [`    ${figure.note}`])];

/** Whether a bench fails for it: a gap that its note explains is no failure. @param {Figure} figure */
export const fails = (figure) => isMet(figure) === false && isClaimed(figure);

/** @param {Figure} figure */
const isClaimed = ({ isClaimed = true }) => isClaimed;

/** @param {import('../../bench/figure.ts').Goal} goal */
const goalInWords = (goal) => ('atMost' in goal ? `≤ ${short(goal.atMost)}` : `≥ ${short(goal.atLeast)}`);

/** Three significant digits are all that a measurement is worth. @param {number} value */
const short = (value) => Number(value.toPrecision(3)).toLocaleString('en-GB');

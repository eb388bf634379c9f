/** Decisions that look alike: which inputs hold, which class they had, how many there are, and what could not be. */
export type Row = {
  readonly inputs: readonly number[];
  readonly classOf: number;
  readonly count: number;
  /** What is known before any decision, in logits; -Infinity for a class that cannot be. */
  readonly offset: readonly number[];
};

export type Fitting = {
  readonly rows: readonly Row[];
  readonly classes: number;
  /** How strongly each input is held at 0, as if by so many decisions. */
  readonly hold: readonly number[];
};

const mostRounds = 120;
const smallEnough = 2e-3;

/**
 * The weights of a softmax regression, input by class, that maximise the penalised likelihood. Ascent on a bound of the
 * curvature (Böhning's, made diagonal), with momentum that starts again when it overshoots: the same rows always give the
 * same weights, to the last bit.
 */
export const fitWeights = (fitting: Fitting): Float64Array => {
  const { classes, hold } = fitting;
  const size = hold.length * classes;
  const curvature = curvatureOf(fitting);
  const [weights, ahead, slope] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let momentum = 1;
  for (let round = 0; round < mostRounds; round += 1) {
    slopeAt(ahead, fitting, slope);
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const carried = (momentum - 1) / next;
    let turned = 0;
    let moved = 0;
    for (let place = 0; place < size; place += 1) {
      const step = (slope[place] ?? 0) / (curvature[place] ?? 1);
      const to = (ahead[place] ?? 0) + step;
      const change = to - (weights[place] ?? 0);
      turned += (slope[place] ?? 0) * change;
      moved = Math.max(moved, Math.abs(step));
      weights[place] = to;
      ahead[place] = to + carried * change;
    }
    momentum = next;
    if (turned < 0) {
      momentum = 1;
      ahead.set(weights);
    }
    if (moved < smallEnough) break;
  }
  return weights;
};

/** No direction of the likelihood is bent more than this, for each weight. */
const curvatureOf = ({ rows, classes, hold }: Fitting): Float64Array => {
  const width = rows.reduce((most, row) => Math.max(most, row.inputs.length), 1);
  const curvature = new Float64Array(hold.length * classes);
  for (const { inputs, count } of rows)
    for (const input of inputs)
      for (let one = 0; one < classes; one += 1) {
        const place = input * classes + one;
        curvature[place] = (curvature[place] ?? 0) + (count * width) / 2;
      }
  for (let place = 0; place < curvature.length; place += 1)
    curvature[place] = (curvature[place] ?? 0) + (hold[Math.floor(place / classes)] ?? 1);
  return curvature;
};

const slopeAt = (weights: Float64Array, { rows, classes, hold }: Fitting, slope: Float64Array): void => {
  for (let place = 0; place < slope.length; place += 1)
    slope[place] = -(hold[Math.floor(place / classes)] ?? 1) * (weights[place] ?? 0);
  const chances = new Float64Array(classes);
  for (const row of rows) {
    chancesOf(weights, row, chances);
    for (let one = 0; one < classes; one += 1) {
      const error = row.count * ((one === row.classOf ? 1 : 0) - (chances[one] ?? 0));
      if (error === 0) continue;
      for (const input of row.inputs) slope[input * classes + one] = (slope[input * classes + one] ?? 0) + error;
    }
  }
};

/** Fills in how likely each class is, given the inputs that hold. */
export const chancesOf = (
  weights: Float64Array,
  { inputs, offset }: Pick<Row, 'inputs' | 'offset'>,
  chances: Float64Array,
): void => {
  const classes = chances.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < classes; one += 1) {
    let logit = offset[one] ?? Number.NEGATIVE_INFINITY;
    if (logit !== Number.NEGATIVE_INFINITY) for (const input of inputs) logit += weights[input * classes + one] ?? 0;
    chances[one] = logit;
    if (logit > highest) highest = logit;
  }
  let sum = 0;
  for (let one = 0; one < classes; one += 1) {
    const logit = chances[one] ?? Number.NEGATIVE_INFINITY;
    const share = logit === Number.NEGATIVE_INFINITY ? 0 : Math.exp(logit - highest);
    chances[one] = share;
    sum += share;
  }
  for (let one = 0; one < classes; one += 1) chances[one] = (chances[one] ?? 0) / sum;
};

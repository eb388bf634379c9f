import { chancesOf, type Fitting, fitWeights, type Row } from './fit.ts';

const folds = 3;

/** Powers that chances are raised to; below 1 they are drawn together, above 1 apart. */
const powers = [0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2.1, 2.5];

/**
 * How far the chances of a model have to be drawn together or apart to be what then comes: each third of the decisions is foretold by
 * weights learned from the other two, and the power that makes them likeliest is taken.
 */
export const temperOf = ({ rows, classes, hold }: Fitting): number => {
  const foretold = Array.from({ length: folds }, (_, fold) => {
    const [held, others] = [ofFold(rows, fold, true), ofFold(rows, fold, false)];
    const weights = fitWeights({ rows: others, classes, hold });
    return held.map((row) => {
      const chances = new Float64Array(classes);
      chancesOf(weights, row, chances);
      return { row, chances };
    });
  }).flat();
  // The likelihood has one peak: once it falls, it goes on falling.
  let best = { power: 1, likelihood: Number.NEGATIVE_INFINITY };
  for (const power of powers) {
    // As if a few decisions had spoken for leaving them as they are.
    let likelihood = -2 * Math.log(power) ** 2;
    for (const { row, chances } of foretold) likelihood += row.count * Math.log(tempered(chances, row.classOf, power));
    if (likelihood < best.likelihood) break;
    best = { power, likelihood };
  }
  return best.power;
};

/** The chance of one class after all are raised to a power. */
export const tempered = (chances: Float64Array, one: number, power: number): number => {
  let sum = 0;
  for (const chance of chances) if (chance > 0) sum += chance ** power;
  return Math.max(1e-9, (chances[one] ?? 0) ** power / sum);
};

/** The decisions of one third, or those of the other two; such as are alike are dealt out among them. */
const ofFold = (rows: readonly Row[], fold: number, isHeld: boolean): readonly Row[] =>
  rows.flatMap((row, place) => {
    const held = Math.floor((row.count + ((place + fold) % folds)) / folds);
    const count = isHeld ? held : row.count - held;
    return count === 0 ? [] : [{ ...row, count }];
  });

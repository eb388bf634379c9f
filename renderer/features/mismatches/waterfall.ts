import type { Waterfall } from '../../../shared/domain/linkage.ts';

/** A bar of a waterfall, in parts of its whole width (0 to 1), from where the step before it ended. */
export type Bar = {
  readonly words: string;
  readonly bits: number;
  readonly from: number;
  readonly to: number;
  readonly tone: 'before' | 'for' | 'against' | 'sum';
};

export type Bars = {
  readonly bars: readonly Bar[];
  /** Where the odds are even, and where a machine links. */
  readonly even: number;
  readonly certain: number;
};

/** A step of less than this moves nothing that could be seen. */
const leastShown = 0.05;

/** The steps as bars over one scale that holds every sum on the way, the even line and the line of certainty. */
export const barsOf = ({ steps, bits }: Waterfall, certainFrom: number): Bars => {
  const shown = steps.filter((step) => step.what === 'before' || Math.abs(step.bits) >= leastShown);
  const sums = [0];
  for (const step of shown) sums.push((sums.at(-1) ?? 0) + step.bits);
  const least = Math.min(...sums, 0, bits);
  const most = Math.max(...sums, certainFrom, bits);
  const at = (value: number): number => (value - least) / (most - least);
  const bars = shown.map((step, place): Bar => {
    const [start, end] = [sums[place] ?? 0, sums[place + 1] ?? 0];
    const tone = step.what === 'before' ? 'before' : step.bits < 0 ? 'against' : 'for';
    return { words: step.words, bits: step.bits, from: at(Math.min(start, end)), to: at(Math.max(start, end)), tone };
  });
  const sum: Bar = { words: '', bits, from: at(Math.min(0, bits)), to: at(Math.max(0, bits)), tone: 'sum' };
  return { bars: [...bars, sum], even: at(0), certain: at(certainFrom) };
};

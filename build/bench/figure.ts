/**
 * One measured figure. `reference` is the same work done the plain way (one SQL statement, a loop over an array), on
 * the same machine in the same run, so that a ratio means the same on a slow machine as on a fast one.
 */
export type Figure = {
  readonly name: string;
  readonly value: number;
  /** For instance `ms`, `rows/s`, `MB`. */
  readonly unit: string;
  readonly reference: { readonly name: string; readonly value: number } | null;
  readonly goal: Goal | null;
  /** False where the goal is known not to be met yet; the note says why. */
  readonly isClaimed?: boolean;
  readonly note?: string;
};

/** A limit on the ratio to the reference where there is one, on the value itself where there is none. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** What every file `*.bench.ts` in this folder exports as `measure`. */
export type Measure = () => Promise<readonly Figure[]>;

/** The middle of several runs of the same work, in milliseconds; the first run warms up and is not counted. */
export const medianMs = async (runs: number, work: () => unknown): Promise<number> => {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
};

/** The middle and the slowest but for one in twenty, in milliseconds, of times that were taken one by one. */
export const spreadOf = (times: readonly number[]): { readonly p50: number; readonly p95: number } => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
};

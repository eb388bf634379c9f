import type { Failure } from '../../../shared/errors.ts';
import type { TestStep } from '../../../shared/ipc/operations/connection.ts';
import type { Result } from '../../../shared/result.ts';

export type Row = TestStep['rows'][number];

/** What one step found: a sentence, and rows for a table under it. */
export type Found = { readonly isFine: boolean; readonly sentence: string; readonly rows?: readonly Row[] };

/** A step by name, and how it looks. It may use what the steps before it found. */
export type Step = { readonly step: TestStep['step']; readonly look: () => Promise<Found> };

export const fine = (sentence: string, rows: readonly Row[] = []): Found => ({ isFine: true, sentence, rows });
export const wrong = (sentence: string, rows: readonly Row[] = []): Found => ({ isFine: false, sentence, rows });
export const failedBy = (failure: Failure): Found => wrong(failure.sentence);

/** The first step of every system: whether anything answers at its address. */
export const reachStep = (host: string, reach: () => Promise<Result<unknown>>): Step => ({
  step: 'reach',
  look: async () => {
    const reached = await reach();
    return reached.ok ? fine(`${host} answers.`) : failedBy(reached.error);
  },
});

/** Takes the steps in order; those after one that failed are skipped. `wallNow` measures how long each took. */
export const takeSteps = async (steps: readonly Step[], wallNow: () => number): Promise<readonly TestStep[]> => {
  const taken: TestStep[] = [];
  let failed: TestStep['step'] | null = null;
  for (const { step, look } of steps) {
    if (failed !== null) {
      taken.push({ step, state: 'skipped', ms: null, sentence: `Not tried, because "${failed}" failed.`, rows: [] });
      continue;
    }
    const startedAt = wallNow();
    const { isFine, sentence, rows } = await look();
    const ms = Math.max(0, Math.round(wallNow() - startedAt));
    taken.push({ step, state: isFine ? 'passed' : 'failed', ms, sentence, rows: rows ?? [] });
    if (!isFine) failed = step;
  }
  return taken;
};

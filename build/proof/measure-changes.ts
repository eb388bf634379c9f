import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineProcesses } from '../chaos/engine-process.ts';
import { differencesOf } from '../chaos/sync/content.ts';
import { type World, workspaceFolder } from '../chaos/world.ts';
import { mirrorStateOf } from './mirror-state.ts';
import { callsOf, jobsWithIncrements, openEngine, type Passed, readOf, runAll, sumOf } from './pass.ts';
import { editBothSides } from './random-edits.ts';

export type Measured = {
  readonly lines: readonly string[];
  /** What is wrong; empty when nothing is. */
  readonly problems: readonly string[];
};

export type Measuring = {
  readonly world: World;
  readonly data: string;
  readonly processes: EngineProcesses;
  readonly seed: number;
  readonly edits: number;
};

/** An increment may read this share of what a full run reads, at most; 500 of a small company are not few. */
const mostOf = (edits: number, read: number): number => Math.max(0.1, (4 * edits) / read);

/**
 * Reads everything, has both sides edited, and measures what the increments that follow cost against a full run of a
 * workspace that has read nothing yet. Both must know the same in the end.
 */
export const measureChanges = async ({ world, data, processes, seed, edits }: Measuring): Promise<Measured> => {
  const folder = workspaceFolder(data);
  const fresh = join(data, 'workspaces', 'fresh');
  // Both begin as one workspace, so that what is hashed under its keys is the same in both.
  await (await openEngine(processes, world)).stop();
  cpSync(folder, fresh, { recursive: true });
  const kept = await openEngine(processes, world);
  await runAll(kept, 'full', jobsWithIncrements);
  await runAll(kept, 'incremental', jobsWithIncrements);
  const made = editBothSides(world, data, seed, edits);
  const incremental = await runAll(kept, 'incremental', jobsWithIncrements);
  await kept.stop();
  const other = await openEngine(processes, world, fresh);
  const full = await runAll(other, 'full', jobsWithIncrements);
  await other.stop();
  const state = (of: string) => mirrorStateOf(join(of, 'workspace.db'));
  const differences = differencesOf(state(fresh), state(folder));
  const share = sumOf(incremental, ({ run }) => readOf(run)) / sumOf(full, ({ run }) => readOf(run));
  const most = mostOf(
    edits,
    sumOf(full, ({ run }) => readOf(run)),
  );
  const states = [...incremental, ...full].filter(({ run }) => run.state !== 'succeeded');
  return {
    lines: [
      `changes: ${made.erp} edits in the ERP, ${made.dotdigital} in Dotdigital, seed ${seed}`,
      ...linesOf(incremental, full),
      `changes: ${differences.length === 0 ? 'both workspaces know the same' : 'the workspaces differ'}`,
    ],
    problems: [
      ...states.map(({ run }) => `${run.job} is ${run.state}: ${run.failure?.sentence ?? 'without a reason'}`),
      ...differences,
      ...(share > most ? [`the increments read ${(share * 100).toFixed(1)} % of what a full run reads`] : []),
      ...processes.errors,
    ],
  };
};

const linesOf = (incremental: readonly Passed[], full: readonly Passed[]): readonly string[] => {
  const figures = [
    ['calls', ({ run }: Passed) => callsOf(run)],
    ['records read', ({ run }: Passed) => readOf(run)],
    ['ms', ({ tookMs }: Passed) => Math.round(tookMs)],
  ] as const;
  const lineOf = (name: string, few: readonly Passed[], all: readonly Passed[]): string =>
    `${name.padEnd(18)}${figures
      .map(([what, of]) => {
        const [less, more] = [sumOf(few, of), sumOf(all, of)];
        const ratio = more === 0 ? '–' : `${((100 * less) / more).toFixed(1)} %`;
        return `${what} ${less} of ${more} (${ratio})`.padEnd(38);
      })
      .join('')}`.trimEnd();
  const jobs = full.map((all, at) => lineOf(all.run.job, incremental.slice(at, at + 1), [all]));
  return [...jobs, lineOf('all jobs', incremental, full)];
};

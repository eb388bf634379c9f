import { join } from 'node:path';
import { createEngineProcesses, type EngineProcesses } from '../engine-process.ts';
import { inFolder } from '../in-folder.ts';
import { wholeNumbers } from '../whole-numbers.ts';
import { fileProblemsOf } from '../workspace-state.ts';
import { workspaceFolder } from '../world.ts';
import { type Content, contentOf, differencesOf, rowsIn } from './content.ts';
import { type Moments, type Synced, syncWithKills } from './kill-rounds.ts';
import { remoteContentOf, repeatsOf } from './remote.ts';
import { copyOf, makeTemplate, type Variant, variants } from './template.ts';

/** `each`: so many kills lie in one sync at most. */
const { seed, kills, each } = wholeNumbers({ seed: 1, kills: 200, each: 10 });

type Ended = { readonly mirror: Content; readonly remote: Content };
const endOf = (data: string): Ended => ({ mirror: contentOf(fileOf(data)), remote: remoteContentOf(data) });
const fileOf = (data: string): string => join(workspaceFolder(data), 'workspace.db');

/** What is wrong with a sync that was killed on its way, held against one that was not. */
const violationsOf = (undisturbed: string, wanted: Ended, data: string, { runs }: Synced): readonly string[] => {
  const found = endOf(data);
  return [
    ...runs.flatMap(({ job, state, failure }) =>
      state === 'succeeded' ? [] : [`${job} is ${state}: ${failure?.sentence ?? 'without a reason'}`],
    ),
    ...differencesOf(wanted.mirror, found.mirror),
    ...differencesOf(wanted.remote, found.remote),
    ...repeatsOf(undisturbed, data).violations,
    ...fileProblemsOf(fileOf(data)),
  ];
};

type Tally = { kills: number; syncs: number; unanswered: number };

/** Kills so many times in one variant. Answers what is wrong with the first sync that is not as it should be. */
const killIn = async (
  variant: Variant,
  wanted: number,
  folder: string,
  processes: EngineProcesses,
  moments: Moments,
): Promise<{ readonly tally: Tally; readonly violations: readonly string[] }> => {
  const template = join(folder, `${variant}-template`);
  await makeTemplate(template, seed, variant, processes);
  const undisturbed = copyOf(template, folder, `${variant}-undisturbed`);
  const usual = await syncWithKills(undisturbed, seed, variant, 0, 0, processes, moments);
  const state = endOf(undisturbed);
  console.error(
    `chaos: ${variant}: undisturbed in ${(usual.tookMs / 1_000).toFixed(1)} s, ${rowsIn(state.mirror)} rows here, ${rowsIn(state.remote)} there`,
  );
  const tally: Tally = { kills: 0, syncs: 0, unanswered: 0 };
  for (let round = 1; tally.kills < wanted; round += 1) {
    const data = copyOf(template, folder, `${variant}-killed`);
    const most = Math.min(each, wanted - tally.kills);
    const synced = await syncWithKills(data, seed, variant, round, most, processes, moments);
    const violations = violationsOf(undisturbed, state, data, synced);
    if (violations.length > 0)
      return {
        tally,
        violations: [`${variant}, sync ${round} after ${synced.kills} kills (kept in ${data}):`, ...violations],
      };
    tally.kills += synced.kills;
    tally.syncs += 1;
    tally.unanswered += repeatsOf(undisturbed, data).unanswered;
  }
  return { tally, violations: [] };
};

const run = async (folder: string): Promise<number> => {
  const startedAt = performance.now();
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  const moments: Moments = new Map();
  const lines: string[] = [];
  for (const variant of variants) {
    const { tally, violations } = await killIn(variant, Math.ceil(kills / variants.length), folder, processes, moments);
    const problems = [...violations, ...processes.errors];
    if (problems.length > 0) {
      processes.close();
      console.error(`chaos: seed ${seed}\n${problems.map((one) => `  ${one}`).join('\n')}`);
      return 1;
    }
    lines.push(
      `${variant}: ${tally.kills} kills in ${tally.syncs} syncs, all end as undisturbed; ${tally.unanswered} records sent again because an answer was lost`,
    );
  }
  processes.close();
  const where = [...moments].sort((left, right) => right[1] - left[1]).map(([name, count]) => `${name} ${count}`);
  console.log(
    `chaos: ${lines.join('; ')}; ${((performance.now() - startedAt) / 1_000).toFixed(1)} s, seed ${seed}\nchaos: killed in ${where.join('; ')}`,
  );
  return 0;
};

await inFolder('chaos-sync', run, true);

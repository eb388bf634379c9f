import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePolicies } from '../../../shared/domain/policy.ts';
import { must } from '../ask.ts';
import { begun, type EngineProcesses } from '../engine-process.ts';
import { quietEpoch, standStill } from '../stand-still.ts';
import { openWorld, type World } from '../world.ts';

/** Whether jobs may write by themselves: what they would then write is a part of the end state. */
export const variants = ['reading', 'writing'] as const;
export type Variant = (typeof variants)[number];

/** Fast enough that a report is asked for twelve times a second, slow enough that a sync is over before something begins. */
const rate = 60;

const size = { customers: 400, products: 120, orders: 2_400 };

/** Opens both systems of a data folder; each copy begins at the same instant, when what it was founded with is old. */
export const openCopy = (data: string, seed: number): Promise<World> =>
  openWorld(data, seed, rate, { epoch: quietEpoch + 3_600_000, size });

/** A data folder with both systems founded and a workspace that has read nothing yet, its policies as the variant has them. */
export const makeTemplate = async (
  data: string,
  seed: number,
  variant: Variant,
  processes: EngineProcesses,
): Promise<void> => {
  mkdirSync(data, { recursive: true });
  const world = await openWorld(data, seed, rate, { epoch: quietEpoch, size });
  standStill(world, data);
  const life = await begun(processes.start(world.start));
  for (const policy of writePolicies)
    await must(life.ask, 'policy.set', { policy, isOn: variant === 'writing', cap: 1_000_000, stopShare: 1 });
  await life.stop();
  await world.stop();
};

/** Copies a template; the keys of the workspace come with it, so that keyed hashes are the same everywhere. */
export const copyOf = (template: string, folder: string, name: string): string => {
  const data = join(folder, name);
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  cpSync(template, data, { recursive: true });
  return data;
};

import { answerTo } from './ask.ts';
import type { EngineLife } from './engine-process.ts';
import { until } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import type { Seeded } from './seeded.ts';
import type { World } from './world.ts';

/** One life of the engine that ends in a kill, and what is around it. */
export type Round = {
  readonly world: World;
  readonly life: EngineLife;
  readonly ledger: Ledger;
  readonly random: Seeded;
  readonly data: string;
};

/** A sync that may end in peace, so that there is something to decide. */
export const wholeSync = async ({ life, random }: Round): Promise<void> => {
  await life.ask('sync.start', { job: 'customers', mode: random.chance(0.5) ? 'full' : 'incremental' });
  await until(async () => (await answerTo(life.ask, 'workspace.get', {}))?.running === null, 10_000);
};

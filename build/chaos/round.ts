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

/** A sync that may end in peace, so that there is something to decide. Answers whether it read everything. */
export const wholeSync = async ({ life: { ask }, random }: Round): Promise<boolean> => {
  const started = await ask('sync.start', { job: 'customers', mode: random.chance(0.5) ? 'full' : 'incremental' });
  if (started?.ok !== true) return false;
  await until(async () => (await answerTo(ask, 'workspace.get', {}))?.running === null, 10_000);
  return (await answerTo(ask, 'run.get', started.value))?.run.state === 'succeeded';
};

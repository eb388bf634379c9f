import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type AppLife, openApp } from './app-window.ts';
import { approve, look } from './approve.ts';
import { editAsPeople } from './edits.ts';
import { until } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import { notePeople } from './people.ts';
import { type Seeded, seeded } from './seeded.ts';
import { openWorld } from './world.ts';

/** Kills of the application draw their choices from here on, away from those of the engine. */
const firstPart = 1_000_000;

type Killing = {
  readonly seed: number;
  readonly data: string;
  readonly ledger: Ledger;
  readonly killed: () => void;
};

/** Kills the whole application so many times, each time with a window. Answers what is wrong already. */
export const killApps = async ({ seed, data, ledger, killed }: Killing, kills: number): Promise<readonly string[]> => {
  await betweenLives(data, seed, ledger, null);
  for (let kill = 0; kill < kills; kill += 1) {
    const random = seeded(seed, firstPart + kill);
    const life = await openApp(data, seed);
    await bringTo(life, ledger, random, kill);
    const left = await life.kill();
    killed();
    if (left.length > 0) ledger.problems.push(`the processes ${left.join(', ')} outlived the application`);
    if (ledger.problems.length > 0) return ledger.problems;
    await betweenLives(data, seed, ledger, { random, kill });
  }
  return [];
};

/** The remote systems go on while the application is dead; in them people work. */
const betweenLives = async (
  data: string,
  seed: number,
  ledger: Ledger,
  round: { readonly random: Seeded; readonly kill: number } | null,
): Promise<void> => {
  const world = await openWorld(data, seed, 1);
  notePeople(ledger, data);
  if (round !== null) editAsPeople(world, ledger, data, round.random, firstPart + round.kill);
  notePeople(ledger, data, true);
  await world.stop();
};

const heldSchema = z.looseObject({ held: z.number() });

const bringTo = async (life: AppLife, ledger: Ledger, random: Seeded, kill: number): Promise<void> => {
  // The very first opening syncs by itself: into that, without waiting for rows.
  if (kill === 0) return setTimeout(random.whole(0, 300));
  await life.ready();
  if (random.chance(0.3)) {
    void life.ask('sync.start', { job: 'customers', mode: random.chance(0.5) ? 'full' : 'incremental' });
    return setTimeout(random.whole(0, 200));
  }
  const action = random.pick(['hold-before', 'hold-after-commit', null] as const) ?? null;
  if (action !== null)
    for (const method of ['PATCH', 'POST'])
      await life.admin('dotdigital', '/faults', { match: { method, pathIncludes: '/contacts/v3' }, action });
  const seen = await look(life.ask, random, 4);
  const answers = Promise.all(seen.map((approval) => approve(life.ask, ledger, approval)));
  if (action === null) return setTimeout(random.whole(0, 100));
  await answers;
  await until(async () => heldSchema.parse(await life.admin('dotdigital', '/state')).held > 0, 1_500);
};

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import type { Run } from '../../../shared/domain/run.ts';
import type { EngineLife, EngineProcesses } from '../engine-process.ts';
import { until } from '../kill-plan.ts';
import { type Seeded, seeded } from '../seeded.ts';
import { type Side, type World, workspaceFolder } from '../world.ts';
import { syncEverything } from './jobs.ts';
import { openCopy } from './template.ts';

/** What Concord did when it was killed: the job and its phase; or that it was between two jobs, or starting. */
export type Moments = Map<string, number>;

export type Synced = { readonly runs: readonly Run[]; readonly kills: number; readonly tookMs: number };

type Fault = Parameters<World['arm']>[1];

/** Requests at whose answer it may be killed: pages, imports, their reports, single writes. */
const places: readonly { readonly side: Side; readonly match: Fault['match'] }[] = [
  { side: 'erp', match: { method: 'GET', pathIncludes: '/streams/' } },
  { side: 'erp', match: { method: 'POST', pathIncludes: '/commands' } },
  { side: 'dotdigital', match: { method: 'GET', pathIncludes: '/contacts/v3' } },
  { side: 'dotdigital', match: { method: 'PATCH', pathIncludes: '/contacts/v3' } },
  { side: 'dotdigital', match: { method: 'PUT', pathIncludes: '/insightData/v3/import' } },
  { side: 'dotdigital', match: { method: 'GET', pathIncludes: '/insightData/v3/import/' } },
  { side: 'dotdigital', match: { method: 'GET', pathIncludes: '/insightData/v3' } },
  { side: 'dotdigital', match: { method: 'GET', pathIncludes: '/v2/campaigns' } },
];

/**
 * Syncs everything of a data folder in full, killing the engine up to so often at random moments of it. `usualMs` is how
 * long it takes undisturbed. Answers how the jobs ended and how many kills there were before it was done.
 */
export const syncWithKills = async (
  data: string,
  seed: number,
  round: number,
  most: number,
  usualMs: number,
  processes: EngineProcesses,
  moments: Moments,
): Promise<Synced> => {
  const random = seeded(seed, round);
  const startedAt = performance.now();
  const world = await openCopy(data, seed);
  try {
    for (let kills = 0; ; kills += 1) {
      const life = processes.start(world.start);
      const began = await life.ready;
      if (typeof began === 'string') throw new Error(`the engine did not start: ${began}`);
      const work = syncEverything(life.ask);
      // Awaited below, or its engine was killed: then nobody waits for its error.
      work.catch(() => undefined);
      const done =
        kills < most
          ? await Promise.race([work, moment(world, life, random, usualMs / most).then(() => null)])
          : await work;
      if (done !== null) {
        await life.stop();
        return { runs: done, kills, tookMs: performance.now() - startedAt };
      }
      await life.kill();
      noteMoment(data, moments);
      await world.calm();
    }
  } finally {
    await world.stop();
  }
};

/** A random moment: after a while, at one of the next pages, or while a request is on its way or answered. */
const moment = async (world: World, life: EngineLife, random: Seeded, meanMs: number): Promise<void> => {
  const chosen = random.fraction();
  const longest = Math.ceil(meanMs * 2);
  if (chosen < 0.45) return setTimeout(random.whole(0, longest));
  if (chosen < 0.7) return afterEvents(life, random.whole(1, 8), longest * 2);
  const place = random.pick(places);
  if (place === undefined) return;
  const action = random.chance(0.5) ? 'hold-before' : 'hold-after-commit';
  world.arm(place.side, { match: place.match, action });
  await until(world.isHolding, longest * 3);
};

const afterEvents = (life: EngineLife, count: number, longestMs: number): Promise<void> =>
  new Promise((resolve) => {
    let left = count;
    const timer = globalThis.setTimeout(finish, longestMs);
    const stop = life.onEvent(() => {
      left -= 1;
      if (left <= 0) finish();
    });
    function finish(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });

/** What it was doing, by its own file: looked at after its death. */
const noteMoment = (data: string, moments: Moments): void => {
  const db = new SqliteDatabase(join(workspaceFolder(data), 'workspace.db'), { readonly: true, timeout: 5_000 });
  const last = db
    .prepare<[], { readonly job: string; readonly phase: string; readonly endedAt: number | null }>(
      'SELECT job, phase, ended_at AS endedAt FROM run ORDER BY id DESC LIMIT 1',
    )
    .get();
  db.close();
  const name =
    last === undefined
      ? 'before the first'
      : last.endedAt === null
        ? `${last.job}, ${last.phase}`
        : `after ${last.job}`;
  moments.set(name, (moments.get(name) ?? 0) + 1);
};

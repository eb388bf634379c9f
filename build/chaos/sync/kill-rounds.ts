import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Run, runPhases } from '../../../shared/domain/run.ts';
import { eventSchemas } from '../../../shared/ipc/events.ts';
import { begun, type EngineLife, type EngineProcesses } from '../engine-process.ts';
import { until } from '../kill-plan.ts';
import { reading } from '../reading.ts';
import { type Seeded, seeded } from '../seeded.ts';
import { type Side, type World, workspaceFolder } from '../world.ts';
import { jobsInOrder, syncEverything } from './jobs.ts';
import { openCopy, type Variant } from './template.ts';

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

/** Those that write, and that ask what came of it. */
const writes = places.filter(
  ({ match }) => match?.method !== 'GET' || match.pathIncludes?.endsWith('/import/') === true,
);

/**
 * Syncs everything of a data folder in full, killing the engine up to so often at random moments of it. Answers how the jobs ended and how many kills there were before it was done.
 */
export const syncWithKills = async (
  data: string,
  seed: number,
  variant: Variant,
  round: number,
  most: number,
  processes: EngineProcesses,
  moments: Moments,
): Promise<Synced> => {
  const random = seeded(seed, round);
  const startedAt = performance.now();
  const world = await openCopy(data, seed);
  try {
    const targets = drawTargets(random, most, variant);
    for (let kills = 0; ; kills += 1) {
      const life = await begun(processes.start(world.start));
      const work = syncEverything(life.ask);
      // Awaited below, or its engine was killed: then nobody waits for its error.
      work.catch(() => undefined);
      const target = targets[kills];
      const done = await (target === undefined
        ? work
        : Promise.race([work, moment(world, life, random, target).then(() => null)]));
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

/** Every phase of every job, in the order of a sync. Not every job has all of them: then the next one that comes counts. */
const stations: readonly string[] = jobsInOrder.flatMap((job) => runPhases.map((phase) => `${job}, ${phase}`));

/** Where it is to be killed, in the order of the sync; where something is written there is more to lose. */
const drawTargets = (random: Seeded, most: number, variant: Variant): readonly number[] => {
  const weighted = stations.flatMap((station, at): readonly number[] => {
    if (!station.endsWith('record')) return [at];
    return variant === 'writing' ? [at, at, at, at] : [];
  });
  return Array.from({ length: most }, () => random.pick(weighted) ?? 0).sort((left, right) => left - right);
};

/** So long a phase is waited for, and so long a moment in it (ms of the wall). */
const phaseLimitMs = 60_000;
const momentLimitMs = 1_500;

/** A random moment of a phase: after a while, at one of its pages, or while a request is on its way or answered. */
const moment = async (world: World, life: EngineLife, random: Seeded, target: number): Promise<void> => {
  const chosen = random.fraction();
  // Now and then before it: while the engine still takes up what the last one left.
  if (random.chance(0.1)) return setTimeout(random.whole(0, 150));
  await nthEvent(life, 1, phaseLimitMs, (station) => station >= target);
  if (chosen < 0.35) return setTimeout(random.whole(0, 250));
  if (chosen < 0.6) return nthEvent(life, random.whole(1, 12), momentLimitMs, () => true);
  const isWriting = stations[target]?.endsWith('record') === true;
  const some = random.shuffled(isWriting ? writes : places).slice(0, 3);
  const action = random.chance(0.5) ? 'hold-before' : 'hold-after-commit';
  for (const place of some) world.arm(place.side, { match: place.match, action });
  await until(world.isHolding, momentLimitMs);
};

/** Resolves at the n-th progress at a station that is asked for, or when the time (ms) is over. */
const nthEvent = (
  life: EngineLife,
  count: number,
  limitMs: number,
  isAsked: (station: number) => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    let left = count;
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = life.onEvent((name, payload) => {
      if (name !== 'sync.progressed') return;
      const { job, phase } = eventSchemas[name].parse(payload).run;
      if (!isAsked(stations.indexOf(`${job}, ${phase}`))) return;
      left -= 1;
      if (left <= 0) finish();
    });
    const timer = globalThis.setTimeout(finish, limitMs);
  });

/** What it was doing, by its own file: looked at after its death. */
const noteMoment = (data: string, moments: Moments): void => {
  const last = reading(join(workspaceFolder(data), 'workspace.db'), (db) =>
    db
      .prepare<[], { readonly job: string; readonly phase: string; readonly endedAt: number | null }>(
        'SELECT job, phase, ended_at AS endedAt FROM run ORDER BY id DESC LIMIT 1',
      )
      .get(),
  );
  const name =
    last === undefined
      ? 'before the first'
      : last.endedAt === null
        ? `${last.job}, ${last.phase}`
        : `after ${last.job}`;
  moments.set(name, (moments.get(name) ?? 0) + 1);
};

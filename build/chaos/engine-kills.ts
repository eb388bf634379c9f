import { setTimeout } from 'node:timers/promises';
import { editAsPeople } from './edits.ts';
import type { EngineLife, EngineProcesses } from './engine-process.ts';
import { choosePhase, type Phase } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import { notePeople } from './people.ts';
import { restAndCheck } from './rest.ts';
import { bringTo } from './rounds.ts';
import { seeded } from './seeded.ts';
import type { WorkspaceState } from './workspace-state.ts';
import type { World } from './world.ts';

export type Killing = {
  readonly seed: number;
  readonly data: string;
  readonly world: World;
  readonly ledger: Ledger;
  readonly processes: EngineProcesses;
  readonly killed: (phase: Phase) => void;
  /** Called after each check that found nothing. */
  readonly sound: (kill: number, workspace: WorkspaceState) => void;
};

/** How many kills lie between two checks. */
const checkEvery = 50;

/** Checks, kills the engine so many times, and checks now and then. Answers the first violations, or none. */
export const killEngines = async (killing: Killing, kills: number): Promise<readonly string[]> => {
  const before = await check(killing, 0);
  if (before.length > 0) return before.map((sentence) => `after the application's kills: ${sentence}`);
  for (let kill = 1; kill <= kills; kill += 1) {
    const violations = await round(killing, kill).catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    if (violations.length > 0) return violations.map((sentence) => `at kill ${kill}: ${sentence}`);
    if (kill % checkEvery !== 0 && kill !== kills) continue;
    const found = await check(killing, kill);
    if (found.length > 0) return found.map((sentence) => `after kill ${kill}: ${sentence}`);
  }
  return [];
};

const round = async (killing: Killing, kill: number): Promise<readonly string[]> => {
  const { world, ledger, data, seed } = killing;
  const random = seeded(seed, kill);
  const wanted = choosePhase(random);
  const life = killing.processes.start(world.start);
  const phase = await bringTo({ world, life, ledger, random, data }, wanted).finally(() => life.kill());
  killing.killed(phase);
  // What was sent before the death still arrives; now and then only after the next engine looked.
  if (random.chance(0.15) && world.isHolding()) await letNextEngineLook(killing);
  await world.calm();
  await setTimeout(2);
  notePeople(ledger, data);
  if (random.chance(0.6)) {
    editAsPeople(world, ledger, data, random, kill);
    notePeople(ledger, data, true);
  }
  return ledger.problems.length > 0 ? ledger.problems : killing.processes.errors;
};

/** A request that is still on its way while the next engine reads back what became of it. */
const letNextEngineLook = async ({ processes, world, ledger }: Killing): Promise<void> => {
  const from = world.now();
  const life = processes.start(world.start);
  await life.ready;
  await setTimeout(60);
  world.release();
  await setTimeout(20);
  await life.stop();
  ledger.late.push({ from, until: world.now() });
};

const check = async (killing: Killing, kill: number): Promise<readonly string[]> => {
  const life: EngineLife = killing.processes.start(killing.world.start);
  const began = await life.ready;
  if (typeof began === 'string') return [`the engine does not start any more: ${began}`];
  const { violations, workspace } = await restAndCheck(life.ask, killing.world, killing.ledger, killing.data);
  await life.stop();
  const all = [...violations, ...killing.processes.errors];
  if (all.length === 0 && workspace !== null) killing.sound(kill, workspace);
  return all;
};

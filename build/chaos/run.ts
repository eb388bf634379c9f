import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killApps } from './app-kills.ts';
import { killEngines } from './engine-kills.ts';
import { createEngineProcesses } from './engine-process.ts';
import { inFolder } from './in-folder.ts';
import { type Phase, phases } from './kill-plan.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { notePeople } from './people.ts';
import { readRemoteState } from './remote-state.ts';
import { wholeNumbers } from './whole-numbers.ts';
import { type Change, endings, type WorkspaceState } from './workspace-state.ts';
import { openWorld } from './world.ts';

const { seed, kills, app } = wholeNumbers({ seed: 1, kills: 200, app: null });
const appKills = Math.min(kills, app ?? Math.max(5, Math.round(kills / 100)));

const run = async (data: string): Promise<number> => {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const ledger = newLedger();
  const counts = new Map<Phase, number>(phases.map((phase) => [phase, 0]));
  const killed = (phase: Phase): void => {
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  };
  let told = '';
  let deeds = '';
  const sound = (kill: number, { changes }: WorkspaceState): void => {
    deeds = deedsOf(ledger, changes);
    told = endings.map((ending) => `${changes.filter(({ state }) => state === ending).length} ${ending}`).join(', ');
    console.error(`chaos: ${appKills} kills of the application, ${kill} of the engine: sound (${seconds()})`);
  };
  const appViolations = await killApps({ seed, data, ledger, killed: () => killed('application') }, appKills);
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  const world = await openWorld(data, seed);
  notePeople(ledger, data);
  const killing = { seed, data, world, ledger, processes, killed, sound };
  const violations = appViolations.length > 0 ? appViolations : await killEngines(killing, kills - appKills);
  await world.stop();
  processes.close();
  const byPhase = [...counts].map(([phase, count]) => `${phase} ${count}`).join(', ');
  if (violations.length > 0) {
    console.error(`chaos: seed ${seed}, ${seconds()}, ${byPhase}\n${violations.map((one) => `  ${one}`).join('\n')}`);
    writeFileSync(join(data, 'ledger.json'), JSON.stringify(ledger, plain, 1));
    console.error(`chaos: both systems, the workspace and the ledger are kept in ${data}`);
    return 1;
  }
  const { writes } = readRemoteState(data);
  const effective = writes.filter(({ changed }) => changed).length;
  const starts = [...processes.startsMs].sort((left, right) => left - right).map(Math.round);
  console.log(
    `chaos: kills: ${byPhase}; ${ledger.approvals.length} approvals: ${told}; ${deeds}; ${writes.length} writes, ${effective} took ` +
      `effect; engine start ${starts[starts.length >> 1]} ms, at most ${starts.at(-1)} ms; ${seconds()}, seed ${seed}`,
  );
  return 0;
};

/** What was done besides approving, so that a run that did none of it is seen. */
const deedsOf = ({ approvals, likes, forgettings }: Ledger, changes: readonly Change[]): string =>
  [
    `${changes.filter(({ decidedBy }) => decidedBy.startsWith('policy ')).length} by the policy`,
    `${changes.filter(({ step }) => step > 1).length} later steps`,
    `${approvals.filter(({ keep }) => keep !== null).length} with a choice`,
    `${changes.filter(({ undoes }) => undoes !== null).length} undoings`,
    `${approvals.filter(({ withdrawn }) => withdrawn).length} taken back`,
    `${likes.length} sets`,
    `${forgettings.filter(({ done }) => done).length} forgotten`,
  ].join(', ');

/** Sets and maps as lists, which JSON has. */
const plain = (_name: string, value: unknown): unknown =>
  value instanceof Set || value instanceof Map ? [...value] : value;

// What is wrong may not come again, since moments differ from run to run, whatever the seed.
await inFolder('chaos', run, true);

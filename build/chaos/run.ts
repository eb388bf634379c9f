import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killApps } from './app-kills.ts';
import { killEngines } from './engine-kills.ts';
import { createEngineProcesses } from './engine-process.ts';
import { type Phase, phases } from './kill-plan.ts';
import { newLedger } from './ledger.ts';
import { readRemoteState } from './remote-state.ts';
import { notePeople } from './rest.ts';
import { openWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '200' },
    app: { type: 'string' },
  },
});
const seed = Number(values.seed);
const kills = Number(values.kills);
const appKills = Number(values.app ?? Math.min(kills, Math.max(5, Math.round(kills / 100))));

const run = async (data: string): Promise<number> => {
  const startedAt = performance.now();
  const ledger = newLedger();
  const counts = new Map<Phase, number>(phases.map((phase) => [phase, 0]));
  const killed = (phase: Phase): void => {
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  };
  const appViolations = await killApps({ seed, data, ledger, killed: () => killed('application') }, appKills);
  const processes = createEngineProcesses(join(import.meta.dirname, 'engine.js'));
  const world = await openWorld(data, seed);
  notePeople(ledger, data);
  const killing = { seed, data, world, ledger, processes, killed };
  const violations = appViolations.length > 0 ? appViolations : await killEngines(killing, kills - appKills);
  await world.stop();
  processes.close();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (violations.length > 0) {
    console.error(`chaos: seed ${seed}, ${seconds} s\n${violations.map((sentence) => `  ${sentence}`).join('\n')}`);
    return 1;
  }
  const { writes } = readRemoteState(data);
  const effective = writes.filter(({ changed }) => changed).length;
  const byPhase = [...counts].map(([phase, count]) => `${phase} ${count}`).join(', ');
  console.log(
    `chaos: ${byPhase}; ${ledger.approvals.length} approvals, ${writes.length} writes, ${effective} took effect; ${seconds} s, seed ${seed}`,
  );
  return 0;
};

const data = mkdtempSync(join(tmpdir(), 'concord-chaos-'));
try {
  process.exitCode = await run(data);
} finally {
  rmSync(data, { recursive: true, force: true });
}

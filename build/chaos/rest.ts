import type { RunCounts } from '../../shared/domain/run.ts';
import { type Ask, must } from './ask.ts';
import { violationsOf } from './checks.ts';
import { forget } from './deeds.ts';
import { until } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import { notePeople } from './people.ts';
import { readRemoteState } from './remote-state.ts';
import { startRun } from './start-run.ts';
import { noteTargets, readWorkspaceState, type WorkspaceState } from './workspace-state.ts';
import { type World, workspaceFolder } from './world.ts';

/** So long an engine that nobody kills may take to come to rest (ms). */
const restLimitMs = 60_000;

/** A run of consent is none of those that the workspace tells as running, so the runs themselves are asked. */
export const isAtRest = async (ask: Ask): Promise<boolean> => {
  const workspace = await must(ask, 'workspace.get', {});
  const { runs } = await must(ask, 'run.page', { limit: 20 });
  const isUnderWay = (state: string): boolean => ['pending', 'in-flight', 'unconfirmed', 'accepted'].includes(state);
  return (
    runs.every(({ state }) => !['queued', 'running', 'interrupted'].includes(state)) &&
    workspace.outbox.every(({ state, count }) => count === 0 || !isUnderWay(state))
  );
};

const rest = async (ask: Ask, world: World): Promise<string | null> => {
  const came = await until(async () => {
    world.release();
    return isAtRest(ask);
  }, restLimitMs);
  if (came) return null;
  const { running, outbox } = await must(ask, 'workspace.get', {});
  const left = outbox.map(({ state, count }) => `${count} ${state}`).join(', ');
  return `after ${restLimitMs / 1000} s there is no rest: run ${running?.state ?? 'none'}; changes ${left}`;
};

/** The last one would find what an increment missed. */
const lastSyncs = [
  null,
  { job: 'consent', mode: 'incremental' },
  { job: 'customers', mode: 'incremental' },
  { job: 'customers', mode: 'full' },
] as const;

/**
 * Lets the engine come to rest in a world without faults, syncs everything once more, and checks. Answers what is wrong;
 * the state too, for the summary.
 */
export const restAndCheck = async (
  ask: Ask,
  world: World,
  ledger: Ledger,
  data: string,
): Promise<{ readonly violations: readonly string[]; readonly workspace: WorkspaceState | null }> => {
  await world.calm();
  let missed: readonly string[] = [];
  // Whether somebody was forgotten is not known where the engine died before it answered: once more does no harm.
  for (const forgetting of ledger.forgettings) if (!forgetting.done) await forget(ask, ledger, forgetting);
  for (const sync of lastSyncs) {
    const runId = sync === null ? null : await startRun(ask, { ...sync, acceptDrop: true });
    const trouble = await rest(ask, world);
    if (trouble !== null) return { violations: [...ledger.problems, trouble], workspace: null };
    if (sync?.mode === 'full' && runId !== null)
      missed = missedBefore((await must(ask, 'run.get', { runId })).run.counts);
  }
  await noteTargets(ask, ledger, workspaceFolder(data));
  const workspace = await readWorkspaceState(ask, workspaceFolder(data));
  const remote = readRemoteState(data);
  notePeople(ledger, data);
  const violations = [...violationsOf({ ledger, remote, workspace }), ...missed];
  return { violations, workspace };
};

/** What a full refresh right after an increment still found: the increments must have seen it. */
const missedBefore = ({ erpChanged, dotdigitalChanged }: RunCounts): readonly string[] =>
  erpChanged + dotdigitalChanged === 0
    ? []
    : [`the increments missed ${erpChanged} changes in the ERP and ${dotdigitalChanged} in Dotdigital`];

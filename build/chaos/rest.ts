import type { RunCounts } from '../../shared/domain/run.ts';
import { type Ask, answerTo, must } from './ask.ts';
import { violationsOf } from './checks.ts';
import { until } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import { readRemoteState } from './remote-state.ts';
import { readWorkspaceState, type WorkspaceState } from './workspace-state.ts';
import { type World, workspaceFolder } from './world.ts';

/** So long an engine that nobody kills may take to come to rest (ms). */
const restLimitMs = 60_000;

const isAtRest = async (ask: Ask): Promise<boolean> => {
  const workspace = await answerTo(ask, 'workspace.get', {});
  if (workspace === null) throw new Error('the engine died by itself');
  const isUnderWay = (state: string): boolean => ['pending', 'in-flight', 'unconfirmed', 'accepted'].includes(state);
  return workspace.running === null && workspace.outbox.every(({ state, count }) => count === 0 || !isUnderWay(state));
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
  for (const mode of [null, 'incremental', 'full'] as const) {
    const started = mode === null ? null : await must(ask, 'sync.start', { job: 'customers', mode, acceptDrop: true });
    const trouble = await rest(ask, world);
    if (trouble !== null) return { violations: [...ledger.problems, trouble], workspace: null };
    if (mode === 'full' && started !== null) missed = missedBefore((await must(ask, 'run.get', started)).run.counts);
  }
  const workspace = await readWorkspaceState(ask, workspaceFolder(data));
  const remote = readRemoteState(data);
  const violations = [...violationsOf({ ledger, remote, workspace }), ...missed];
  notePeople(ledger, data);
  return { violations, workspace };
};

/** What a full refresh right after an increment still found: the increments must have seen it. */
const missedBefore = ({ erpChanged, dotdigitalChanged }: RunCounts): readonly string[] =>
  erpChanged + dotdigitalChanged === 0
    ? []
    : [`the increments missed ${erpChanged} changes in the ERP and ${dotdigitalChanged} in Dotdigital`];

/** Notes who has no subscription, or gave no permission and has no contact. The engine is dead or at rest. */
export const notePeople = (ledger: Ledger, data: string): void => {
  const { contacts, customers } = readRemoteState(data);
  for (const { contactId, status } of contacts) if (status !== 'subscribed') ledger.optedOut.add(contactId);
  const numbers = new Set(contacts.flatMap(({ erpNumber }) => erpNumber ?? []));
  const emails = new Set(contacts.flatMap(({ email }) => email ?? []));
  for (const { number, email, ground } of customers) {
    const hasPermission = ground === 'consent' || ground === 'soft-opt-in';
    const hasContact = numbers.has(number) || (email !== null && emails.has(email));
    if (!hasPermission && !hasContact) ledger.neverToCreate.add(number);
  }
};

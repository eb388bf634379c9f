import type { Held } from './checks.ts';
import type { Ledger } from './ledger.ts';
import { isForgotten, type Owner } from './owners.ts';
import { type Change, endings, type WorkspaceState } from './workspace-state.ts';

/** Every acknowledged decision is there and came to an end; every change was decided by somebody, once. */
export const changeViolations = (
  { ledger, workspace }: Held,
  owners: ReadonlyMap<string, Owner>,
): readonly string[] => {
  const { changes } = workspace;
  return [
    ...lostApprovals(ledger, changes),
    ...changes.flatMap((change) => endViolations(change, changes)),
    ...(workspace.stillDecided > 0 ? ['a mismatch waits for a change that is not under way'] : []),
    ...changes.flatMap(({ id }) => (owners.has(id) ? [] : [`the change ${id} was decided by nobody`])),
    ...setViolations(ledger, changes),
    ...withdrawalViolations(ledger, changes),
  ];
};

const lostApprovals = ({ approvals }: Ledger, changes: readonly Change[]): readonly string[] => {
  const keys = new Map(changes.map(({ id, key }) => [id, key]));
  return approvals.flatMap(({ acknowledged, key }) =>
    acknowledged === null || keys.get(acknowledged.outboxId) === key
      ? []
      : [`the approval ${key} was acknowledged as ${acknowledged.outboxId} and is gone`],
  );
};

const endViolations = (change: Change, changes: readonly Change[]): readonly string[] => {
  const { id, state, sentence } = change;
  if (!endings.includes(state)) return [`the change ${id} is at rest as ${state}`];
  const hasReason = state === 'verified' || sentence !== null || isForgotten(change) || isAfterAnEnd(change, changes);
  return hasReason ? [] : [`the change ${id} ended ${state} without a reason`];
};

/** What comes after a step that was not verified is not sent; the reason is that step's. */
const isAfterAnEnd = ({ state, step, decisionId }: Change, changes: readonly Change[]): boolean =>
  state === 'withdrawn' &&
  changes.some((one) => one.decisionId === decisionId && one.step < step && one.state !== 'verified');

/** An answer names as many as there are; without an answer there are at most all. */
const setViolations = ({ likes }: Ledger, changes: readonly Change[]): readonly string[] =>
  likes.flatMap(({ key, total, approved }) => {
    const found = new Set(changes.flatMap((change) => (change.key.startsWith(`${key}/`) ? [change.decisionId] : [])))
      .size;
    const fits = approved === null ? found <= total : found === approved;
    return fits ? [] : [`of the set ${key} ${approved ?? 'none'} of ${total} were approved, and there are ${found}`];
  });

/** What was taken back before it was sent stays so, in all its steps. */
const withdrawalViolations = ({ approvals }: Ledger, changes: WorkspaceState['changes']): readonly string[] => {
  const withdrawn = new Set(approvals.flatMap(({ key, withdrawn: isBack }) => (isBack ? [key] : [])));
  return changes.flatMap(({ id, key, state }) =>
    withdrawn.has(key) && state !== 'withdrawn' ? [`the change ${id} was taken back and is ${state}`] : [],
  );
};

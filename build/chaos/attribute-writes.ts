import type { Approval } from './ledger.ts';
import type { RemoteWrite } from './remote-state.ts';
import type { Change, WorkspaceState } from './workspace-state.ts';

/** The processes round the same clock differently (ms of the simulated clock). */
export const slackMs = 1_000;

export type Attributed = {
  /** The one write of each change that took effect. */
  readonly writesOf: ReadonlyMap<string, RemoteWrite>;
  /** Writes that took effect and belong to no change that was under way, or to one that has had its write. */
  readonly unexplained: readonly RemoteWrite[];
};

/**
 * Gives each write that took effect to the change that it carries out: on its record, while it was under way, one for
 * each. Of several the one that ended first gets it, which finds a way for all wherever there is one.
 */
export const attributeWrites = (
  writes: readonly RemoteWrite[],
  { changes, settledAt }: Pick<WorkspaceState, 'changes' | 'settledAt'>,
  owners: ReadonlyMap<string, Approval>,
): Attributed => {
  const writesOf = new Map<string, RemoteWrite>();
  const unexplained: RemoteWrite[] = [];
  const endOf = ({ id }: Change): number => settledAt.get(id) ?? Number.POSITIVE_INFINITY;
  const inOrder = [...changes].sort((left, right) => endOf(left) - endOf(right));
  for (const write of [...writes].sort((left, right) => left.at - right.at)) {
    const owner = inOrder.find((change) => {
      const approval = owners.get(change.id);
      return (
        approval !== undefined &&
        !writesOf.has(change.id) &&
        isTargetOf(write, approval) &&
        write.at >= change.decidedAt - slackMs &&
        write.at <= endOf(change) + slackMs
      );
    });
    if (owner === undefined) unexplained.push(write);
    else writesOf.set(owner.id, write);
  }
  return { writesOf, unexplained };
};

const isTargetOf = ({ system, method, recordId, recordKey }: RemoteWrite, { target }: Approval): boolean => {
  if (system !== target.system) return false;
  if (target.system === 'erp') return recordId === target.customerId;
  if ('contactId' in target) return method === 'PATCH' && recordId === String(target.contactId);
  return method === 'POST' && recordKey?.toLowerCase() === target.newEmail.toLowerCase();
};

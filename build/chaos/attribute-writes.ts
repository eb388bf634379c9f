import type { Target } from './ledger.ts';
import type { Owner } from './owners.ts';
import type { RemoteWrite } from './remote-state.ts';
import type { Change, WorkspaceState } from './workspace-state.ts';

/** The processes round the same clock differently (ms of the simulated clock). */
export const slackMs = 1_000;

/** A step and the one before it are timed by what happens one after the other: only the rounding is left. */
const stepSlackMs = 200;

export type Attributed = {
  /** The one write of each change that took effect. */
  readonly writesOf: ReadonlyMap<string, RemoteWrite>;
  /** Writes that took effect and belong to no change that was under way, or to one that has had its write. */
  readonly unexplained: readonly RemoteWrite[];
  /** Those of them that are of a step whose turn it was not. */
  readonly tooEarly: readonly RemoteWrite[];
};

/**
 * Gives each write that took effect to the change that it carries out: on its record, while it was under way, one for
 * each. Of several the one that ended first gets it, which finds a way for all wherever there is one. A step is under way
 * from when the step before it was verified.
 */
export const attributeWrites = (
  writes: readonly RemoteWrite[],
  { changes, settledAt }: Pick<WorkspaceState, 'changes' | 'settledAt'>,
  owners: ReadonlyMap<string, Owner>,
): Attributed => {
  const writesOf = new Map<string, RemoteWrite>();
  const unexplained: RemoteWrite[] = [];
  const tooEarly: RemoteWrite[] = [];
  const turnOf = turnsOf(changes);
  const endOf = ({ id }: Change): number => settledAt.get(id) ?? Number.POSITIVE_INFINITY;
  const candidates = byRecord(
    [...changes].sort((left, right) => endOf(left) - endOf(right)),
    owners,
  );
  for (const write of [...writes].sort((left, right) => left.at - right.at)) {
    const open = [
      ...(candidates.get(recordOfWrite(write)) ?? []),
      ...(candidates.get(anyOf(write.system)) ?? []),
    ].filter(
      (change) =>
        !writesOf.has(change.id) && write.at >= change.decidedAt - slackMs && write.at <= endOf(change) + slackMs,
    );
    const owner = open.find((change) => write.at >= turnOf(change));
    if (owner !== undefined) writesOf.set(owner.id, write);
    else (open.length > 0 ? tooEarly : unexplained).push(write);
  }
  return { writesOf, unexplained, tooEarly };
};

/** When each change's turn came. */
const turnsOf = (changes: readonly Change[]): ((change: Change) => number) => {
  const verified = new Map(
    changes.flatMap(({ decisionId, step, state, verifiedAt, updatedAt }) =>
      state === 'verified' ? [[`${decisionId}/${step}`, verifiedAt ?? updatedAt] as const] : [],
    ),
  );
  return ({ decisionId, step, decidedAt }) =>
    step === 1
      ? decidedAt - slackMs
      : (verified.get(`${decisionId}/${step - 1}`) ?? Number.POSITIVE_INFINITY) - stepSlackMs;
};

const byRecord = (
  changes: readonly Change[],
  owners: ReadonlyMap<string, Owner>,
): ReadonlyMap<string, readonly Change[]> => {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const owner = owners.get(change.id);
    if (owner === undefined) continue;
    const record = owner.target === null ? anyOf(change.system) : recordOf(owner.target);
    groups.set(record, [...(groups.get(record) ?? []), change]);
  }
  return groups;
};

/** Where it went can no longer be read: to any record of its system. */
const anyOf = (system: RemoteWrite['system']): string => `${system} any`;

const recordOf = (target: Target): string => {
  if (target.system === 'erp') return `erp POST ${target.customerId}`;
  return 'contactId' in target
    ? `dotdigital ${target.method} ${target.contactId}`
    : `dotdigital POST ${target.newEmail.toLowerCase()}`;
};

const recordOfWrite = ({ system, method, recordId, recordKey }: RemoteWrite): string =>
  system === 'dotdigital' && method === 'POST'
    ? `dotdigital POST ${recordKey?.toLowerCase()}`
    : `${system} ${method} ${recordId}`;

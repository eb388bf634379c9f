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
 * Gives each write that took effect to a change that it may carry out: on its record, while it was under way, one for
 * each. A step is under way from when the step before it was verified. Where several ways are possible, one is taken that
 * leaves no verified change without a write if there is such a way, and explains as many writes as can be.
 */
export const attributeWrites = (
  writes: readonly RemoteWrite[],
  { changes, settledAt }: Pick<WorkspaceState, 'changes' | 'settledAt'>,
  owners: ReadonlyMap<string, Owner>,
): Attributed => {
  const byRecord = writesByRecord(writes);
  const turnOf = turnsOf(changes);
  const from = (change: Change, start: number): readonly RemoteWrite[] => {
    const owner = owners.get(change.id);
    const record = owner?.target == null ? anyOf(change.system) : recordOf(owner.target);
    const end = settledAt.get(change.id) ?? Number.POSITIVE_INFINITY;
    const all = owner === undefined ? [] : (byRecord.get(record) ?? []);
    return all.filter(({ at }) => at >= start && at <= end + slackMs);
  };
  const isVerified = ({ state }: Change): boolean => state === 'verified';
  const inOrder = [...changes.filter(isVerified), ...changes.filter((change) => !isVerified(change))];
  const { writesOf, changeOf } = pairUp(inOrder, (change) => from(change, turnOf(change)));
  const early = new Set(
    changes.flatMap((change) => (writesOf.has(change.id) ? [] : from(change, change.decidedAt - slackMs))),
  );
  const left = writes.filter((write) => !changeOf.has(write));
  return {
    writesOf,
    unexplained: left.filter((write) => !early.has(write)),
    tooEarly: left.filter((write) => early.has(write)),
  };
};

/** Pairs each change with a write that is possible for it, the first changes first; who has one keeps one. */
const pairUp = (changes: readonly Change[], possible: (change: Change) => readonly RemoteWrite[]) => {
  const changeOf = new Map<RemoteWrite, Change>();
  const find = (change: Change, tried: Set<RemoteWrite>): boolean =>
    possible(change).some((write) => {
      if (tried.has(write)) return false;
      tried.add(write);
      const holder = changeOf.get(write);
      // Whoever holds it may have another one.
      if (holder !== undefined && !find(holder, tried)) return false;
      changeOf.set(write, change);
      return true;
    });
  for (const change of changes) find(change, new Set());
  return { changeOf, writesOf: new Map([...changeOf].map(([write, { id }]) => [id, write])) };
};

const writesByRecord = (writes: readonly RemoteWrite[]): ReadonlyMap<string, readonly RemoteWrite[]> => {
  const groups = new Map<string, RemoteWrite[]>();
  for (const write of [...writes].sort((left, right) => left.at - right.at))
    for (const record of [recordOfWrite(write), anyOf(write.system)]) {
      const group = groups.get(record);
      if (group === undefined) groups.set(record, [write]);
      else group.push(write);
    }
  return groups;
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

import { attributeWrites, slackMs } from './attribute-writes.ts';
import type { Approval, Ledger } from './ledger.ts';
import type { RemoteState, RemoteWrite } from './remote-state.ts';
import { type Change, endings, type WorkspaceState } from './workspace-state.ts';

/** What is held against each other: what was done, what the remote systems hold, what Concord says. */
export type Held = { readonly ledger: Ledger; readonly remote: RemoteState; readonly workspace: WorkspaceState };

/** Everything that is not as it has to be, one sentence each; empty when all is well. Concord is at rest. */
export const violationsOf = (held: Held): readonly string[] => [
  ...held.ledger.problems,
  ...approvalViolations(held),
  ...writeViolations(held),
  ...peopleViolations(held),
  ...runViolations(held),
  ...mirrorViolations(held),
  ...held.workspace.fileProblems,
];

/** Every acknowledged approval is there and came to an end; every change was approved, once. */
const approvalViolations = ({ ledger, workspace }: Held): readonly string[] => {
  const changes = new Map(workspace.changes.map((change) => [change.id, change]));
  const lost = ledger.approvals.flatMap(({ acknowledged, key }) =>
    acknowledged === null || changes.has(acknowledged.outboxId)
      ? []
      : [`the approval ${key} was acknowledged as ${acknowledged.outboxId} and is gone`],
  );
  const stuck = workspace.changes.flatMap(({ id, state, sentence }) => {
    if (!endings.includes(state)) return [`the change ${id} is at rest as ${state}`];
    return state !== 'verified' && sentence === null ? [`the change ${id} ended ${state} without a reason`] : [];
  });
  const decided = workspace.stillDecided > 0 ? ['a mismatch waits for a change that is not under way'] : [];
  return [...lost, ...stuck, ...decided, ...unasked(workspace.changes, ledger.approvals)];
};

/** Changes that nobody approved: neither acknowledged, nor asked for and left unanswered. */
const unasked = (changes: readonly Change[], approvals: readonly Approval[]): readonly string[] => {
  const owners = ownersOf(changes, approvals);
  return changes.flatMap(({ id }) => (owners.has(id) ? [] : [`the change ${id} was decided by nobody`]));
};

/** The approval of each change. One that was never answered owns at most one change of its mismatch. */
export const ownersOf = (changes: readonly Change[], approvals: readonly Approval[]): ReadonlyMap<string, Approval> => {
  const acknowledged = new Map(
    approvals.flatMap((one) => (one.acknowledged ? [[one.acknowledged.outboxId, one]] : [])),
  );
  const unanswered = approvals.filter((one) => one.acknowledged === null);
  const owners = new Map<string, Approval>();
  for (const { id, mismatchId } of [...changes].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const known = acknowledged.get(id);
    if (known !== undefined) {
      owners.set(id, known);
      continue;
    }
    const index = unanswered.findIndex((one) => one.mismatchId === mismatchId);
    const [owner] = index < 0 ? [] : unanswered.splice(index, 1);
    if (owner !== undefined) owners.set(id, owner);
  }
  return owners;
};

/** At most one write of each change took effect, exactly one where it was verified, and what took effect is told so. */
const writeViolations = ({ ledger, remote, workspace }: Held): readonly string[] => {
  const owners = ownersOf(workspace.changes, ledger.approvals);
  const effective = remote.writes.filter(({ changed }) => changed);
  const { writesOf, unexplained } = attributeWrites(effective, workspace, owners);
  const withoutEffect = workspace.changes.filter(({ id, state }) => state === 'verified' && !writesOf.has(id));
  return [
    ...unexplained.map(
      ({ system, method, recordId, at }) =>
        `${method} changed ${system} ${recordId} at ${at} a second time, or unasked`,
    ),
    ...withoutEffect.flatMap((change) =>
      wasEditedMeanwhile(ledger, workspace, change, owners.get(change.id))
        ? []
        : [`the change ${change.id} is verified, and no write of it took effect`],
    ),
    ...workspace.changes.flatMap((change) => {
      const write = writesOf.get(change.id);
      if (change.state === 'verified' || write === undefined || isLate(ledger, write)) return [];
      return wasEditedMeanwhile(ledger, workspace, change, owners.get(change.id))
        ? []
        : [`the change ${change.id} took effect and is told as ${change.state}`];
    }),
    ...repeatedKeys(effective).map((key) => `the command ${key} took effect twice`),
    ...sentAgain(ledger, remote).map(
      ({ system, recordId, at }) => `${system} ${recordId} was sent at ${at} what it had already`,
    ),
  ];
};

/** A write that found its effect there: blind, unless a dead engine's request was still on its way. */
const sentAgain = (ledger: Ledger, { writes }: RemoteState): readonly RemoteWrite[] =>
  writes.filter((write) => !write.changed && !isLate(ledger, write));

const isLate = ({ late }: Ledger, { at }: RemoteWrite): boolean =>
  late.some(({ from, until }) => at >= from && at <= until + slackMs);

const repeatedKeys = (writes: readonly RemoteWrite[]): readonly string[] => {
  const keys = writes.flatMap(({ key }) => key ?? []);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
};

/** Whether a person wrote to the record while the change was under way: then any of its ends may be right. */
const wasEditedMeanwhile = (
  { edits }: Ledger,
  { settledAt }: WorkspaceState,
  change: Change,
  owner: Approval | undefined,
): boolean => {
  const until = settledAt.get(change.id) ?? Number.POSITIVE_INFINITY;
  const recordId = owner === undefined ? null : recordIdOf(owner);
  return edits.some(
    (edit) =>
      edit.system === change.system && edit.recordId === recordId && edit.at >= change.decidedAt && edit.at <= until,
  );
};

const recordIdOf = ({ target }: Approval): string | null => {
  if (target.system === 'erp') return target.customerId;
  return 'contactId' in target ? String(target.contactId) : null;
};

/** No person twice, nobody back who left, nobody made who never agreed. */
const peopleViolations = ({ ledger, remote }: Held): readonly string[] => {
  const emails = remote.contacts.flatMap(({ email }) => email ?? []);
  const twice = [...new Set(emails.filter((email, index) => emails.indexOf(email) !== index))];
  const back = remote.contacts.filter(
    ({ contactId, status }) => ledger.optedOut.has(contactId) && status === 'subscribed',
  );
  const made = remote.contacts.filter(({ erpNumber }) => erpNumber !== null && ledger.neverToCreate.has(erpNumber));
  return [
    ...twice.map(
      (email) =>
        `there are two contacts with the address of ${remote.contacts.find((one) => one.email === email)?.contactId}`,
    ),
    ...back.map(({ contactId }) => `contact ${contactId} opted out and is subscribed again`),
    ...made.map(({ contactId, erpNumber }) => `contact ${contactId} was made for ${erpNumber}, who gave no permission`),
  ];
};

/** Nothing here takes so many records away that a run may stop to ask; a failed one has met a fault. */
const finalStates = ['succeeded', 'partial', 'failed', 'cancelled'];

const runViolations = ({ workspace }: Held): readonly string[] => [
  ...workspace.runs.flatMap(({ id, state }) =>
    finalStates.includes(state) ? [] : [`the run ${id} is left as ${state}`],
  ),
  ...workspace.runs.flatMap(({ id, state, failure }) =>
    failure?.code === 'bug' ? [`the run ${id} is ${state}: ${failure.sentence}`] : [],
  ),
];

const mirrorViolations = ({ remote, workspace }: Held): readonly string[] => {
  const contacts = remote.contacts.filter(({ isBinned }) => !isBinned).length;
  return [
    ...(workspace.customers === remote.customers.length
      ? []
      : [`the mirror has ${workspace.customers} customers, the ERP ${remote.customers.length}`]),
    ...(workspace.contacts === contacts
      ? []
      : [`the mirror has ${workspace.contacts} contacts, Dotdigital ${contacts}`]),
  ];
};

import { changeViolations } from './check-changes.ts';
import { writeViolations } from './check-writes.ts';
import type { Ledger } from './ledger.ts';
import { ownersOf } from './owners.ts';
import type { RemoteState } from './remote-state.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** What is held against each other: what was done, what the remote systems hold, what Concord says. */
export type Held = { readonly ledger: Ledger; readonly remote: RemoteState; readonly workspace: WorkspaceState };

/** Everything that is not as it has to be, one sentence each; empty when all is well. Concord is at rest. */
export const violationsOf = (held: Held): readonly string[] => {
  const owners = ownersOf(held.ledger, held.workspace);
  return [
    ...held.ledger.problems,
    ...changeViolations(held, owners),
    ...writeViolations(held, owners),
    ...peopleViolations(held),
    ...runViolations(held),
    ...mirrorViolations(held),
    ...held.workspace.fileProblems,
  ];
};

/** No person twice, and nobody back who left. */
const peopleViolations = ({ ledger, remote }: Held): readonly string[] => {
  const emails = remote.contacts.flatMap(({ email }) => email ?? []);
  const twice = [...new Set(emails.filter((email, index) => emails.indexOf(email) !== index))];
  const back = remote.contacts.filter(
    ({ contactId, status }) => ledger.optedOut.has(contactId) && status === 'subscribed',
  );
  return [
    ...twice.map(
      (email) =>
        `there are two contacts with the address of ${remote.contacts.find((one) => one.email === email)?.contactId}`,
    ),
    ...back.map(({ contactId }) => `contact ${contactId} opted out and is subscribed again`),
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

/** Everybody is in the mirror but those who were forgotten, by whatever they are known. */
const mirrorViolations = ({ ledger, remote, workspace }: Held): readonly string[] => {
  const gone = ledger.forgettings;
  const records = new Set(gone.flatMap((one) => one.records.map(({ system, id }) => `${system}/${id}`)));
  const numbers = new Set(gone.flatMap((one) => one.numbers));
  const emails = new Set(gone.flatMap((one) => one.emails));
  const customers = remote.customers.filter(({ id, number }) => !records.has(`erp/${id}`) && !numbers.has(number));
  const contacts = remote.contacts.filter(
    ({ contactId, erpNumber, email, isBinned }) =>
      !isBinned &&
      !records.has(`dotdigital/${contactId}`) &&
      !(erpNumber !== null && numbers.has(erpNumber)) &&
      !(email !== null && emails.has(email)),
  );
  return [
    ...(workspace.customers === customers.length
      ? []
      : [`the mirror has ${workspace.customers} customers, the ERP ${customers.length}`]),
    ...(workspace.contacts === contacts.length
      ? []
      : [`the mirror has ${workspace.contacts} contacts, Dotdigital ${contacts.length}`]),
  ];
};

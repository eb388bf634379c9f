import type { Ledger } from './ledger.ts';
import { type RemoteContact, type RemoteState, readRemoteState } from './remote-state.ts';

/** Statuses in which a contact gets mail, or is asked whether it wants any. */
const mailed: readonly string[] = ['subscribed', 'pendingOptIn'];

/**
 * Looks at the people of both systems; called while the engine is dead or at rest, before and after people edit. After
 * edits (`byPeople`) what changed is theirs; else it is Concord's, and may subscribe nobody who had said no.
 */
export const notePeople = (ledger: Ledger, data: string, byPeople = false): void => {
  const remote = readRemoteState(data);
  if (!byPeople) ledger.problems.push(...subscribedAgainst(ledger, remote));
  noteAnswers(ledger, remote);
  ledger.seen.clear();
  for (const { contactId, status, email } of remote.contacts) ledger.seen.set(contactId, { status, email });
};

/** Whom a write subscribed since people were looked at last, although the person had said no by then. */
export const subscribedAgainst = (ledger: Ledger, { contacts, writes }: RemoteState): readonly string[] => {
  if (ledger.seen.size === 0) return [];
  const made = new Set(
    writes.flatMap(({ method, recordId, changed }) => (method === 'POST' && changed ? recordId : [])),
  );
  return contacts.flatMap((contact) => {
    const before = ledger.seen.get(contact.contactId);
    const wasMailed = before !== undefined && mailed.includes(before.status);
    if (!mailed.includes(contact.status) || (wasMailed && before.email === contact.email)) return [];
    // Whoever is mailed at another address now: the new address may have been told no, the person was asked already.
    const names = wasMailed ? [`email:${contact.email}`] : namesOf(contact);
    const said = names.filter((name) => ledger.saidNo.has(name)).map((name) => name.replace(/:.*/, ''));
    const isMade = before === undefined && made.has(String(contact.contactId));
    return [
      ...(said.length === 0
        ? []
        : [`a write subscribed contact ${contact.contactId}, who had said no by ${said.join(' and ')}`]),
      ...(isMade && contact.erpNumber !== null && ledger.neverToCreate.has(contact.erpNumber)
        ? [`contact ${contact.contactId} was made for ${contact.erpNumber}, who gave no permission`]
        : []),
    ];
  });
};

const namesOf = ({ contactId, email, erpNumber }: RemoteContact): readonly string[] => [
  `contact:${contactId}`,
  ...(email === null ? [] : [`email:${email}`]),
  ...(erpNumber === null ? [] : [`number:${erpNumber}`]),
];

/** Notes who said no, and who gave no permission and has no contact. */
export const noteAnswers = (ledger: Ledger, { contacts, customers }: RemoteState): void => {
  for (const contact of contacts) {
    if (contact.status !== 'subscribed') ledger.optedOut.add(contact.contactId);
    if (contact.status === 'unsubscribed') for (const name of namesOf(contact)) ledger.saidNo.add(name);
  }
  const numbers = new Set(contacts.flatMap(({ erpNumber }) => erpNumber ?? []));
  const emails = new Set(contacts.flatMap(({ email }) => email ?? []));
  for (const { number, email, ground } of customers) {
    if (ground === 'opt-out') ledger.saidNo.add(`number:${number}`);
    const hasPermission = ground === 'consent' || ground === 'soft-opt-in';
    const hasContact = numbers.has(number) || (email !== null && emails.has(email));
    if (!hasPermission && !hasContact) ledger.neverToCreate.add(number);
  }
};

import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { MirrorContact, MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Versioned } from '../connectors/connector.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';

/** Both records of a pair as the remote systems hold them now; null where there is none (any more). */
export type Fresh = { readonly customer: MirrorCustomer | null; readonly contact: MirrorContact | null };

/** Reads a pair anew from both systems. The contact of a create is looked for by its email. */
export const readFresh = async (
  deps: RemoteDeps,
  evidence: Evidence,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<Fresh>> => {
  const [customer, contact] = await Promise.all([
    readCustomer(deps, evidence, signal),
    readContact(deps, evidence, changeSet, signal),
  ]);
  if (!customer.ok) return customer;
  if (!contact.ok) return contact;
  const today = todayOf(deps.clock);
  return ok({
    customer: customer.value === null ? null : deriveCustomer(customer.value, today),
    contact: contact.value === null ? null : deriveContact(contact.value, today),
  });
};

const readCustomer = (
  { connectors }: RemoteDeps,
  evidence: Evidence,
  signal: AbortSignal,
): Promise<Result<Versioned<Customer> | null>> =>
  evidence.customer === null ? Promise.resolve(ok(null)) : connectors.erp.readCustomer(evidence.customer.id, signal);

const readContact = (
  { connectors }: RemoteDeps,
  evidence: Evidence,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<Contact | null>> => {
  if (changeSet.operation === 'contact.create')
    return connectors.dotdigital.readContact({ by: 'email', value: changeSet.email }, signal);
  const contactId =
    changeSet.operation === 'contact.patch' ? changeSet.contactId : (evidence.contact?.contactId ?? null);
  return contactId === null
    ? Promise.resolve(ok(null))
    : connectors.dotdigital.readContact({ by: 'contactId', value: contactId }, signal);
};

/** Takes what was just read into the mirror, gone records included, and sets the match keys. Call inside `atomically`. */
export const takeIntoMirror = ({ stores }: RemoteDeps, evidence: Evidence, fresh: Fresh): void => {
  const { mirror } = stores;
  if (fresh.customer !== null) mirror.upsertCustomers([fresh.customer], outsideRuns);
  else if (evidence.customer !== null) mirror.removeCustomers([evidence.customer.id]);
  if (fresh.contact !== null) mirror.upsertContacts([fresh.contact], outsideRuns);
  else if (evidence.contact !== null) mirror.removeContacts([evidence.contact.contactId]);
  while (mirror.rekeyContacts(100) > 0);
};

/** Rows read outside of a run belong to none. */
const outsideRuns = 0;

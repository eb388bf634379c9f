import { type ChangeSet, isInsightChange } from '../../../shared/domain/change.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Versioned } from '../connectors/connector.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import { isPostingChange } from '../domain/posting/change.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { readPosting, takeOrder } from './find-order.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { figuresOf } from './order-figures.ts';
import { readRecordFresh, takeRecord } from './read-record.ts';
import { orderRow } from './sales-streams.ts';

/** The records that a change is about: its own target, and the other side of the pair. */
const customerIdOf = (evidence: Evidence, changeSet: ChangeSet): string | null =>
  'customerId' in changeSet ? changeSet.customerId : (evidence.customer?.id ?? null);
const contactIdOf = (evidence: Evidence, changeSet: ChangeSet): number | null =>
  'contactId' in changeSet && changeSet.contactId !== null
    ? changeSet.contactId
    : (evidence.contact?.contactId ?? null);

/** Reads a pair anew from both systems. The contact of a create is looked for by its email. */
export const readFresh = async (
  deps: RemoteDeps,
  evidence: Evidence,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<FreshPair>> => {
  if (changeSet.operation === 'data-field.create') return readDataField(deps, changeSet.name, signal);
  if (isInsightChange(changeSet)) return readRecordFresh(deps, evidence, changeSet, signal);
  const [customer, contact, other] = await Promise.all([
    readCustomer(deps, customerIdOf(evidence, changeSet), signal),
    readContact(deps, evidence, changeSet, signal),
    readOther(deps, changeSet, signal),
  ]);
  if (!customer.ok) return customer;
  if (!contact.ok) return contact;
  if (!other.ok) return other;
  const posting = isPostingChange(changeSet) ? await readPosting(deps, changeSet, signal) : ok({});
  if (!posting.ok) return posting;
  const today = todayOf(deps.clock);
  const mapping = deps.stores.mappings.inForce();
  const held = customer.value;
  return ok({
    ...posting.value,
    customer:
      held === null
        ? null
        : deriveCustomer(held, today, mapping, figuresOf(deps.stores, held.value.number, mapping.document)),
    contact: contact.value === null ? null : deriveContact(contact.value, today, mapping),
    duplicateOf: customer.value?.value.duplicateOf ?? null,
    ...(other.value === null ? {} : { other: deriveContact(other.value, today, mapping) }),
  });
};

const readCustomer = (
  { connectors }: RemoteDeps,
  id: string | null,
  signal: AbortSignal,
): Promise<Result<Versioned<Customer> | null>> =>
  id === null ? Promise.resolve(ok(null)) : connectors.erp.readCustomer(id, signal);

const readDataField = async (
  { connectors }: RemoteDeps,
  name: string,
  signal: AbortSignal,
): Promise<Result<FreshPair>> => {
  const fields = await connectors.dotdigital.readDataFields(signal);
  if (!fields.ok) return fields;
  const dataField = fields.value.find((field) => field.name.toUpperCase() === name.toUpperCase()) ?? null;
  return ok({ customer: null, contact: null, dataField });
};

const readContact = (
  { connectors }: RemoteDeps,
  evidence: Evidence,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<Contact | null>> => {
  if (changeSet.operation === 'contact.create')
    return connectors.dotdigital.readContact({ by: 'email', value: changeSet.email }, signal);
  const contactId = contactIdOf(evidence, changeSet);
  return contactId === null
    ? Promise.resolve(ok(null))
    : connectors.dotdigital.readContact({ by: 'contactId', value: contactId }, signal);
};

/** The contact that a list comes from or goes to, for the answers that the person gave there. */
const readOther = (
  { connectors }: RemoteDeps,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<Contact | null>> =>
  changeSet.operation === 'contact.list' && changeSet.otherId !== undefined
    ? connectors.dotdigital.readContact({ by: 'contactId', value: changeSet.otherId }, signal)
    : Promise.resolve(ok(null));

/** Takes what was just read into the mirror, gone records included, and sets the match keys. Call inside `atomically`. */
export const takeIntoMirror = (deps: RemoteDeps, evidence: Evidence, changeSet: ChangeSet, fresh: FreshPair): void => {
  const { stores, clock } = deps;
  if (isInsightChange(changeSet)) {
    takeRecord(deps, changeSet, fresh);
    return;
  }
  const { mirror } = stores;
  if (changeSet.operation === 'data-field.create') {
    const others = stores.dataFields.all().filter(({ name }) => name !== changeSet.name.toUpperCase());
    stores.dataFields.replace([...others, ...(fresh.dataField == null ? [] : [fresh.dataField])], clock.now());
    return;
  }
  const customerId = customerIdOf(evidence, changeSet);
  const contactId = contactIdOf(evidence, changeSet);
  // A read that is going on must not take what it did not see yet for gone.
  const reading = (['customers', 'full-check'] as const).map((job) => stores.runs.lastOf(job, ['running']));
  const runId = reading.find((run) => run !== null)?.id ?? outsideRuns;
  if (fresh.customer !== null) mirror.upsertCustomers([fresh.customer], runId);
  else if (customerId !== null) mirror.removeCustomers([customerId]);
  if (fresh.contact !== null) mirror.upsertContacts([fresh.contact], runId);
  else if (contactId !== null) mirror.removeContacts([contactId]);
  if (fresh.other != null) mirror.upsertContacts([fresh.other], runId);
  if (fresh.order != null) takeOrder(stores, changeSet, fresh.order, (order) => orderRow(stores, order));
  while (mirror.rekeyContacts(100) > 0);
};

/** Rows read outside of a run belong to none. */
const outsideRuns = 0;

import type { MirrorContact, MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { canonical } from '../domain/normalise/canonical.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { type Row, sameRecords } from './surroundings.ts';

type PersonRecord = OutputOf<'person.find'>['records'][number];

/** The records of a person on both sides, by address, customer number or contact id, with everything linked to them. */
export const findPerson = ({ stores, clock }: FlowDeps, text: string): readonly PersonRecord[] => {
  const { mirror } = stores;
  const customers = new Map<number, MirrorCustomer & Row>();
  const contacts = new Map<number, MirrorContact & Row>();
  const takeCustomer = (customer: (MirrorCustomer & Row) | null): void => {
    if (customer === null || customers.has(customer.rid)) return;
    customers.set(customer.rid, customer);
    for (const { rid, method } of mirror.contactKeysOf(customer.number))
      if (method !== null) takeContact(mirror.contact(rid));
  };
  const takeContact = (contact: (MirrorContact & Row & { readonly method: unknown }) | null): void => {
    if (contact === null || contacts.has(contact.rid)) return;
    contacts.set(contact.rid, contact);
  };
  const read = canonical('email', text, { country: null, today: todayOf(clock) });
  const byEmail = read.ok && read.value !== null ? mirror.withEmail(read.value) : { customers: [], contacts: [] };
  for (const rid of byEmail.customers) takeCustomer(mirror.customer(rid));
  for (const rid of byEmail.contacts) {
    const contact = mirror.contact(rid);
    takeContact(contact);
    for (const { rid: customer } of contact === null ? [] : mirror.customerKeysOf(matchNumber(contact)))
      takeCustomer(mirror.customer(customer));
  }
  for (const { rid } of mirror.customerKeysOf(text.trim())) takeCustomer(mirror.customer(rid));
  // The other records of who was named, but not what is one person with those only: a chain makes nobody one.
  for (const named of [...customers.values()]) for (const other of sameRecords(stores, named)) takeCustomer(other);
  if (/^\d{1,15}$/.test(text.trim())) takeContact(mirror.contactById(Number(text.trim())));
  const found = [...[...customers.values()].map(customerRecord), ...[...contacts.values()].map(contactRecord)];
  const left = stores.forgotten
    .leftInCases(text)
    .filter(({ system, id }) => !found.some((record) => record.system === system && record.id === id));
  return [...found, ...left].slice(0, 50);
};

const matchNumber = ({ erpNumber }: MirrorContact): string => erpNumber ?? '';

const customerRecord = ({ id, number, values }: MirrorCustomer): PersonRecord => ({
  system: 'erp',
  id,
  reference: number,
  label: nameOf(values) || number,
  email: values.email,
});
const contactRecord = ({ contactId, values }: MirrorContact): PersonRecord => ({
  system: 'dotdigital',
  id: String(contactId),
  reference: `contact ${contactId}`,
  label: nameOf(values) || `contact ${contactId}`,
  email: values.email,
});
const nameOf = ({ firstName, lastName }: MirrorCustomer['values']): string =>
  [firstName, lastName].filter(Boolean).join(' ');

export type ForgetRequest = {
  readonly records: readonly { readonly system: 'erp' | 'dotdigital'; readonly id: string }[];
  readonly reason: string;
};

/** What hangs on a customer now goes along, whether it was named or not. */
const withLinked = ({ mirror }: FlowDeps['stores'], records: ForgetRequest['records']): ForgetRequest['records'] => {
  const all = new Map(records.map((record) => [`${record.system}/${record.id}`, record]));
  for (const { system, id } of records) {
    const customer = system === 'erp' ? mirror.customerById(id) : null;
    for (const { rid, method } of customer === null ? [] : mirror.contactKeysOf(customer.number)) {
      const contact = method === null ? null : mirror.contact(rid);
      if (contact === null) continue;
      const record = { system: 'dotdigital' as const, id: String(contact.contactId) };
      all.set(`${record.system}/${record.id}`, record);
    }
  }
  return [...all.values()];
};

export type Forgotten = { readonly records: number; readonly mismatches: number; readonly withdrawn: number };

/** Forgets a person in this workspace; what is kept are keyed hashes and the entry of the audit trail. */
export const forgetPerson = (
  { stores, clock, operator }: FlowDeps,
  { records, reason }: ForgetRequest,
): Result<Forgotten> => {
  if (records.length === 0) return err(failure('decision.not-possible', 'Name at least one record.'));
  const at = clock.now();
  const done = stores.atomically(() => {
    const forgotten = stores.forgotten.forget(withLinked(stores, records), at);
    const subject = `person:${stores.keyedHash(records.map(({ system, id }) => `${system}/${id}`).join(' ')).slice(0, 16)}`;
    // The reason is the operator's own words: sealed under the workspace's key, because the person's is gone.
    stores.audit.append({ at, actor: operator, action: 'forgot a person', subject, personal: reason, person: null });
    return forgotten;
  }, 'durable');
  stores.forgotten.shred();
  return ok(done);
};

import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Versioned } from '../connectors/connector.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import type { Stream } from './read-stream.ts';

/** Customers out of the ERP into the mirror. */
export const customerStream = (
  { connectors, stores, clock }: RemoteDeps,
  runId: number,
): Stream<Versioned<Customer>> => ({
  name: 'erp.customers',
  system: 'erp',
  read: connectors.erp.readCustomers,
  apply: (records, removed) => {
    const today = todayOf(clock);
    const { changed } = stores.mirror.upsertCustomers(
      records.map((record) => deriveCustomer(record, today)),
      runId,
    );
    return { changed, removed: removed.length === 0 ? 0 : stores.mirror.removeCustomers(removed) };
  },
});

/** Contacts out of Dotdigital into the mirror. */
export const contactStream = ({ connectors, stores, clock }: RemoteDeps, runId: number): Stream<Contact> => ({
  name: 'dotdigital.contacts',
  system: 'dotdigital',
  read: connectors.dotdigital.readContacts,
  apply: (records, removed) => {
    const today = todayOf(clock);
    const { changed } = stores.mirror.upsertContacts(
      records.map((record) => deriveContact(record, today)),
      runId,
    );
    return { changed, removed: removed.length === 0 ? 0 : stores.mirror.removeContacts(removed.map(Number)) };
  },
});

import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { OptOutNotice, Versioned } from '../connectors/connector.ts';
import { canonical } from '../domain/normalise/canonical.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { figuresOf } from './order-figures.ts';
import type { Stream } from './read-stream.ts';

/** Customers out of the ERP into the mirror. */
export const customerStream = (
  { connectors, stores, clock }: RemoteDeps,
  runId: number,
): Stream<Versioned<Customer>> => ({
  name: 'erp.customers',
  system: 'erp',
  read: connectors.erp.readCustomers,
  changedAt: ({ modifiedAt }) => modifiedAt,
  apply: (records, removed) => {
    const today = todayOf(clock);
    const mapping = stores.mappings.inForce();
    const { changed } = stores.mirror.upsertCustomers(
      records
        .map((record) =>
          deriveCustomer(record, today, mapping, figuresOf(stores, record.value.number, mapping.document)),
        )
        .filter((row) => !stores.forgotten.isCustomer(row)),
      runId,
    );
    return { changed, removed: removed.length === 0 ? 0 : stores.mirror.removeCustomers(removed) };
  },
});

/** Contacts out of Dotdigital into the mirror. */
export const contactStream = ({ connectors, stores, clock }: RemoteDeps, runId: number): Stream<Contact> => {
  const rows = createRows(stores, clock, deriveContact);
  return {
    name: 'dotdigital.contacts',
    system: 'dotdigital',
    read: connectors.dotdigital.readContacts,
    changedAt: ({ updatedAt }) => updatedAt,
    prepare: rows.prepare,
    apply: (records, removed) => {
      const { changed } = stores.mirror.upsertContacts(
        rows.of(records).filter((row) => !stores.forgotten.isContact(row)),
        runId,
      );
      return { changed, removed: removed.length === 0 ? 0 : stores.mirror.removeContacts(removed.map(Number)) };
    },
  };
};

/**
 * Mirror rows of records, worked out beforehand where there was time for it: under the mapping that is in force when they
 * are taken, whatever came in between.
 */
const createRows = <T extends object, Row>(
  { mappings }: RemoteDeps['stores'],
  clock: RemoteDeps['clock'],
  derive: (record: T, today: string, mapping: Mapping) => Row,
) => {
  const ready = new WeakMap<T, { readonly row: Row; readonly mapping: Mapping }>();
  return {
    prepare: (records: readonly T[]): void => {
      const [today, mapping] = [todayOf(clock), mappings.inForce()];
      for (const record of records) ready.set(record, { row: derive(record, today, mapping), mapping });
    },
    of: (records: readonly T[]): readonly Row[] => {
      const [today, mapping] = [todayOf(clock), mappings.inForce()];
      return records.map((record) => {
        const found = ready.get(record);
        return found?.mapping === mapping ? found.row : derive(record, today, mapping);
      });
    },
  };
};

/** Opt-outs with the day on which they were given: a contact itself does not tell it. Nothing but the ledger changes. */
export const optOutStream = ({ connectors, stores, clock }: RemoteDeps): Stream<OptOutNotice> => ({
  name: 'dotdigital.opt-outs',
  system: 'dotdigital',
  isNotice: true,
  read: connectors.dotdigital.readOptOuts,
  apply: (notices) => {
    const today = todayOf(clock);
    for (const { contactId, email, at, reason } of notices) {
      if (!ownWord.has(reason.toLowerCase())) continue;
      const read = canonical('email', email, { country: null, today });
      const known = stores.mirror.contactById(contactId);
      const names = [
        `contact:${contactId}`,
        ...(read.ok && read.value !== null ? [`email:${read.value}`] : []),
        ...(known?.erpNumber == null ? [] : [`number:${known.erpNumber}`]),
      ];
      stores.optOuts.note(names, at, 'dotdigital');
    }
    return { changed: 0, removed: 0 };
  },
});

/** Reasons of the feed that are a person's own word, or ours for them (contract dotdigital 3.7). A bounce is none. */
const ownWord = new Set(['unsubscribed', 'suppressed', 'ispcomplained', 'directcomplaint']);

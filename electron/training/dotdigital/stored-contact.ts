import { z } from 'zod';
import type { StateFile } from '../server/state-file.ts';
import { dataFieldsSchema, type StoredContact, storedConsentSchema } from './contact-shape.ts';
import { createIdentifierWriter } from './custom-identifier-store.ts';
import { createSuppressionNotes } from './feeds-suppression.ts';
import type { Switches } from './switches.ts';

type Row = {
  readonly contact_id: number;
  readonly email: string | null;
  readonly mobile_number: string | null;
  readonly binned: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly email_status: string;
  readonly email_type: string;
  readonly opt_in_type: string;
  readonly data_fields: string;
  readonly consent_records: string;
  readonly list_ids: string;
  readonly preference_ids: string;
  readonly custom_identifiers: string;
};

/** What an address is found by. */
export const emailKey = (email: string, { emailCase }: Pick<Switches, 'emailCase'>): string =>
  emailCase === 'insensitive' ? email.toLowerCase() : email;

const fromRow = (row: Row): StoredContact => ({
  contactId: row.contact_id,
  email: row.email,
  mobileNumber: row.mobile_number,
  customIdentifiers: z.record(z.string(), z.string()).parse(JSON.parse(row.custom_identifiers)),
  binned: row.binned === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  emailStatus: row.email_status,
  emailType: row.email_type,
  optInType: row.opt_in_type,
  dataFields: dataFieldsSchema.parse(JSON.parse(row.data_fields)),
  consentRecords: z.array(storedConsentSchema).parse(JSON.parse(row.consent_records)),
  lists: z.array(z.number()).parse(JSON.parse(row.list_ids)),
  preferences: z.array(z.number()).parse(JSON.parse(row.preference_ids)),
});

export type PageFilter = {
  readonly after: number;
  readonly limit: number;
  readonly createdFrom: number | null;
  readonly modifiedFrom: number | null;
  readonly listId: number | null;
  readonly segmentId: number | null;
};

/** A stretch of contacts as v2 counts it. The list's members are those who did not unsubscribe from it. */
export type WindowFilter = Omit<PageFilter, 'after' | 'limit'> & { readonly select: number; readonly skip: number };

export type ContactStore = {
  readonly byId: (contactId: number) => StoredContact | null;
  readonly byEmail: (email: string) => StoredContact | null;
  readonly byMobile: (mobileNumber: string) => StoredContact | null;
  /** By a custom identifier, named as the account writes it. */
  readonly byCustom: (name: string, value: string) => StoredContact | null;
  /** Ascending by id, so that pages neither skip nor repeat while others write. */
  readonly page: (filter: PageFilter) => readonly StoredContact[];
  /** Those with an address and not in the bin, ascending by id. */
  readonly window: (filter: WindowFilter) => readonly StoredContact[];
  /** How many are not in the bin. */
  readonly count: () => number;
  /** Writes it under its id, or under the next free one when that is 0. Returns it as stored. */
  readonly save: (contact: StoredContact) => StoredContact;
  readonly remove: (contactId: number) => void;
};

const COLUMNS = `contact_id, email, mobile_number, binned, created_at, updated_at, email_status, email_type, opt_in_type,
  data_fields, consent_records, list_ids, preference_ids,
  (SELECT json_group_object(i.name, i.value) FROM contact_identifier i WHERE i.contact_id = contact.contact_id)
    AS custom_identifiers`;

const BY_CUSTOM = `SELECT ${COLUMNS} FROM contact
  WHERE contact_id = (SELECT contact_id FROM contact_identifier WHERE name = ? AND value = ?)`;

const FILTERS = `(@createdFrom IS NULL OR created_at >= @createdFrom)
    AND (@modifiedFrom IS NULL OR updated_at >= @modifiedFrom)
    AND (@listId IS NULL OR EXISTS (SELECT 1 FROM json_each(list_ids) WHERE json_each.value = @listId))
    AND (@segmentId IS NULL OR EXISTS (
      SELECT 1 FROM segment_member m WHERE m.segment_id = @segmentId AND m.contact_id = contact.contact_id))`;

const PAGE = `SELECT ${COLUMNS} FROM contact WHERE contact_id > @after AND binned <= @binned AND ${FILTERS}
  ORDER BY contact_id LIMIT @limit`;

const WINDOW = `SELECT ${COLUMNS} FROM contact WHERE binned = 0 AND email IS NOT NULL AND ${FILTERS}
    AND NOT EXISTS (SELECT 1 FROM list_opt_out o WHERE o.list_id = @listId AND o.contact_id = contact.contact_id)
  ORDER BY contact_id LIMIT @select OFFSET @skip`;

const SAVE = `INSERT INTO contact(contact_id, email, email_key, mobile_number, binned, created_at, updated_at, email_status,
    email_type, opt_in_type, data_fields, consent_records, list_ids, preference_ids)
  VALUES (@contactId, @email, @emailKey, @mobileNumber, @binned, @createdAt, @updatedAt, @emailStatus, @emailType,
    @optInType, @dataFields, @consentRecords, @lists, @preferences)
  ON CONFLICT(contact_id) DO UPDATE SET email = excluded.email, email_key = excluded.email_key,
    mobile_number = excluded.mobile_number, binned = excluded.binned, updated_at = excluded.updated_at,
    email_status = excluded.email_status, email_type = excluded.email_type, opt_in_type = excluded.opt_in_type,
    data_fields = excluded.data_fields, consent_records = excluded.consent_records, list_ids = excluded.list_ids,
    preference_ids = excluded.preference_ids`;

const bindingsOf = (contact: StoredContact, switches: Switches) => ({
  ...contact,
  contactId: contact.contactId === 0 ? null : contact.contactId,
  emailKey: contact.email === null ? null : emailKey(contact.email, switches),
  binned: contact.binned ? 1 : 0,
  dataFields: JSON.stringify(contact.dataFields),
  consentRecords: JSON.stringify(contact.consentRecords),
  lists: JSON.stringify(contact.lists),
  preferences: JSON.stringify(contact.preferences),
  customIdentifiers: null,
});

/** Reads and writes contacts, those in the bin included. */
export const createContactStore = (file: StateFile, switches: Switches): ContactStore => {
  const select = (where: string) =>
    file.prepare<[string | number], Row>(`SELECT ${COLUMNS} FROM contact WHERE ${where} = ?`);
  const [byId, byEmail, byMobile] = [select('contact_id'), select('email_key'), select('mobile_number')];
  const byCustom = file.prepare<[string, string], Row>(BY_CUSTOM);
  const page = file.prepare<[PageFilter & { binned: number }], Row>(PAGE);
  const window = file.prepare<[WindowFilter], Row>(WINDOW);
  const count = file.prepare<[], { n: number }>('SELECT count(*) AS n FROM contact WHERE binned = 0');
  const save = file.prepare(SAVE);
  const statusOf = file.prepare<[number], string>('SELECT email_status FROM contact WHERE contact_id = ?').pluck();
  const suppressions = createSuppressionNotes(file);
  const writeIdentifiers = createIdentifierWriter(file);
  const remove = file.prepare('DELETE FROM contact WHERE contact_id = ?');
  const one = (row: Row | undefined): StoredContact | null => (row ? fromRow(row) : null);
  return {
    byId: (contactId) => one(byId.get(contactId)),
    byEmail: (email) => one(byEmail.get(emailKey(email, switches))),
    byMobile: (mobileNumber) => one(byMobile.get(mobileNumber)),
    byCustom: (name, value) => one(byCustom.get(name, value)),
    page: (filter) => page.all({ ...filter, binned: switches.binnedInLists ? 1 : 0 }).map(fromRow),
    window: (filter) => window.all(filter).map(fromRow),
    count: () => count.get()?.n ?? 0,
    save: (contact) => {
      const before = statusOf.get(contact.contactId) ?? null;
      const { lastInsertRowid } = save.run(bindingsOf(contact, switches));
      const saved = contact.contactId === 0 ? { ...contact, contactId: Number(lastInsertRowid) } : contact;
      writeIdentifiers(saved.contactId, saved.customIdentifiers);
      suppressions.note(before, saved);
      return saved;
    },
    remove: (contactId) => {
      writeIdentifiers(contactId, {});
      remove.run(contactId);
    },
  };
};

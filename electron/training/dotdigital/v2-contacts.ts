import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { blankContact, changeContact } from './contact-change.ts';
import type { StoredContact } from './contact-shape.ts';
import { type Account, conflictOf, factsOf, findContact, writtenOf } from './contact-writes.ts';
import { isRemoved } from './feeds-suppression.ts';
import { refusalV2 } from './refusals.ts';
import { asV3, consentFieldsSchema, isRefused, type Person, personSchema, refuseV2, v2BodyOf } from './v2-body.ts';
import { v2Consent, v2Contact } from './v2-contact.ts';

export const contactNotFoundV2 = (): Answer => refusalV2(404, 'Error: ERROR_CONTACT_NOT_FOUND');

const contactSuppressed = (): Answer => refusalV2(400, 'Contact is suppressed. ERROR_CONTACT_SUPPRESSED');

/** Whom an id or an address in a path names; those in the bin are gone for v2. */
export const findV2 = (account: Account, name: string): StoredContact | null => {
  const found = findContact(account, name.includes('@') ? 'email' : 'contactId', name) ?? null;
  return found?.binned ? null : found;
};

export type Saved = { readonly before: StoredContact | null; readonly contact: StoredContact };

const write = (account: Account, before: StoredContact | null, person: Person, consent: readonly unknown[]) => {
  const facts = factsOf(account);
  const { contact, problems } = changeContact(before ?? blankContact(facts), asV3(person, consent), 'overwrite', facts);
  const refused = refuseV2(problems, account.fields);
  if (refused) return refused;
  if (conflictOf(account, contact) !== null) return refusalV2(400, 'The address is taken. ERROR_NON_UNIQUE_EMAIL');
  return { before, contact: account.contacts.save(contact) };
};

/** Creates the person or changes whoever has the address; nobody who is suppressed (contract dotdigital 3.8 [C]). */
export const savePerson = (account: Account, person: Person, consent: readonly unknown[] = []): Saved | Answer => {
  const before = account.contacts.byEmail(person.email);
  return before && isRemoved(before.emailStatus) ? contactSuppressed() : write(account, before, person, consent);
};

/** Whether a person could not be saved. */
export const isUnsaved = (saved: Saved | Answer): saved is Answer => 'status' in saved;

export const fieldNamesOf = ({ fields }: Account): readonly string[] => fields.all().map(({ name }) => name);

const withConsentSchema = z.object({ contact: personSchema, consentfields: consentFieldsSchema.default([]) });

const consented = (account: Account, contact: StoredContact) => ({
  contact: v2Contact(contact, fieldNamesOf(account)),
  consentFields: v2Consent(contact),
});

const save = (account: Account, call: Call): Answer => {
  const read = v2BodyOf(call, personSchema);
  if (isRefused(read)) return read;
  const saved = savePerson(account, read.body);
  if (isUnsaved(saved)) return saved;
  const body = v2Contact(saved.contact, fieldNamesOf(account));
  return { status: 201, body, written: [writtenOf(saved.before, saved.contact)] };
};

const saveWithConsent = (account: Account, call: Call): Answer => {
  const read = v2BodyOf(call, withConsentSchema);
  if (isRefused(read)) return read;
  const saved = savePerson(account, read.body.contact, read.body.consentfields);
  if (isUnsaved(saved)) return saved;
  return { status: 201, body: consented(account, saved.contact), written: [writtenOf(saved.before, saved.contact)] };
};

const update = (account: Account, call: Call, { contact: name = '' }: Params): Answer => {
  const read = v2BodyOf(call, personSchema);
  if (isRefused(read)) return read;
  const found = findV2(account, name);
  if (!found) return contactNotFoundV2();
  if (isRemoved(found.emailStatus)) return contactSuppressed();
  const saved = write(account, found, read.body, []);
  if (isUnsaved(saved)) return saved;
  const body = v2Contact(saved.contact, fieldNamesOf(account));
  return { status: 200, body, written: [writtenOf(found, saved.contact)] };
};

const remove = (account: Account, { contact: name = '' }: Params): Answer => {
  const found = findV2(account, name);
  if (!found) return contactNotFoundV2();
  const binned = { ...found, binned: true, updatedAt: Math.max(account.clock(), found.updatedAt) };
  return { status: 204, written: [writtenOf(found, account.contacts.save(binned))] };
};

/** Nobody who unsubscribed or is suppressed (contract dotdigital 3.5 [C]: by id; by address as well [I]). */
const mailable = (account: Account, name: string): StoredContact | null => {
  const found = findV2(account, name);
  return found === null || isRemoved(found.emailStatus) ? null : found;
};

/** The v2 calls on one contact (contract dotdigital 3.5 [C]). */
export const createV2ContactCalls = (account: Account) => ({
  one: (_call: Call, { contact = '' }: Params): Answer => {
    const found = mailable(account, contact);
    return found ? { status: 200, body: v2Contact(found, fieldNamesOf(account)) } : contactNotFoundV2();
  },
  oneWithConsent: (_call: Call, { contact = '' }: Params): Answer => {
    const found = mailable(account, contact);
    return found ? { status: 200, body: consented(account, found) } : contactNotFoundV2();
  },
  save: (call: Call) => save(account, call),
  saveWithConsent: (call: Call) => saveWithConsent(account, call),
  update: (call: Call, params: Params) => update(account, call, params),
  remove: (_call: Call, params: Params) => remove(account, params),
});

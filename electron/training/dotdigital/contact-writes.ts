import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { ContactAnswer } from './contact-answer.ts';
import { wholeContact } from './contact-answer.ts';
import { type ContactBody, contactBodySchema, detailsOf, type MergeOption, mergeOptions } from './contact-body.ts';
import { blankContact, type Changed, changeContact } from './contact-change.ts';
import type { FieldStore } from './data-fields.ts';
import { badRequest, contactNotFound, refusal } from './refusals.ts';
import type { ContactStore, StoredContact } from './stored-contact.ts';
import type { Switches } from './switches.ts';

export type Account = {
  readonly contacts: ContactStore;
  readonly fields: FieldStore;
  readonly switches: Switches;
  readonly clock: Clock;
  readonly answerOf: ContactAnswer;
};

/** The contact that an identifier names, bin included; null when there is none, undefined when it is no identifier. */
export const findContact = (
  { contacts }: Account,
  identifier: string,
  value: string,
): StoredContact | null | undefined => {
  switch (identifier) {
    case 'contactId':
      return /^\d{1,15}$/.test(value) ? contacts.byId(Number(value)) : undefined;
    case 'email':
      return contacts.byEmail(value);
    case 'mobileNumber':
      return contacts.byMobile(value);
    default:
      return undefined;
  }
};

export const invalidId = (identifier: string): Answer =>
  refusal(400, 'contacts:invalidId', `'${identifier}' is not an identifier, or its value has the wrong form.`);

/** Another contact that holds one of these identifiers already; those in the bin count. */
export const holderOf = ({ contacts }: Account, contact: StoredContact): StoredContact | null => {
  const byEmail = contact.email === null ? null : contacts.byEmail(contact.email);
  if (byEmail && byEmail.contactId !== contact.contactId) return byEmail;
  const byMobile = contact.mobileNumber === null ? null : contacts.byMobile(contact.mobileNumber);
  return byMobile && byMobile.contactId !== contact.contactId ? byMobile : null;
};

/** Whether two states of a contact differ in more than the stamp. */
const differs = (before: StoredContact | null, after: StoredContact): boolean =>
  before === null || JSON.stringify({ ...before, updatedAt: 0 }) !== JSON.stringify({ ...after, updatedAt: 0 });

export const writtenOf = (before: StoredContact | null, after: StoredContact): Written => ({
  recordId: String(after.contactId),
  key: after.email,
  changed: differs(before, after),
});

const bodyOf = (call: Call): ContactBody | Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refusal(400, 'contacts:badJson', 'The body is not valid JSON.');
  const parsed = contactBodySchema.safeParse(json.value);
  return parsed.success ? parsed.data : badRequest(detailsOf(parsed.error));
};

const isAnswer = (value: ContactBody | Answer): value is Answer =>
  'status' in value && typeof value.status === 'number';

/** The calls that write one contact (contract dotdigital 3.1 [C]). */
export const createContactWrites = (account: Account) => {
  const { contacts, fields, switches, clock, answerOf } = account;
  const facts = () => ({ fields, switches, now: clock() });
  const whole = (contact: StoredContact) => answerOf(contact, wholeContact(fields.all().map(({ name }) => name)));

  const commit = (status: number, before: StoredContact | null, { contact, problems }: Changed): Answer => {
    if (problems.length > 0) return badRequest(problems.map(({ detail }) => detail));
    if (holderOf(account, contact)) {
      return refusal(409, switches.conflictCode, 'An identifier is already used by another contact.');
    }
    const saved = contacts.save(contact);
    return { status, body: whole(saved), written: [writtenOf(before, saved)] };
  };

  const createFrom = (body: ContactBody): Answer => {
    const { email, mobileNumber } = body.identifiers ?? {};
    if (email === undefined && mobileNumber === undefined) {
      return badRequest([{ item: 'identifiers', description: 'The Identifiers field is required.' }]);
    }
    return commit(201, null, changeContact(blankContact(facts()), body, 'overwrite', facts()));
  };

  const create = (call: Call): Answer => {
    const body = bodyOf(call);
    if (isAnswer(body)) return body;
    const email = body.identifiers?.email;
    const existing = email === undefined ? null : contacts.byEmail(email);
    if (existing?.binned && switches.binnedOnCreate === 'undelete') {
      return commit(201, existing, changeContact(existing, body, 'overwrite', facts()));
    }
    return createFrom(body);
  };

  const patch = (call: Call, { identifier = '', value = '' }: Params): Answer => {
    const asked = z.enum(['overwrite', 'overwrite-if-not-empty', 'overwrite-if-empty']);
    const mergeOption = asked.safeParse(call.query.get('merge-option') ?? 'overwrite');
    if (!mergeOption.success) return badRequest([{ item: 'merge-option', description: 'Not a merge option.' }]);
    const body = bodyOf(call);
    if (isAnswer(body)) return body;
    const stored = findContact(account, identifier, value);
    if (stored === undefined) return invalidId(identifier);
    if (stored === null && identifier === 'contactId') return contactNotFound(identifier, value);
    if (stored === null) return createFrom(body);
    if (stored.binned && switches.binnedOnPatch === 'not-found') return contactNotFound(identifier, value);
    const merge: MergeOption = mergeOptions[mergeOption.data];
    return commit(200, stored, changeContact(stored, body, merge, facts()));
  };

  /** What the body leaves out is lost, but for the channel and the consent that was recorded [I]. */
  const replace = (call: Call, { identifier = '', value = '' }: Params): Answer => {
    const body = bodyOf(call);
    if (isAnswer(body)) return body;
    const stored = findContact(account, identifier, value);
    if (stored === undefined) return invalidId(identifier);
    if (stored === null || stored.binned) return contactNotFound(identifier, value);
    if (body.identifiers === undefined) {
      return badRequest([{ item: 'identifiers', description: 'The Identifiers field is required.' }]);
    }
    const emptied = { ...stored, email: null, mobileNumber: null, dataFields: {}, lists: [] };
    return commit(200, stored, changeContact(emptied, body, 'overwrite', facts()));
  };

  const remove = (_call: Call, { identifier = '', value = '' }: Params): Answer => {
    const stored = findContact(account, identifier, value);
    if (stored === undefined) return invalidId(identifier);
    if (stored === null || stored.binned) return contactNotFound(identifier, value);
    const binned = contacts.save({ ...stored, binned: true, updatedAt: Math.max(clock(), stored.updatedAt) });
    return { status: 200, body: { contactId: stored.contactId }, written: [writtenOf(stored, binned)] };
  };

  return { create, patch, replace, remove };
};

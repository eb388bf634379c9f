import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { CampaignStore } from './campaigns-store.ts';
import type { ContactAnswer } from './contact-answer.ts';
import { wholeContact } from './contact-answer.ts';
import { type ContactBody, contactBodySchema, detailsOf, mergeOptions } from './contact-body.ts';
import { blankContact, type Changed, changeContact } from './contact-change.ts';
import type { StoredContact } from './contact-shape.ts';
import type { CustomIdentifierStore } from './custom-identifier-store.ts';
import type { FieldStore } from './data-fields.ts';
import type { ListStore } from './lists-store.ts';
import type { PreferenceStore } from './preferences-store.ts';
import { badRequest, contactNotFound, refusal } from './refusals.ts';
import type { SegmentStore } from './segments-store.ts';
import type { ContactStore } from './stored-contact.ts';
import type { Switches } from './switches.ts';

export type Account = {
  readonly contacts: ContactStore;
  readonly identifiers: CustomIdentifierStore;
  readonly fields: FieldStore;
  readonly lists: ListStore;
  readonly segments: SegmentStore;
  readonly campaigns: CampaignStore;
  readonly preferences: PreferenceStore;
  readonly switches: Switches;
  readonly clock: Clock;
  /** Of the world: what people do about campaigns follows from it. */
  readonly seed: number;
  readonly answerOf: ContactAnswer;
};

/** The contact that an identifier names, bin included; null when there is none, undefined when it is no identifier. */
export const findContact = (
  { contacts, identifiers }: Account,
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
    default: {
      const custom = identifiers.find(identifier);
      return custom === null ? undefined : contacts.byCustom(custom.name, value);
    }
  }
};

export const invalidId = (identifier: string): Answer =>
  refusal(400, 'contacts:invalidId', `'${identifier}' is not an identifier, or its value has the wrong form.`);

/** An identifier of the contact that another one holds already, or null; those in the bin count. */
export const conflictOf = ({ contacts }: Account, contact: StoredContact): string | null => {
  const { contactId, email, mobileNumber, customIdentifiers } = contact;
  const isOther = (holder: StoredContact | null): boolean => holder !== null && holder.contactId !== contactId;
  if (email !== null && isOther(contacts.byEmail(email))) return 'email';
  if (mobileNumber !== null && isOther(contacts.byMobile(mobileNumber))) return 'mobileNumber';
  const custom = Object.entries(customIdentifiers).find(([name, value]) => isOther(contacts.byCustom(name, value)));
  return custom?.[0] ?? null;
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

/** What a change of a contact has to know of the account, as of now. */
export const factsOf = ({ identifiers, fields, lists, preferences, switches, clock }: Account) => ({
  identifiers,
  fields,
  lists,
  preferences,
  switches,
  now: clock(),
});

const identifierConflict = ({ conflictCode, conflictDetails }: Switches, item: string): Answer =>
  refusal(
    409,
    conflictCode,
    'An identifier is already used by another contact.',
    conflictDetails ? [{ item, description: `Another contact has this '${item}'` }] : [],
  );

const commit = (
  account: Account,
  status: number,
  before: StoredContact | null,
  { contact, problems }: Changed,
): Answer => {
  if (problems.length > 0) return badRequest(problems.map(({ detail }) => detail));
  const conflict = conflictOf(account, contact);
  if (conflict !== null) return identifierConflict(account.switches, conflict);
  const saved = account.contacts.save(contact);
  const whole = wholeContact(account.fields.all().map(({ name }) => name));
  return { status, body: account.answerOf(saved, whole), written: [writtenOf(before, saved)] };
};

const identifiersRequired = (): Answer =>
  badRequest([{ item: 'identifiers', description: 'The Identifiers field is required.' }]);

const createFrom = (account: Account, body: ContactBody): Answer => {
  const { email, mobileNumber } = body.identifiers ?? {};
  if (email === undefined && mobileNumber === undefined) return identifiersRequired();
  const facts = factsOf(account);
  return commit(account, 201, null, changeContact(blankContact(facts), body, 'overwrite', facts));
};

const create = (account: Account, call: Call): Answer => {
  const body = bodyOf(call);
  if (isAnswer(body)) return body;
  const email = body.identifiers?.email;
  const existing = email === undefined ? null : account.contacts.byEmail(email);
  if (existing?.binned && account.switches.binnedOnCreate === 'undelete') {
    return commit(account, 201, existing, changeContact(existing, body, 'overwrite', factsOf(account)));
  }
  return createFrom(account, body);
};

const mergeOptionSchema = z.enum(['overwrite', 'overwrite-if-not-empty', 'overwrite-if-empty']);

const patch = (account: Account, call: Call, { identifier = '', value = '' }: Params): Answer => {
  const option = mergeOptionSchema.safeParse(call.query.get('merge-option') ?? 'overwrite');
  if (!option.success) return badRequest([{ item: 'merge-option', description: 'Not a merge option.' }]);
  const body = bodyOf(call);
  if (isAnswer(body)) return body;
  const stored = findContact(account, identifier, value);
  if (stored === undefined) return invalidId(identifier);
  if (stored === null && identifier === 'contactId') return contactNotFound(identifier, value);
  if (stored === null) return createFrom(account, body);
  if (stored.binned && account.switches.binnedOnPatch === 'not-found') return contactNotFound(identifier, value);
  return commit(account, 200, stored, changeContact(stored, body, mergeOptions[option.data], factsOf(account)));
};

/** What the body leaves out is lost, but for the channel and the consent that was recorded [I]. */
const replace = (account: Account, call: Call, { identifier = '', value = '' }: Params): Answer => {
  const body = bodyOf(call);
  if (isAnswer(body)) return body;
  const stored = findContact(account, identifier, value);
  if (stored === undefined) return invalidId(identifier);
  if (stored === null || stored.binned) return contactNotFound(identifier, value);
  if (body.identifiers === undefined) return identifiersRequired();
  const lists = account.switches.replacedLists === 'keep' ? stored.lists : [];
  const nobody = { email: null, mobileNumber: null, customIdentifiers: {} };
  const emptied = { ...stored, ...nobody, dataFields: {}, lists, preferences: [] };
  return commit(account, 200, stored, changeContact(emptied, body, 'overwrite', factsOf(account)));
};

const remove = (account: Account, { identifier = '', value = '' }: Params): Answer => {
  const stored = findContact(account, identifier, value);
  if (stored === undefined) return invalidId(identifier);
  if (stored === null || stored.binned) return contactNotFound(identifier, value);
  const updatedAt = Math.max(account.clock(), stored.updatedAt);
  const binned = account.contacts.save({ ...stored, binned: true, updatedAt });
  return { status: 200, body: { contactId: stored.contactId }, written: [writtenOf(stored, binned)] };
};

/** The calls that write one contact (contract dotdigital 3.1 [C]). */
export const createContactWrites = (account: Account) => ({
  create: (call: Call) => create(account, call),
  patch: (call: Call, params: Params) => patch(account, call, params),
  replace: (call: Call, params: Params) => replace(account, call, params),
  remove: (_call: Call, params: Params) => remove(account, params),
});

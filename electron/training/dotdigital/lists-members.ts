import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StoredContact } from './contact-shape.ts';
import { type Account, findContact, writtenOf } from './contact-writes.ts';
import type { Feeds } from './feeds.ts';
import { listIn, writableListIn } from './lists.ts';
import { refusalV2 } from './refusals.ts';
import { segmentIn } from './segments.ts';
import { isRefused, personSchema, v2BodyOf } from './v2-body.ts';
import { v2Contact, v2StatusOf } from './v2-contact.ts';
import { contactPage, modifiedPage, type Whose } from './v2-contact-pages.ts';
import { contactNotFoundV2, fieldNamesOf, findV2, isUnsaved, savePerson } from './v2-contacts.ts';
import { addressSchema, resubscribe } from './v2-subscriptions.ts';

const within = (contact: StoredContact, listId: number): StoredContact => ({
  ...contact,
  lists: [...new Set([...contact.lists, listId])],
});

const without = (contact: StoredContact, listId: number, now: number): StoredContact => ({
  ...contact,
  lists: contact.lists.filter((id) => id !== listId),
  updatedAt: Math.max(now, contact.updatedAt),
});

/** Takes contacts out of a list; those who are not in it are passed over. */
export const takeOut = ({ contacts, clock }: Account, listId: number, contactIds: readonly number[]) =>
  contactIds.flatMap((contactId) => {
    const found = contacts.byId(contactId);
    if (!found?.lists.includes(listId)) return [];
    return [writtenOf(found, contacts.save(without(found, listId, clock())))];
  });

const suppressedForList = (): Answer =>
  refusalV2(400, 'Contact is suppressed for this list. ERROR_CONTACT_SUPPRESSEDFORADDRESSBOOK');

/** Creates or changes the person as v2 does, and puts it into the list. */
const add = (account: Account, call: Call, params: Params): Answer => {
  const read = v2BodyOf(call, personSchema);
  if (isRefused(read)) return read;
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  const known = account.contacts.byEmail(read.body.email);
  if (known && account.lists.optOutsOf(known.contactId).has(named.found.id)) return suppressedForList();
  const saved = savePerson(account, read.body);
  if (isUnsaved(saved)) return saved;
  const member = account.contacts.save(within(saved.contact, named.found.id));
  return { status: 201, body: v2Contact(member, fieldNamesOf(account)), written: [writtenOf(saved.before, member)] };
};

const remove = (account: Account, params: Params): Answer => {
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  const found = findContact(account, 'contactId', params.contact ?? '');
  if (!found || found.binned) return contactNotFoundV2();
  const written = takeOut(account, named.found.id, [found.contactId]);
  return { status: 204, written: written.length > 0 ? written : [writtenOf(found, found)] };
};

/** The contact stays a member that is not mailed, and is told of in the list's feed [I]. */
const unsubscribe = (account: Account, call: Call, params: Params): Answer => {
  const read = v2BodyOf(call, addressSchema);
  if (isRefused(read)) return read;
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  const found = findV2(account, read.body.email);
  if (!found?.lists.includes(named.found.id)) return contactNotFoundV2();
  const now = Math.max(account.clock(), found.updatedAt);
  account.lists.optOut(named.found.id, found.contactId, now);
  const saved = account.contacts.save({ ...found, updatedAt: now });
  const body = {
    suppressedContact: v2Contact(saved, null),
    dateRemoved: new Date(now).toISOString(),
    reason: v2StatusOf('unsubscribed'),
  };
  return { status: 200, body, written: [{ ...writtenOf(found, saved), changed: true }] };
};

/** Who left the list alone is not asked by mail, for only the account knows a waiting state [I]. */
const comeBack = (account: Account, call: Call, params: Params, isChallenging: boolean): Answer => {
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  return resubscribe(account, call, isChallenging, (contact) => {
    account.lists.optIn(named.found.id, contact.contactId);
    return within(contact, named.found.id);
  });
};

/** The calls on who is in a list (contract dotdigital 4 and 3.8 [C]); "All Contacts" has everybody. */
export const createMemberCalls = (account: Account, feeds: Feeds) => {
  /** The id may be a segment's as well (contract dotdigital 4 [C]). */
  const whoseIn = (params: Params): Whose | Answer => {
    const segment = segmentIn(account, params.list ?? '');
    if (segment) return { listId: null, segmentId: segment.id };
    const named = listIn(account, params);
    if ('status' in named) return named;
    return { listId: named.found.kind === 'all' ? null : named.found.id, segmentId: null };
  };
  return {
    page: (call: Call, params: Params): Answer => {
      const whose = whoseIn(params);
      return 'status' in whose ? whose : contactPage(account, call, whose);
    },
    modifiedSince: (call: Call, params: Params): Answer => {
      const whose = whoseIn(params);
      return 'status' in whose ? whose : modifiedPage(account, call, params, whose);
    },
    unsubscribedSince: (call: Call, params: Params): Answer => {
      const named = listIn(account, params);
      return 'status' in named ? named : feeds.unsubscribedFrom(call, params, named.found.id);
    },
    add: (call: Call, params: Params) => add(account, call, params),
    remove: (_call: Call, params: Params) => remove(account, params),
    unsubscribe: (call: Call, params: Params) => unsubscribe(account, call, params),
    resubscribe: (call: Call, params: Params) => comeBack(account, call, params, true),
    resubscribeUnchallenged: (call: Call, params: Params) => comeBack(account, call, params, false),
  };
};

import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import { changeContact } from './contact-change.ts';
import type { StoredContact } from './contact-shape.ts';
import { type Account, factsOf, writtenOf } from './contact-writes.ts';
import type { Feeds } from './feeds.ts';
import { isRemoved } from './feeds-suppression.ts';
import { asV3, dataFieldsSchema, isRefused, refuseV2, v2BodyOf } from './v2-body.ts';
import { v2Contact } from './v2-contact.ts';
import { contactNotFoundV2, findV2 } from './v2-contacts.ts';

export const addressSchema = z.object({ email: z.string() });

const unsubscribe = (account: Account, feeds: Feeds, call: Call): Answer => {
  const read = v2BodyOf(call, addressSchema);
  if (isRefused(read)) return read;
  const found = findV2(account, read.body.email);
  if (!found) return contactNotFoundV2();
  const updatedAt = Math.max(account.clock(), found.updatedAt);
  const gone = isRemoved(found.emailStatus) ? found : { ...found, emailStatus: 'unsubscribed', updatedAt };
  const saved = account.contacts.save(gone);
  return { status: 200, body: feeds.itemOf(saved.contactId), written: [writtenOf(found, saved)] };
};

const suppressSchema = z.array(z.object({ id: z.number().int().optional(), email: z.string().nullish() }));

/** What was named comes back as it was named: a missing id as 0, a missing address as null (contract dotdigital 3.8 [C]). */
const suppress = (account: Account, call: Call): Answer => {
  const read = v2BodyOf(call, suppressSchema);
  if (isRefused(read)) return read;
  const named = read.body.map(({ id, email }) => ({
    name: { id: id ?? 0, email: email ?? null },
    found: findV2(account, id ? String(id) : (email ?? '')),
  }));
  const written = named.flatMap(({ found }) => {
    if (!found) return [];
    const updatedAt = Math.max(account.clock(), found.updatedAt);
    return [writtenOf(found, account.contacts.save({ ...found, emailStatus: 'suppressed', updatedAt }))];
  });
  const namesOf = (isFound: boolean) =>
    named.filter(({ found }) => (found !== null) === isFound).map(({ name }) => name);
  return {
    status: 200,
    body: { suppressed: namesOf(true), notFound: namesOf(false) },
    ...(written.length > 0 ? { written } : {}),
  };
};

const comebackSchema = z.object({
  unsubscribedcontact: z.object({ email: z.string(), datafields: dataFieldsSchema }),
  preferredlocale: z.string().nullish(),
  returnurltouseifchallenged: z.string().nullish(),
});

type Comeback = 'ContactAdded' | 'ContactChallenged' | 'ContactCannotBeUnsuppressed';

/**
 * Whoever unsubscribed is asked by mail unless the caller says no; whom the account suppressed comes back without a mail, and
 * so does a full mailbox; complaints and dead addresses stay out (contract dotdigital 3.7).
 */
const comebackOf = (emailStatus: string, isChallenging: boolean): Comeback => {
  switch (emailStatus) {
    case 'unsubscribed':
    case 'pendingOptIn':
      return isChallenging ? 'ContactChallenged' : 'ContactAdded';
    case 'suppressed':
    case 'softBounced':
    case 'subscribed':
    case 'noSubscription':
      return 'ContactAdded';
    default:
      return 'ContactCannotBeUnsuppressed';
  }
};

const statusAfter: Readonly<Record<Comeback, string | null>> = {
  ContactAdded: 'subscribed',
  ContactChallenged: 'pendingOptIn',
  ContactCannotBeUnsuppressed: null,
};

/** Brings somebody back; with `alsoInto` what else becomes of the contact unless it cannot come back. */
export const resubscribe = (
  account: Account,
  call: Call,
  isChallenging: boolean,
  alsoInto: (contact: StoredContact) => StoredContact = (contact) => contact,
): Answer => {
  const read = v2BodyOf(call, comebackSchema);
  if (isRefused(read)) return read;
  const found = findV2(account, read.body.unsubscribedcontact.email);
  if (!found) return contactNotFoundV2();
  const status = comebackOf(found.emailStatus, isChallenging);
  const emailStatus = statusAfter[status];
  if (emailStatus === null)
    return { status: 200, body: { contact: v2Contact(found, null), status }, written: [writtenOf(found, found)] };
  const back = asV3({ ...read.body.unsubscribedcontact, email: found.email ?? '' });
  const { contact, problems } = changeContact(found, back, 'overwrite', factsOf(account));
  const refused = refuseV2(problems, account.fields);
  if (refused) return refused;
  const saved = account.contacts.save(alsoInto({ ...contact, emailStatus }));
  return { status: 200, body: { contact: v2Contact(saved, null), status }, written: [writtenOf(found, saved)] };
};

/** The calls that take people out of all mailing and bring them back (contract dotdigital 3.8 [C]). */
export const createSubscriptionCalls = (account: Account, feeds: Feeds) => ({
  unsubscribe: (call: Call) => unsubscribe(account, feeds, call),
  suppress: (call: Call) => suppress(account, call),
  resubscribe: (call: Call) => resubscribe(account, call, true),
  resubscribeUnchallenged: (call: Call) => resubscribe(account, call, false),
});

import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { Account } from './contact-writes.ts';
import { v2Contact } from './v2-contact.ts';
import { fieldNamesOf } from './v2-contacts.ts';
import { pagingOf, sinceOf } from './v2-paging.ts';

type Since = { readonly createdFrom: number | null; readonly modifiedFrom: number | null };

const always: Since = { createdFrom: null, modifiedFrom: null };

/** Whose contacts: a list's, a segment's, or with neither everybody's. */
export type Whose = { readonly listId: number | null; readonly segmentId: number | null };

const everybody: Whose = { listId: null, segmentId: null };

/** One page of contacts; an empty one where there are no more (contract dotdigital 2.3 [C]). */
export const contactPage = (account: Account, call: Call, whose: Whose, since: Since = always): Answer => {
  const paging = pagingOf(call);
  if ('status' in paging) return paging;
  const names = /^true$/i.test(call.query.get('withFullData') ?? '') ? fieldNamesOf(account) : null;
  const found = account.contacts.window({ ...paging, ...since, ...whose });
  return { status: 200, body: found.map((contact) => v2Contact(contact, names)) };
};

/** Those of the contacts that changed since the instant that the path tells. */
export const modifiedPage = (account: Account, call: Call, { date = '' }: Params, whose: Whose): Answer => {
  const since = sinceOf(date);
  return typeof since === 'number' ? contactPage(account, call, whose, { ...always, modifiedFrom: since }) : since;
};

/** The v2 calls that page through contacts (contract dotdigital 3.5 [C]). */
export const createV2ContactPages = (account: Account) => ({
  all: (call: Call): Answer => contactPage(account, call, everybody),
  createdSince: (call: Call, { date = '' }: Params): Answer => {
    const since = sinceOf(date);
    return typeof since === 'number' ? contactPage(account, call, everybody, { ...always, createdFrom: since }) : since;
  },
  modifiedSince: (call: Call, params: Params): Answer => modifiedPage(account, call, params, everybody),
});

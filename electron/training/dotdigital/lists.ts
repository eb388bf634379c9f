import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { word } from './contact-body.ts';
import { type Account, findContact } from './contact-writes.ts';
import type { StoredList, Visibility } from './lists-store.ts';
import { refusalV2 } from './refusals.ts';
import { isRefused, v2BodyOf } from './v2-body.ts';
import { contactNotFoundV2 } from './v2-contacts.ts';
import { pagingOf } from './v2-paging.ts';

const listSchema = z.object({
  name: z.string().trim().min(1).max(128),
  visibility: word(['Private', 'Public']).default('Private'),
});

const listNotFound = (): Answer => refusalV2(404, 'Error: ERROR_ADDRESSBOOK_NOT_FOUND');

/** The list that a path names, or the refusal. */
export const listIn = ({ lists }: Account, { list = '' }: Params): { readonly found: StoredList } | Answer => {
  const found = /^\d{1,9}$/.test(list) ? lists.byId(Number(list)) : null;
  return found ? { found } : listNotFound();
};

/** The list that a path names, if its members or itself can be changed (contract dotdigital 4 [C]). */
export const writableListIn = (account: Account, params: Params): { readonly found: StoredList } | Answer => {
  const named = listIn(account, params);
  if ('status' in named || named.found.kind === 'own') return named;
  return refusalV2(400, 'The list cannot be written. ERROR_ADDRESSBOOK_NOTWRITABLE');
};

/** A list as it is answered, with as many as are in it. */
export const listAnswer = ({ id, name, visibility }: StoredList, sizes: ReadonlyMap<number, number>) => ({
  id,
  name,
  visibility,
  contacts: sizes.get(id) ?? 0,
});

const duplicate = (): Answer => refusalV2(400, 'The name is taken. ERROR_ADDRESSBOOK_DUPLICATE');

const written = ({ id }: StoredList) => [{ recordId: `list:${id}`, key: null, changed: true }];

/** Names are of one kind across lists and segments (contract dotdigital 4 [C]). */
const create = ({ lists, segments }: Account, call: Call): Answer => {
  const read = v2BodyOf(call, listSchema);
  if (isRefused(read)) return read;
  const { name, visibility } = read.body;
  if (lists.byName(name) || segments.byName(name)) return duplicate();
  const made = lists.add(name, visibility);
  return { status: 201, body: listAnswer(made, lists.sizes()), written: written(made) };
};

const update = (account: Account, call: Call, params: Params): Answer => {
  const read = v2BodyOf(call, listSchema);
  if (isRefused(read)) return read;
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  const holder = account.lists.byName(read.body.name);
  if ((holder && holder.id !== named.found.id) || account.segments.byName(read.body.name)) return duplicate();
  const changed = { ...named.found, ...read.body };
  account.lists.change(changed);
  return { status: 200, body: listAnswer(changed, account.lists.sizes()), written: written(changed) };
};

const remove = (account: Account, params: Params): Answer => {
  const named = writableListIn(account, params);
  if ('status' in named) return named;
  account.lists.remove(named.found.id);
  return { status: 204, written: written(named.found) };
};

/** The calls on lists themselves (contract dotdigital 4 [C]), and on which of them a contact is in. */
export const createListCalls = (account: Account) => {
  const { lists } = account;
  const page = (call: Call, visibility: Visibility | null): Answer => {
    const paging = pagingOf(call);
    if ('status' in paging) return paging;
    const sizes = lists.sizes();
    return { status: 200, body: lists.page(visibility, paging).map((list) => listAnswer(list, sizes)) };
  };
  return {
    all: (call: Call) => page(call, null),
    publicOnes: (call: Call) => page(call, 'Public'),
    privateOnes: (call: Call) => page(call, 'Private'),
    one: (_call: Call, params: Params): Answer => {
      const named = listIn(account, params);
      return 'status' in named ? named : { status: 200, body: listAnswer(named.found, lists.sizes()) };
    },
    create: (call: Call) => create(account, call),
    update: (call: Call, params: Params) => update(account, call, params),
    remove: (_call: Call, params: Params) => remove(account, params),
    ofContact: (call: Call, { contact: id = '' }: Params): Answer => {
      const found = findContact(account, 'contactId', id);
      if (!found || found.binned) return contactNotFoundV2();
      const paging = pagingOf(call);
      if ('status' in paging) return paging;
      const [left, sizes] = [lists.optOutsOf(found.contactId), lists.sizes()];
      const named = found.lists.filter((listId) => !left.has(listId)).flatMap((listId) => lists.byId(listId) ?? []);
      const shown = named.slice(paging.skip, paging.skip + paging.select);
      return { status: 200, body: shown.map((list) => listAnswer(list, sizes)) };
    },
  };
};

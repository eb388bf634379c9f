import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { changeContact } from './contact-change.ts';
import { type Account, factsOf, writtenOf } from './contact-writes.ts';
import type { Preference } from './preferences-store.ts';
import { isRefused, refuseV2, v2BodyOf } from './v2-body.ts';
import { contactNotFoundV2, findV2 } from './v2-contacts.ts';

/** Categories with what they hold, then the rest. The shape is that of Dotdigital's published v2 description. */
const tree = (all: readonly Preference[], optedIn: readonly number[] | null) => {
  const asNode = (preference: Preference) => {
    const { id, publicName, privateName, isPreference, categoryId, position } = preference;
    const held = all.filter((other) => !isPreference && other.categoryId === id);
    const isOptedIn = isPreference && optedIn !== null ? { isOptedIn: optedIn.includes(id) } : {};
    const names = { id, publicName, privateName, isPreference, order: String(position), isPublic: true, categoryId };
    return { node: { ...names, preferenceCount: held.length, ...isOptedIn }, held };
  };
  return all
    .filter(({ categoryId }) => categoryId === 0)
    .map(asNode)
    .map(({ node, held }) =>
      node.isPreference ? node : { ...node, preferences: held.map((preference) => asNode(preference).node) },
    );
};

const choiceSchema = z.object({ id: z.number().int(), ispreference: z.literal(true), isoptedin: z.boolean() });
const categorySchema = z.object({
  id: z.number().int(),
  ispreference: z.literal(false),
  preferences: z.array(choiceSchema),
});
const choicesSchema = z.array(z.discriminatedUnion('ispreference', [choiceSchema, categorySchema]));

/** The v2 calls on preferences: what there is, and what a contact chose. */
export const createPreferenceCalls = (account: Account) => ({
  list: (): Answer => ({ status: 200, body: tree(account.preferences.all(), null) }),

  ofContact: (_call: Call, { contact = '' }: Params): Answer => {
    const found = findV2(account, contact);
    if (!found) return contactNotFoundV2();
    return { status: 200, body: tree(account.preferences.all(), found.preferences) };
  },

  choose: (call: Call, { contact: name = '' }: Params): Answer => {
    const read = v2BodyOf(call, choicesSchema);
    if (isRefused(read)) return read;
    const found = findV2(account, name);
    if (!found) return contactNotFoundV2();
    const choices = read.body.flatMap((entry) => (entry.ispreference ? [entry] : entry.preferences));
    const preferences = choices.map(({ id, isoptedin }) => ({ id, isOptedIn: isoptedin }));
    const { contact, problems } = changeContact(found, { preferences }, 'overwrite', factsOf(account));
    const refused = refuseV2(problems, account.fields);
    if (refused) return refused;
    const saved = account.contacts.save(contact);
    return {
      status: 200,
      body: tree(account.preferences.all(), saved.preferences),
      written: [writtenOf(found, saved)],
    };
  },
});

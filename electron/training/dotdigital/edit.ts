import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { StoredContact } from './contact-shape.ts';
import type { FieldStore } from './data-fields.ts';
import type { ListStore } from './lists-store.ts';
import type { ContactStore } from './stored-contact.ts';
import { inType } from './values.ts';

const listIds = z.array(z.number().int());

const editSchema = z.strictObject({
  contactId: z.number().int().optional(),
  /** Names the contact, when there is no id. */
  email: z.string().optional(),
  newEmail: z.string().optional(),
  emailStatus: z.string().optional(),
  optInType: z.string().optional(),
  dataFields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** Lists by their ids. Whoever is put into one that it unsubscribed from is no longer unsubscribed from it. */
  lists: z.strictObject({ add: listIds, remove: listIds }).partial().optional(),
  /** Clicks the link in the mail that asks whether the contact opts in. */
  confirmed: z.literal(true).optional(),
  /** Puts it into the bin or takes it out. */
  binned: z.boolean().optional(),
  /** Takes it away for good. */
  deleted: z.literal(true).optional(),
});
type Edit = z.infer<typeof editSchema>;

const withFields = (stored: StoredContact['dataFields'], { dataFields }: Edit, fields: FieldStore) => {
  const next = { ...stored };
  for (const [name, value] of Object.entries(dataFields ?? {})) {
    const field = fields.find(name);
    if (value === null) delete next[field?.name ?? name];
    else if (field) next[field.name] = inType(field.type, value);
  }
  return next;
};

const problemOf = (found: StoredContact, { lists, confirmed }: Edit, store: ListStore): string | null => {
  if (confirmed && found.emailStatus !== 'pendingOptIn') return 'The contact is not waiting for an opt-in.';
  return (lists?.add ?? []).every((id) => store.byId(id)?.kind === 'own') ? null : 'There is no such list to add to.';
};

const withLists = ({ contactId, lists }: StoredContact, { lists: edit }: Edit, store: ListStore) => {
  for (const id of edit?.add ?? []) store.optIn(id, contactId);
  return [...new Set([...lists, ...(edit?.add ?? [])])].filter((id) => !edit?.remove?.includes(id));
};

/** Changes a contact as a marketer in the account would. Says why not, or null when it is done. */
export const createContactEdit =
  (contacts: ContactStore, fields: FieldStore, lists: ListStore, clock: Clock) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    const edit = parsed.data;
    const found = edit.contactId === undefined ? contacts.byEmail(edit.email ?? '') : contacts.byId(edit.contactId);
    if (!found) return 'There is no such contact.';
    const problem = problemOf(found, edit, lists);
    if (problem !== null) return problem;
    if (edit.deleted) {
      contacts.remove(found.contactId);
      return null;
    }
    contacts.save({
      ...found,
      email: edit.newEmail ?? found.email,
      emailStatus: edit.confirmed ? 'subscribed' : (edit.emailStatus ?? found.emailStatus),
      optInType: edit.optInType ?? found.optInType,
      dataFields: withFields(found.dataFields, edit, fields),
      lists: withLists(found, edit, lists),
      binned: edit.binned ?? found.binned,
      updatedAt: Math.max(clock(), found.updatedAt),
    });
    return null;
  };

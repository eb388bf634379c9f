import type { StoredContact } from './contact-shape.ts';
import { isRemoved } from './feeds-suppression.ts';
import type { ListStore } from './lists-store.ts';
import type { PreferenceStore } from './preferences-store.ts';
import type { Switches } from './switches.ts';

/** What a list carries besides ids: null stands for no data fields at all. */
export type Projection = {
  readonly dataFields: readonly string[] | null;
  readonly include: ReadonlySet<string>;
};

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

/** The channel's status while the contact is in the bin is that of the bin. */
const channelStatus = ({ binned, emailStatus }: StoredContact): string => (binned ? 'binned' : emailStatus);

/** The top-level word is coarser than the channel's, and never the one to judge by (contract dotdigital 3.2 [S]). */
const topStatus = ({ binned, emailStatus }: StoredContact): string => {
  if (binned) return 'binned';
  if (['subscribed', 'unsubscribed', 'pendingOptIn', 'suppressed', 'noSubscription'].includes(emailStatus))
    return emailStatus;
  return emailStatus === 'softBounced' || emailStatus === 'hardBounced' ? 'subscribed' : 'suppressed';
};

const dataFieldsOf = (
  contact: StoredContact,
  names: readonly string[],
  switches: Switches,
  dates: () => ReadonlySet<string>,
) => {
  const fields: Record<string, string | number | boolean | null> = {};
  for (const name of names) {
    const value = contact.dataFields[name];
    if (value === undefined && switches.emptyDataFields === 'omit') continue;
    const isInstant = switches.dates === 'instant' && dates().has(name) && typeof value === 'string';
    fields[name] = isInstant ? new Date(value).toISOString().replace('.000Z', 'Z') : (value ?? null);
  }
  return fields;
};

/** Whoever unsubscribed from a list is still named with it, as suppressed there (contract dotdigital 3.2 [C]: the words). */
const listsOf = ({ contactId, lists, emailStatus }: StoredContact, store: ListStore) => {
  const left = lists.length === 0 ? new Set<number>() : store.optOutsOf(contactId);
  const status = emailStatus === 'pendingOptIn' ? 'pending' : isRemoved(emailStatus) ? 'suppressed' : 'subscribed';
  return lists.map((id) => ({ id, name: store.byId(id)?.name, status: left.has(id) ? 'suppressed' : status }));
};

const preferencesOf = ({ preferences }: StoredContact, store: PreferenceStore) =>
  store
    .all()
    .filter(({ isPreference }) => isPreference)
    .map(({ id, publicName, privateName }) => ({ id, publicName, privateName, isOptedIn: preferences.includes(id) }));

type Kept = {
  readonly lists: ListStore;
  readonly preferences: PreferenceStore;
  readonly dateFields: () => ReadonlySet<string>;
};

/** Builds answers; an absent identifier is left out, never null (contract dotdigital 3.2 [V]). */
export const createContactAnswer =
  (switches: Switches, { lists, preferences, dateFields }: Kept) =>
  (contact: StoredContact, { dataFields, include }: Projection): Readonly<Record<string, unknown>> => ({
    contactId: contact.contactId,
    status: topStatus(contact),
    created: instant(contact.createdAt),
    updated: instant(contact.updatedAt),
    identifiers: {
      ...(contact.email === null ? {} : { email: contact.email }),
      ...(contact.mobileNumber === null ? {} : { mobileNumber: contact.mobileNumber }),
      ...contact.customIdentifiers,
    },
    ...(dataFields === null ? {} : { dataFields: dataFieldsOf(contact, dataFields, switches, dateFields) }),
    ...(include.has('channelProperties')
      ? {
          channelProperties: {
            email: { emailType: contact.emailType, optInType: contact.optInType, status: channelStatus(contact) },
            sms: { status: 'noSubscription' },
            whatsApp: { status: 'noSubscription' },
          },
        }
      : {}),
    ...(include.has('lists') ? { lists: listsOf(contact, lists) } : {}),
    ...(include.has('preferences') ? { preferences: preferencesOf(contact, preferences) } : {}),
    ...(include.has('consentRecords') ? { consentRecords: contact.consentRecords } : {}),
  });

export type ContactAnswer = ReturnType<typeof createContactAnswer>;

export const includable = ['channelProperties', 'lists', 'preferences', 'consentRecords'] as const;

/** Everything, as one contact is answered. */
export const wholeContact = (fieldNames: readonly string[]): Projection => ({
  dataFields: fieldNames,
  include: new Set(includable),
});

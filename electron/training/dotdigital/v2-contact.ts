import type { StoredContact } from './contact-shape.ts';

/** The words of v2 for the states of the email channel (contract dotdigital 3.7); v2 has none for the rest. */
const words: Readonly<Record<string, string>> = {
  subscribed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
  softBounced: 'SoftBounced',
  hardBounced: 'HardBounced',
  ispComplained: 'IspComplained',
  pendingOptIn: 'PendingOptIn',
  directComplaint: 'DirectComplaint',
  deleted: 'Deleted',
  binned: 'Deleted',
  suppressed: 'Suppressed',
  sharedsuppression: 'SharedSuppression',
  domainSuppressed: 'DomainSuppression',
  sharedDomainSuppression: 'DomainSuppression',
  blockedlocalpart: 'NotAllowed',
  spamTrap: 'SharedSuppression',
  purchased: 'SharedSuppression',
  knownComplainer: 'SharedSuppression',
  knownLitigator: 'SharedSuppression',
};

/** What v2 calls a state of the email channel. */
export const v2StatusOf = (emailStatus: string): string => words[emailStatus] ?? 'NotAvailableInThisVersion';

/** A contact as v2 answers it; without names there are no data fields at all (contract dotdigital 3.5 [C]). */
export const v2Contact = (contact: StoredContact, fieldNames: readonly string[] | null) => ({
  id: contact.contactId,
  email: contact.email,
  optInType: contact.optInType,
  emailType: contact.emailType,
  dataFields: fieldNames?.map((key) => ({ key, value: contact.dataFields[key] ?? null })) ?? null,
  status: v2StatusOf(contact.binned ? 'binned' : contact.emailStatus),
});

const consentKeys = [
  ['TEXT', 'text'],
  ['DATETIMECONSENTED', 'dateTimeConsented'],
  ['URL', 'url'],
  ['IPADDRESS', 'ipAddress'],
  ['USERAGENT', 'userAgent'],
] as const;

/** The consent of a contact as v2 answers it. The names of the keys are from Dotdigital's published v2 description. */
export const v2Consent = ({ consentRecords }: StoredContact) =>
  consentRecords.map((record) => ({
    id: null,
    fields: consentKeys.map(([key, name]) => ({ key, value: record[name] })),
  }));

import type { Contact } from '../../../../shared/domain/contact.ts';
import { contactFact, type MirrorContact } from '../../../../shared/domain/mirror.ts';

/** Statuses after which a machine never mails again. Bounces are not among them: a bounce is not an opt-out. */
const optedOutStatuses = new Set(
  [
    'unsubscribed',
    'suppressed',
    'ispComplained',
    'directComplaint',
    'spamTrap',
    'knownComplainer',
    'knownLitigator',
    'purchased',
    'sharedsuppression',
    'sharedDomainSuppression',
    'domainSuppressed',
    'blockedlocalpart',
  ].map((status) => status.toLowerCase()),
);
/** The person's own word, or ours for them. */
const ownWordStatuses = new Set(['unsubscribed', 'suppressed', 'ispcomplained', 'directcomplaint']);
const bounceStatuses = new Set(['softbounced', 'hardbounced']);
/** Not mailed either, although nobody left: never asked, or asked without an answer yet. */
const unaskedStatuses = new Set(['nosubscription', 'pendingoptin']);
const goneStatuses = new Set(['deleted', 'binned']);

/** The channel's status is the email's; the top-level one is another thing (contract dotdigital 3.2) and only a fallback. */
const channelOf = ({ emailStatus, status }: Pick<Contact, 'emailStatus' | 'status'>): string =>
  (emailStatus ?? status).toLowerCase();

/** Whether the next campaign reaches this contact. A status that nobody knows counts as if it did. */
export const isMailedNow = (contact: Pick<MirrorContact, 'emailStatus' | 'status' | 'facts'>): boolean =>
  (contact.facts & (contactFact.live | contactFact.optedOut | contactFact.bounced)) === contactFact.live &&
  !unaskedStatuses.has(channelOf(contact));

/** The facts of a contact, as its statuses and consent records say them. */
export const contactFacts = (contact: Contact): number => {
  const overall = contact.status.toLowerCase();
  const channel = channelOf(contact);
  const gone = goneStatuses.has(overall) || goneStatuses.has(channel);
  const doubleOptIn = ['double', 'verifieddouble'].includes((contact.optInType ?? '').toLowerCase());
  const mailable = !optedOutStatuses.has(channel) && channel !== 'nosubscription';
  const permission = mailable && (contact.consentRecords.length > 0 || (doubleOptIn && channel !== 'pendingoptin'));
  return (
    (gone ? 0 : contactFact.live) |
    (optedOutStatuses.has(channel) ? contactFact.optedOut : 0) |
    (permission ? contactFact.hasPermission : 0) |
    (ownWordStatuses.has(channel) ? contactFact.unsubscribed : 0) |
    (bounceStatuses.has(channel) ? contactFact.bounced : 0)
  );
};

/** The newest instant of its consent records; null where none says one. */
export const consentedAt = (contact: Contact): number | null => {
  const instants = contact.consentRecords
    .map((record) => Date.parse(record.dateTimeConsented ?? ''))
    .filter((instant) => !Number.isNaN(instant));
  return instants.length === 0 ? null : Math.max(...instants);
};

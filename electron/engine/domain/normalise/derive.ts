import type { Contact } from '../../../../shared/domain/contact.ts';
import type { Customer } from '../../../../shared/domain/customer.ts';
import { type FieldName, type FieldValues, fieldBit, fieldNames } from '../../../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField, mappingVersion } from '../../../../shared/domain/mapping.ts';
import {
  contactFact,
  customerFact,
  type MirrorContact,
  type MirrorCustomer,
} from '../../../../shared/domain/mirror.ts';
import { canonical, normaliserVersion } from './canonical.ts';
import { hashTexts } from './hash.ts';
import { tidy } from './text.ts';

/** A customer as received: the connector's record with its version and stamp. */
export type ReceivedCustomer = {
  readonly id: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly value: Customer;
};

const seed = mappingVersion * 1_000 + normaliserVersion;

/** The mirror row of a customer; pure, so a new rule derives again what was fetched once. `today` is YYYY-MM-DD. */
export const deriveCustomer = ({ id, version, modifiedAt, value }: ReceivedCustomer, today: string): MirrorCustomer => {
  const values = pick((name) => value[name]);
  const { hash, malformed } = digest(values, today);
  const email = canonical('email', values.email, { country: values.country, today });
  const facts =
    (value.active ? customerFact.active : 0) |
    (value.kind === 'person' ? customerFact.person : 0) |
    (value.test ? customerFact.test : 0) |
    (value.permission.ground === 'opt-out' ? customerFact.optedOut : 0) |
    (isEmpty(values.email) ? 0 : customerFact.hasEmail) |
    (value.permission.ground === 'consent' || value.permission.ground === 'soft-opt-in'
      ? customerFact.hasPermission
      : 0);
  const emailKey = email.ok ? email.value : null;
  return {
    id,
    number: value.number,
    version,
    modifiedAt,
    values,
    permission: value.permission,
    facts,
    emailKey,
    malformed,
    hash,
  };
};

/** The mirror row of a contact. */
export const deriveContact = (contact: Contact, today: string): MirrorContact => {
  const values = pick((name) => {
    const { dataField } = defaultMapping[name];
    return dataField === null ? contact.email : textOf(contact.dataFields[dataField] ?? null);
  });
  const email = canonical('email', values.email, { country: values.country, today });
  const number = textOf(contact.dataFields[erpNumberDataField] ?? null);
  return {
    contactId: contact.contactId,
    erpNumber: isEmpty(number) ? null : (number?.trim() ?? null),
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    values,
    status: contact.status,
    emailStatus: contact.emailStatus,
    optInType: contact.optInType,
    consentedAt: consentedAt(contact),
    facts: contactFacts(contact),
    emailKey: email.ok ? email.value : null,
    hash: digest(values, today).hash,
    ...(contact.lists === undefined ? {} : { lists: contact.lists }),
  };
};

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

const contactFacts = (contact: Contact): number => {
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

const consentedAt = (contact: Contact): number | null => {
  const instants = contact.consentRecords
    .map((record) => Date.parse(record.dateTimeConsented ?? ''))
    .filter((instant) => !Number.isNaN(instant));
  return instants.length === 0 ? null : Math.max(...instants);
};

/** Hash over the canonical values, and which fields are malformed. A malformed value counts as its text, marked. */
const digest = (values: FieldValues, today: string): { readonly hash: number; readonly malformed: number } => {
  let malformed = 0;
  const texts = fieldNames.map((name) => {
    const result = canonical(name, values[name], { country: values.country, today });
    if (result.ok) return result.value;
    malformed |= fieldBit(name);
    return `\u0001${values[name]}`;
  });
  return { hash: hashTexts(texts, seed), malformed };
};

const pick = (read: (name: FieldName) => string | null): FieldValues => {
  const values = {} as Record<FieldName, string | null>;
  for (const name of fieldNames) values[name] = read(name);
  return values;
};

const textOf = (value: string | number | boolean | null): string | null => (value === null ? null : String(value));
const isEmpty = (text: string | null): boolean => text === null || tidy(text) === '';

import type { ChangeLine, System } from '../../shared/domain/change.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { contactFact, customerFact } from '../../shared/domain/mirror.ts';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { thingName, valueText } from './change-text.ts';
import { dateText, day, listed } from './format.ts';
import { salesRecordsText } from './sale-text.ts';

type Customer = NonNullable<Evidence['customer']>;
type Contact = NonNullable<Evidence['contact']>;

/** The ground on which the ERP says that a person may be mailed, with its day. */
export const permissionText = ({ ground, at, orderReference }: Customer['permission']): string => {
  const told = at === null ? '' : ` of ${day(Date.parse(at))}`;
  switch (ground) {
    case 'consent':
      return `Consent${told}`;
    case 'soft-opt-in':
      return `Soft opt-in, order ${orderReference ?? 'unknown'}${told}`;
    case 'opt-out':
      return `Opted out${told}`;
    case 'none':
      return 'None recorded';
  }
};

/** A channel status of Dotdigital in words: "hardBounced" is "Hard bounced". */
export const statusWords = (status: string | null): string => {
  const words = (status ?? 'unknown').replace(/([A-Z])/g, ' $1').toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

/** How and when a contact consented, as Dotdigital knows it. */
export const consentText = ({ optInType, consentedAt }: Contact): string => {
  const consent = consentedAt === null ? 'no consent record' : `consent record of ${day(consentedAt)}`;
  return `${optInType === null ? '' : `${optInType.toLowerCase()} opt-in, `}${consent}`;
};

/** What Dotdigital says of mailing a contact, on one line. */
export const channelText = (contact: Contact): string => `${statusWords(contact.emailStatus)}, ${consentText(contact)}`;

/** "Active", "Inactive", "Active, a test". */
export const customerStatus = ({ facts }: Customer): string => {
  const state = (facts & customerFact.active) === 0 ? 'Inactive' : 'Active';
  return (facts & customerFact.test) === 0 ? state : `${state}, a test`;
};

/** Whether a contact can be mailed at all, besides its consent. */
export const contactStatus = ({ facts }: Contact): string =>
  (facts & contactFact.live) === 0 ? 'In the bin or deleted' : 'Live';

/** A day, or that it is not known. */
export const dayOrUnknown = (at: number | null): string => (at === null ? 'date not known' : day(at));

type Keep = { readonly choices: NonNullable<MismatchDetail['keep']>['choices']; readonly stays: string | null };

/** Each step that is written besides the fields, in order, with the record that it is written to where that is known. */
export const stepTexts = (detail: MismatchDetail, lines: readonly ChangeLine[], keep: Keep): readonly string[] => {
  const others = keep.stays === null ? [] : keep.choices.filter(({ value }) => value !== keep.stays);
  const movers = moversOf(detail, others, keep.stays);
  const leavers = moversOf(detail, others, keep.stays).flatMap((contact) =>
    (contact.lists ?? []).map(({ name, status }) => ({ contact, name, status })),
  );
  // Of several contacts of one person only the one that stays is given a number.
  const numberedBy = ({ before }: ChangeLine): Contact | undefined =>
    before === null && detail.row.kind === 'duplicate-contact'
      ? stayingContact(detail, keep.stays)
      : takeFirst(movers, before);
  return lines.map((line) => {
    switch (line.thing) {
      case 'duplicate-of':
        return `${others.shift()?.value ?? 'Customer'}: marked as a duplicate of ${line.after ?? 'nobody'}, set inactive`;
      case 'customer-number':
        return `${contactName(numberedBy(line))}: customer number ${line.before ?? 'none'} ${
          line.after === null ? 'taken off' : `becomes ${line.after}`
        }`;
      case 'list': {
        if (line.after !== null)
          return `${contactName(stayingContact(detail, keep.stays))}: put into the list ${line.after}`;
        const place = leavers.findIndex(({ name, status }) => name === line.before && status === 'subscribed');
        const contact = place < 0 ? stayingContact(detail, keep.stays) : leavers.splice(place, 1)[0]?.contact;
        return `${contactName(contact)}: taken out of the list ${line.before ?? ''}`;
      }
      case 'subscription':
        return `${contactName(stayingContact(detail, keep.stays))}: unsubscribed from email (was ${statusWords(line.before).toLowerCase()})`;
      case 'permission':
        return `${detail.row.reference}: opt-out recorded in the ERP (was ${groundWords(line.before)})`;
      case 'sales-order':
        return line.after === null
          ? `Order ${line.before ?? ''} cancelled in the ERP`
          : `Order ${line.after} posted to the ERP${datedText(detail, keep.stays)}; looked up there first, and read back`;
      case 'catalogue-item':
        return line.after === null
          ? `Catalogue item ${line.before ?? ''}: deleted`
          : `Catalogue item ${line.after}: added as the ERP has it`;
      case 'order':
        return line.after === null
          ? `Order ${line.before ?? ''}: deleted there`
          : `Order ${line.after}: added as the ERP has it`;
      case 'data-field':
        return `Data field ${line.after ?? detail.row.label} created`;
      default:
        return `${thingName(line.thing, line.name)}: ${valueText(line.before)} → ${valueText(line.after)}`;
    }
  });
};

/** The posting date is part of what is sent; the ERP does not tell it back. */
const datedText = ({ evidence: { posting } }: MismatchDetail, stays: string | null): string => {
  const order = stays === 'as-it-stands' ? posting?.asItStands : (posting?.withFix ?? posting?.asItStands);
  return order == null ? '' : `, dated ${dateText(order.postingDate)}`;
};

const contactsOf = ({ evidence }: MismatchDetail): readonly Contact[] =>
  [evidence.contact, ...(evidence.otherContacts ?? [])].filter((contact) => contact !== null);

/** The contacts whose number changes, in the order of the steps: of several contacts those that do not stay. */
const moversOf = (
  detail: MismatchDetail,
  others: readonly { readonly value: string }[],
  stays: string | null,
): Contact[] => {
  const contacts = contactsOf(detail);
  if (detail.row.kind === 'identity-ambiguous') return contacts.filter(({ contactId }) => String(contactId) === stays);
  if (detail.row.kind !== 'duplicate-contact') return [...contacts];
  return others.flatMap(({ value }) => contacts.filter(({ contactId }) => String(contactId) === value));
};

/** Takes the next contact with this number, so that each step names another one. */
const takeFirst = (movers: Contact[], number: string | null): Contact | undefined => {
  const place = movers.findIndex(({ erpNumber }) => (erpNumber ?? null) === number);
  return place < 0 ? undefined : movers.splice(place, 1)[0];
};

const stayingContact = (detail: MismatchDetail, stays: string | null): Contact | undefined => {
  const contacts = contactsOf(detail);
  return contacts.length === 1 ? contacts[0] : contacts.find(({ contactId }) => String(contactId) === stays);
};

const contactName = (contact: Contact | undefined): string =>
  contact === undefined
    ? 'A contact'
    : `Contact ${contact.contactId}${contact.values.email === null ? '' : ` (${contact.values.email})`}`;

const groundWords = (ground: string | null): string =>
  ground === null || ground === 'none' ? 'nothing recorded' : ground.replaceAll('-', ' ');

/** Which records a case is about, in two or three words, for the heading. */
export const recordsText = ({ row, evidence, keep }: MismatchDetail): string => {
  const ofSales = salesRecordsText({ row, evidence });
  if (ofSales !== null) return ofSales;
  switch (row.kind) {
    case 'duplicate-customer':
      return `Customers ${listed((keep?.choices ?? []).map(({ value }) => value))}`;
    case 'duplicate-contact':
      return `${1 + (evidence.otherContacts ?? []).length} contacts of customer ${evidence.customer?.number ?? row.reference}`;
    case 'contact-orphan':
      return `Contact ${evidence.contact?.contactId ?? row.reference}`;
    case 'sync-late':
    case 'sync-failed':
    case 'schema-changed':
    case 'credential-refused':
    case 'quota-low':
      return 'The link itself';
    case 'data-field-type':
      return 'The whole account';
    case 'order-unposted':
    case 'posting-refused':
      return `Marketing order, ${evidence.posting?.customer === null ? 'no customer' : `customer ${evidence.posting?.customer?.number ?? row.reference}`}`;
    default:
      break;
  }
  if (evidence.linkedBy === 'erp-number') return 'Matched on customer number';
  if (evidence.linkedBy === 'probabilistic') return 'Linked by evidence, certain';
  if (evidence.linkedBy === 'verdict') return 'Linked by a person';
  return evidence.linkedBy === 'email' ? 'Matched on email' : `Customer ${row.reference}`;
};

/** Which side knows of the opt-out: the ERP where its record says so, else Dotdigital. */
export const optedOutSide = ({ evidence: { customer } }: MismatchDetail): System =>
  customer !== null && (customer.facts & customerFact.optedOut) !== 0 ? 'erp' : 'dotdigital';

/** What an operator must know before an opt-out is recorded; with both days where consent was given anew after it. */
export const consentNote = (detail: MismatchDetail): string => {
  const { optOut } = detail.evidence;
  const newer = optOut?.newerConsentAt ?? null;
  const never = 'An opt-out can never be undone here.';
  if (newer === null) return `The stricter answer is recorded on the other side too. ${never}`;
  const out = (optedOutSide(detail) === 'erp' ? optOut?.erpAt : optOut?.dotdigitalAt) ?? null;
  const opened = out === null ? 'The opt-out has no known date' : `The opt-out is of ${day(out)}`;
  return `${opened}, the consent of ${day(newer)} is newer. Only a person decides: record the opt-out, or ignore this with a reason. ${never}`;
};

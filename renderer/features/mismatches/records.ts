import type { Evidence } from '../../../shared/domain/evidence.ts';
import { fieldNames } from '../../../shared/domain/fields.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { sentenceCase } from '../../text/format.ts';
import { waterfallText } from '../../text/linkage-text.ts';
import { listsText } from '../../text/list-text.ts';
import { fieldText } from '../../text/names.ts';
import {
  consentText,
  contactStatus,
  customerStatus,
  dayOrUnknown,
  permissionText,
  statusWords,
} from '../../text/record-text.ts';
import { postingRecords } from './postings.ts';
import type { RecordLine, Records } from './record-lines.ts';

type Customer = NonNullable<Evidence['customer']>;
type Contact = NonNullable<Evidence['contact']>;

/** The records of a duplicate side by side, in the order in which they can be chosen; null for other kinds. */
export const recordsOf = (detail: MismatchDetail): Records | null => {
  const { evidence, keep } = detail;
  const order = (keep?.choices ?? []).map(({ value }) => value);
  const sorted = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] =>
    [...all].sort((left, right) => order.indexOf(keyOf(left)) - order.indexOf(keyOf(right)));
  switch (evidence.kind) {
    case 'duplicate-customer':
      return ofCustomers(sorted(present(evidence.customer, evidence.otherCustomers), ({ number }) => number));
    case 'duplicate-contact':
      return ofContacts(
        sorted(present(evidence.contact, evidence.otherContacts), ({ contactId }) => String(contactId)),
      );
    case 'identity-ambiguous':
      return ofCandidates(
        evidence.customer,
        sorted(evidence.otherContacts ?? [], ({ contactId }) => String(contactId)),
      );
    default:
      return postingRecords(detail);
  }
};

const present = <T>(first: T | null, others: readonly T[] | undefined): readonly T[] =>
  first === null ? (others ?? []) : [first, ...(others ?? [])];

const ofCustomers = (all: readonly Customer[]): Records => ({
  columns: all.map(({ number }) => ({ value: number, title: number })),
  lines: [
    ...fieldLines(all),
    line('Permission', all, ({ permission }) => permissionText(permission)),
    line('Status', all, customerStatus),
    line('Changed', all, ({ modifiedAt }) => dayOrUnknown(modifiedAt)),
  ],
});

/** Fields that tell who somebody is. */
const whoItIs = [
  'email',
  'firstName',
  'lastName',
  'phone',
  'birthDate',
  'street',
  'city',
  'postcode',
  'country',
] as const;

/** The customer, and each contact that may be theirs, held against it. */
const ofCandidates = (customer: Customer | null, contacts: readonly Contact[]): Records | null => {
  if (customer === null) return null;
  const all = [customer, ...contacts];
  const own = (name: string, ofCustomer: string, textOf: (contact: Contact) => string): RecordLine => ({
    name,
    texts: [ofCustomer, ...contacts.map(textOf)],
    isDifferent: false,
    isField: false,
  });
  return {
    columns: [
      { value: customer.number, title: waterfallText.customer(customer.number), isModel: true },
      ...contacts.map(({ contactId }) => ({ value: String(contactId), title: `Contact ${contactId}` })),
    ],
    lines: [
      own('Number', customer.number, ({ erpNumber }) => erpNumber ?? ''),
      ...whoItIs
        .map((field) => ({ ...line(fieldText[field], all, ({ values }) => values[field] ?? ''), isField: true }))
        .filter(({ texts }) => texts.some((text) => text !== '')),
      own('Permission', permissionText(customer.permission), (contact) => sentenceCase(consentText(contact))),
      own('Email status', '', ({ emailStatus }) => statusWords(emailStatus)),
      own('Changed', dayOrUnknown(customer.modifiedAt), ({ updatedAt }) => dayOrUnknown(updatedAt)),
    ],
    words: waterfallText.choice,
  };
};

const ofContacts = (all: readonly Contact[]): Records => ({
  columns: all.map(({ contactId }) => ({ value: String(contactId), title: `Contact ${contactId}` })),
  lines: [
    line('Number', all, ({ erpNumber }) => erpNumber ?? ''),
    ...fieldLines(all),
    line('Email status', all, ({ emailStatus }) => statusWords(emailStatus)),
    line('Lists', all, listsText),
    line('Consent', all, (contact) => sentenceCase(consentText(contact))),
    line('Status', all, contactStatus),
    line('Changed', all, ({ updatedAt }) => dayOrUnknown(updatedAt)),
  ],
});

/** Who it is, and every field in which they differ. */
const fieldLines = (all: readonly (Customer | Contact)[]): readonly RecordLine[] =>
  fieldNames
    .map((field) => ({ field, ...line(fieldText[field], all, ({ values }) => values[field] ?? ''), isField: true }))
    .filter(({ field, isDifferent }) => isDifferent || field === 'email' || field === 'lastName');

const line = <T>(name: string, all: readonly T[], textOf: (one: T) => string): RecordLine => {
  const texts = all.map(textOf);
  return { name, texts, isDifferent: new Set(texts).size > 1, isField: false };
};

import type { Evidence } from '../../shared/domain/evidence.ts';
import { contactFact, customerFact } from '../../shared/domain/mirror.ts';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { detailOf, rowOf, toldAt } from './window-answers.ts';

type Customer = NonNullable<Evidence['customer']>;
type Contact = NonNullable<Evidence['contact']>;

const plain = detailOf(rowOf(1));

/** A customer of the ERP who can be mailed. */
export const customerOf = (number: string, facts: Partial<Customer> = {}): Customer => {
  const { customer } = plain.evidence;
  if (customer === null) throw new Error('the pair has a customer');
  const { active, person, hasEmail, hasPermission } = customerFact;
  return { ...customer, id: number, number, facts: active | person | hasEmail | hasPermission, ...facts };
};

/** A live contact that is subscribed. */
export const contactOf = (contactId: number, facts: Partial<Contact> = {}): Contact => {
  const { contact } = plain.evidence;
  if (contact === null) throw new Error('the pair has a contact');
  return { ...contact, contactId, erpNumber: 'C-1', facts: contactFact.live | contactFact.hasPermission, ...facts };
};

const about = (kind: MismatchDetail['row']['kind'], label: string, reference: string) =>
  rowOf(1, { kind, label, reference, fields: [] });

/** Two customers, of whom the older number is proposed to stay. */
export const duplicateCustomers = (): MismatchDetail => {
  const other = customerOf('C-9', { values: { ...customerOf('C-9').values, postcode: 'BS1 9ZZ' } });
  const row = about('duplicate-customer', 'Fiona Richardson', 'C-9');
  const base = detailOf(row);
  return {
    ...base,
    evidence: { ...base.evidence, customer: other, contact: null, otherCustomers: [customerOf('C-1')] },
    keep: {
      choices: [
        { value: 'C-1', label: 'C-1', detail: 'Fiona Richardson' },
        { value: 'C-9', label: 'C-9', detail: 'Fiona Richardson' },
      ],
      proposed: 'C-1',
    },
    lines: [{ thing: 'duplicate-of', before: null, after: 'C-1' }],
  };
};

/** Three contacts with one customer number; one of them opted out, so that the one that stays is unsubscribed first. */
export const duplicateContacts = (): MismatchDetail => {
  const row = about('duplicate-contact', 'Fiona Richardson', 'C-1');
  const base = detailOf(row);
  const out = contactOf(43, { emailStatus: 'unsubscribed', facts: contactFact.live | contactFact.optedOut });
  return {
    ...base,
    evidence: {
      ...base.evidence,
      customer: customerOf('C-1'),
      contact: contactOf(41),
      otherContacts: [out, contactOf(42, { values: { ...contactOf(42).values, email: 'fiona@example.org' } })],
    },
    keep: {
      choices: [41, 42, 43].map((id) => ({ value: String(id), label: `contact ${id}`, detail: 'Fiona Richardson' })),
      proposed: '41',
    },
    lines: [
      { thing: 'subscription', before: 'subscribed', after: 'unsubscribed' },
      { thing: 'customer-number', before: 'C-1', after: null },
      { thing: 'customer-number', before: 'C-1', after: null },
    ],
  };
};

/** A contact whose number the ERP lacks. */
export const orphan = (): MismatchDetail => {
  const row = about('contact-orphan', 'Fiona Richardson', 'C-77');
  const base = detailOf(row);
  return {
    ...base,
    evidence: { ...base.evidence, customer: null, contact: contactOf(41, { erpNumber: 'C-77' }) },
    lines: [{ thing: 'customer-number', before: 'C-77', after: null }],
  };
};

type OptOut = NonNullable<Evidence['optOut']>;

/** An opt-out that one side does not know of; `optOut` says when. */
export const consentConflict = (side: 'erp' | 'dotdigital', optOut: Partial<OptOut> = {}): MismatchDetail => {
  const row = about('consent-conflict', 'Fiona Richardson', 'C-1');
  const base = detailOf(row);
  const isInErp = side === 'erp';
  const permission = { ground: 'opt-out', at: '2026-03-02T00:00:00Z', source: 'Letter', text: null } as const;
  const out = {
    facts: customerFact.active | customerFact.optedOut,
    permission: { ...permission, orderReference: null },
  };
  return {
    ...base,
    evidence: {
      ...base.evidence,
      customer: customerOf('C-1', isInErp ? out : {}),
      contact: contactOf(41, { emailStatus: isInErp ? 'subscribed' : 'unsubscribed' }),
      optOut: { erpAt: null, dotdigitalAt: null, newerConsentAt: null, ...optOut },
    },
    confidence: optOut.newerConsentAt === undefined ? 'certain' : 'none',
    lines: isInErp
      ? [{ thing: 'subscription', before: 'subscribed', after: 'unsubscribed' }]
      : [{ thing: 'permission', before: 'consent', after: 'opt-out' }],
    reasons: [{ code: 'opted-out', side, at: toldAt, how: null }],
  };
};

/** A data field of the account that is missing, or of another type. */
export const dataFieldType = (found: string | null): MismatchDetail => {
  const row = about('data-field-type', 'BIRTH_DATE', 'BIRTH_DATE');
  const base = detailOf(row);
  return {
    ...base,
    evidence: {
      ...base.evidence,
      customer: null,
      contact: null,
      dataField: { name: 'BIRTH_DATE', wanted: 'Date', found, fields: ['birthDate'] },
    },
    lines: found === null ? [{ thing: 'data-field', before: null, after: 'BIRTH_DATE (Date)' }] : [],
    requests: found === null ? base.requests : [],
    blocked: found === null ? null : 'Dotdigital cannot change the type of a field.',
  };
};

/** One of each kind that is about whole records. */
export const recordDetails = (): readonly MismatchDetail[] => [
  duplicateCustomers(),
  duplicateContacts(),
  orphan(),
  consentConflict('erp'),
  consentConflict('dotdigital', { dotdigitalAt: toldAt, newerConsentAt: toldAt + 86_400_000 }),
  dataFieldType(null),
  dataFieldType('String'),
];

type Standing = NonNullable<Evidence['lists']>[number];

/** A contact that is missing in one list and too much in another; `more` stands behind them. */
export const listGap = (...more: readonly Standing[]): MismatchDetail => {
  const row = about('list-gap', 'Fiona Richardson', 'C-1');
  const base = detailOf(row);
  const lists: readonly Standing[] = [
    {
      ...{ id: 7, name: 'VIP', who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['Gold'] }, value: 'Gold' },
      ...{ belongs: true, membership: 'none', gap: 'add' },
    },
    {
      ...{ id: 8, name: 'Silver', who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['Silver'] }, value: 'Gold' },
      ...{ belongs: false, membership: 'subscribed', gap: 'take-out' },
    },
    ...more,
  ];
  return {
    ...base,
    evidence: { ...base.evidence, customer: customerOf('C-1'), contact: contactOf(41), lists },
    lines: [
      { thing: 'list', before: null, after: 'VIP' },
      { thing: 'list', before: 'Silver', after: null },
    ],
  };
};

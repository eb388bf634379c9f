import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { fieldsOf } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import type { LinkMethod, MirrorContact, MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { comparedOfCustomer, readingOf } from '../mapping/reading.ts';

export type EvidenceSources = {
  readonly kind: MismatchKind;
  readonly mask: number;
  readonly customer: MirrorCustomer | null;
  readonly contact: MirrorContact | null;
  readonly method: LinkMethod | null;
  readonly today: string;
  readonly mapping: Mapping;
  readonly otherCustomers?: readonly MirrorCustomer[];
  readonly otherContacts?: readonly MirrorContact[];
  readonly optOut?: Evidence['optOut'];
  readonly dataField?: Evidence['dataField'];
  readonly refusal?: Evidence['refusal'];
  readonly lists?: Evidence['lists'];
};

/** What an operator is shown of a mismatch, as a value that can be hashed, sealed and compared later. */
export const toEvidence = ({
  kind,
  mask,
  customer,
  contact,
  method,
  today,
  mapping,
  ...more
}: EvidenceSources): Evidence => ({
  v: 1,
  kind,
  fields: fieldsOf(mask),
  problems: customer === null ? [] : problemsOf(customer, today, mapping),
  linkedBy: contact === null ? null : method,
  customer: customer === null ? null : customerPart(customer),
  contact: contact === null ? null : contactPart(contact, kind),
  ...(more.otherCustomers === undefined ? {} : { otherCustomers: more.otherCustomers.map(customerPart) }),
  ...(more.otherContacts === undefined
    ? {}
    : { otherContacts: more.otherContacts.map((one) => contactPart(one, kind)) }),
  ...(more.optOut === undefined ? {} : { optOut: more.optOut }),
  ...(more.dataField === undefined ? {} : { dataField: more.dataField }),
  ...(more.refusal === undefined ? {} : { refusal: more.refusal }),
  ...(more.lists === undefined ? {} : { lists: more.lists }),
});

const customerPart = (customer: MirrorCustomer): NonNullable<Evidence['customer']> => ({
  id: customer.id,
  number: customer.number,
  version: customer.version,
  modifiedAt: customer.modifiedAt,
  facts: customer.facts,
  values: customer.values,
  permission: customer.permission,
});

/** Lists are part of what is seen only where they move: else each change of one would call for a new look. */
const contactPart = (contact: MirrorContact, kind: MismatchKind): NonNullable<Evidence['contact']> => ({
  contactId: contact.contactId,
  erpNumber: contact.erpNumber,
  updatedAt: contact.updatedAt,
  status: contact.status,
  emailStatus: contact.emailStatus,
  optInType: contact.optInType,
  consentedAt: contact.consentedAt,
  facts: contact.facts,
  values: contact.values,
  ...(kind !== 'duplicate-contact' || contact.lists === undefined ? {} : { lists: contact.lists }),
});

const problemsOf = (customer: MirrorCustomer, today: string, { document }: Mapping): Evidence['problems'] =>
  fieldsOf(customer.malformed).flatMap((field) => {
    const result = comparedOfCustomer(readingOf(document)[field], customer.values, today);
    return result.ok ? [] : [{ field, problem: result.problem }];
  });

/** JSON with sorted keys: the same evidence always gives the same text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`;
};

/**
 * The text of what was on a screen, alike on every machine that mirrors the same two systems: where an order is only that
 * of a machine's own rows, it is put right first.
 */
export const sharedTextOf = (evidence: Evidence): string => {
  const { otherCustomers, otherContacts, ...rest } = evidence;
  return canonicalJson({
    ...rest,
    otherCustomers: otherCustomers?.toSorted((left, right) => (left.number < right.number ? -1 : 1)),
    otherContacts: otherContacts?.toSorted((left, right) => left.contactId - right.contactId),
  });
};

import type { Evidence } from '../../../shared/domain/evidence.ts';
import { firstVersion, rulesOf } from '../../../shared/domain/mapping-document.ts';
import { contactFact } from '../../../shared/domain/mirror.ts';
import { listStandings } from '../domain/lists/standing.ts';
import { canonicalJson, type EvidenceSources, toEvidence } from '../domain/resolve/evidence.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { OutboxEntry, PersonRef } from '../store/change-stores.ts';
import type { Stores } from '../store/stores.ts';
import { linkAlerts } from './link-cases.ts';
import { saleEvidenceOf } from './load-sale.ts';
import { evidenceOfPosting, personOfPosting } from './posting-evidence.ts';
import { sameContacts } from './same-contacts.ts';
import { candidatesOf, liveNumbered, oneAmongThemselves, optOutOf, type Row, sameRecords } from './surroundings.ts';

/** What the mirror says now about a mismatch's pair. */
export const evidenceOf = (stores: Stores, mismatch: StoredMismatch, today: string): Evidence => {
  if (mismatch.entity === 'posting') return evidenceOfPosting(stores, mismatch, today);
  if (mismatch.entity === 'item' || mismatch.entity === 'order') return saleEvidenceOf(stores, mismatch);
  if (mismatch.entity === 'link') return evidenceOfLink(stores, mismatch);
  const row = mismatch.customerRid === null ? null : stores.mirror.customer(mismatch.customerRid);
  // A row that is free is given away again: the case is about the number, never about whoever came into its place.
  const customer = row?.number === mismatch.matchKey ? row : null;
  const contact = mismatch.contactRid === null ? null : stores.mirror.contact(mismatch.contactRid);
  return toEvidence({
    kind: mismatch.row.kind,
    mask: mismatch.fieldMask,
    customer,
    contact,
    method: contact?.method ?? null,
    today,
    mapping: stores.mappings.inForce(),
    ...moreOf(stores, mismatch, customer, contact, today),
  });
};

/** What is wrong with the link, with what says so; nobody's record. */
const evidenceOfLink = (stores: Stores, { row: { kind }, matchKey }: StoredMismatch): Evidence => ({
  v: 1,
  kind,
  fields: [],
  problems: [],
  linkedBy: null,
  customer: null,
  contact: null,
  link: linkAlerts(stores, kind, matchKey),
});

type More = Pick<EvidenceSources, 'otherCustomers' | 'otherContacts' | 'optOut' | 'dataField' | 'refusal' | 'lists'>;

/** What a kind shows besides its pair. */
const moreOf = (
  stores: Stores,
  mismatch: StoredMismatch,
  customer: (EvidenceSources['customer'] & Row) | null,
  contact: EvidenceSources['contact'],
  today: string,
): More => {
  switch (mismatch.row.kind) {
    case 'duplicate-customer':
      return customer === null ? {} : recordsOf(stores, customer, contact);
    case 'duplicate-contact':
      return { otherContacts: doublesOf(stores, mismatch, customer, contact) };
    case 'identity-ambiguous':
      return customer === null ? {} : unclearOf(stores, customer);
    case 'list-gap':
      return customer === null || contact === null
        ? {}
        : { lists: listStandings(customer.values, contact, today, stores.mappings.inForce().document) };
    case 'consent-conflict':
    case 'customer-missing': {
      const optOut = customer === null ? undefined : optOutOf(stores, customer, contact);
      return optOut === undefined ? {} : { optOut };
    }
    case 'data-field-type':
      return { dataField: dataFieldOf(stores, mismatch.matchKey) };
    case 'import-rejected': {
      const refusal = stores.imports.refusalOf(mismatch.matchKey);
      return refusal === null ? {} : { refusal };
    }
    default:
      return {};
  }
};

/** The other contacts with the customer's number; where there are none, those that are one person with its contact by evidence. */
const doublesOf = (
  stores: Stores,
  { matchKey, contactRid }: StoredMismatch,
  customer: EvidenceSources['customer'],
  contact: EvidenceSources['contact'],
): NonNullable<More['otherContacts']> => {
  const numbered = liveNumbered(stores.mirror.contactKeysOf(matchKey));
  if (numbered.length < 2 && customer !== null && contact !== null && contactRid !== null)
    return sameContacts(stores, customer, { ...contact, rid: contactRid });
  return numbered.flatMap(({ rid }) => {
    const row = stores.mirror.contact(rid);
    return row === null || row.contactId === contact?.contactId ? [] : [row];
  });
};

/** The contacts that may be the customer's; none of them is, so far. An opt-out of the customer is shown with them. */
const unclearOf = (stores: Stores, customer: NonNullable<EvidenceSources['customer']> & Row): More => {
  const optOut = optOutOf(stores, customer, null);
  return { otherContacts: candidatesOf(stores, customer), ...(optOut === undefined ? {} : { optOut }) };
};

/** The other records of a person, and the contacts of all of them. */
const recordsOf = (
  stores: Stores,
  customer: NonNullable<EvidenceSources['customer']> & Row,
  own: EvidenceSources['contact'],
): More => {
  const otherCustomers = oneAmongThemselves(stores, sameRecords(stores, customer));
  const contacts = [customer, ...otherCustomers].flatMap(({ number }) =>
    stores.mirror.contactKeysOf(number).flatMap(({ rid, method, facts }) => {
      const row = method === null || (facts & contactFact.live) === 0 ? null : stores.mirror.contact(rid);
      return row === null || row.contactId === own?.contactId ? [] : [row];
    }),
  );
  return { otherCustomers, otherContacts: contacts };
};

/** A data field as the mapping needs it and as the account has it. */
export const dataFieldOf = ({ dataFields, mappings }: Stores, name: string): NonNullable<Evidence['dataField']> => {
  const { document } = mappings.inForce();
  const rules = rulesOf(document).filter(({ target }) => target?.name.toUpperCase() === name);
  const fields = rules.map(({ field }) => field);
  const wanted = rules[0]?.target?.type ?? 'String';
  return { name, wanted, found: dataFields.find(name)?.type ?? null, fields };
};

/**
 * The keyed hash of evidence: what an approval names to say what was on screen. The mapping belongs to it, because another
 * one sends something else on the same evidence.
 */
export const evidenceHashOf = (stores: Stores, evidence: Evidence): string =>
  stores.keyedHash(`${canonicalJson(evidence)}${mappingMark(stores)}`);

/** Nothing under the first mapping, under which everything before there were others was decided. */
const mappingMark = ({ mappings }: Stores): string => {
  const { version } = mappings.inForce();
  return version === firstVersion.version ? '' : `@${version}`;
};

/** Whose key seals what is stored about this evidence; null for what is about nobody. */
export const personOf = (evidence: Evidence): PersonRef | null => {
  if (evidence.order !== undefined) return buyerOf(evidence.order);
  if (evidence.customer === null && evidence.contact === null) return personOfPosting(evidence);
  return {
    customerId: evidence.customer?.id ?? null,
    contactId: evidence.contact?.contactId ?? null,
    alsoCustomerIds: (evidence.otherCustomers ?? []).map(({ id }) => id),
    alsoContactIds: (evidence.otherContacts ?? []).map(({ contactId }) => contactId),
  };
};

/** Whose order it is; whoever it hangs on by mistake is another person, whose keys are not to be joined with these. */
const buyerOf = ({ customer, contact }: NonNullable<Evidence['order']>): PersonRef | null =>
  customer === null && contact === null
    ? null
    : { customerId: customer?.id ?? null, contactId: contact?.contactId ?? null };

/** The evidence that an entry's decision was made on; null when its person was forgotten. */
export const evidenceOfEntry = (stores: Stores, entry: OutboxEntry): Evidence | null =>
  stores.decisions.evidence(entry.decisionId);

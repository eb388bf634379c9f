import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import type { Reason } from '../../../../shared/domain/reason.ts';
import { isByEvidence } from '../resolve/by-evidence.ts';
import { customersOf } from '../resolve/plan-records.ts';
import { postingSuggestion } from './posting-reasons.ts';
import type { Suggestion } from './suggestion.ts';

/** Why a fix of whole records is suggested: what makes them one person, and what each side says of an opt-out. */
export const recordSuggestion = (evidence: Evidence): Suggestion => {
  switch (evidence.kind) {
    case 'duplicate-customer':
      return { confidence: 'likely', reasons: [duplicateCustomer(evidence)] };
    case 'duplicate-contact':
      return { confidence: 'likely', reasons: duplicateContact(evidence) };
    case 'contact-orphan':
      return {
        confidence: 'likely',
        reasons: [{ code: 'number-unknown-to-erp', number: evidence.contact?.erpNumber ?? '' }],
      };
    case 'consent-conflict':
      return consent(evidence);
    case 'data-field-type':
      return dataField(evidence);
    case 'identity-ambiguous':
      return { confidence: 'none', reasons: unclear(evidence) };
    case 'list-gap':
      return { confidence: evidence.linkedBy === 'erp-number' ? 'certain' : 'likely', reasons: listGap(evidence) };
    case 'order-unposted':
    case 'posting-refused':
      return postingSuggestion(evidence);
    default:
      return { confidence: 'none', reasons: [] };
  }
};

const duplicateCustomer = (evidence: Evidence): Reason => {
  const numbers = customersOf(evidence).map(({ number }) => number);
  return isByEvidence(evidence)
    ? { code: 'one-by-evidence', side: 'erp', records: numbers }
    : { code: 'same-person', numbers, byEmail: true };
};

const duplicateContact = (evidence: Evidence): readonly Reason[] => {
  const { customer, contact, otherContacts = [] } = evidence;
  const all = [...(contact === null ? [] : [contact]), ...otherContacts];
  const contactIds = all.map(({ contactId }) => contactId);
  return isByEvidence(evidence)
    ? [{ code: 'one-by-evidence', side: 'dotdigital', records: contactIds.map(String) }]
    : [{ code: 'carries-number-too', contactIds, number: customer?.number ?? contact?.erpNumber ?? '' }];
};

const listGap = ({ lists = [] }: Evidence): readonly Reason[] =>
  lists.flatMap(({ name: list, who, value, gap }): readonly Reason[] =>
    gap === null
      ? []
      : [
          {
            code: 'belongs-in-list',
            list,
            belongs: gap === 'add',
            field: who.are === 'everyone' ? null : who.field,
            value,
          },
        ],
  );

/** Nobody proposes which it is: the weights are shown, and a person says. */
const unclear = ({ customer, otherContacts = [] }: Evidence): readonly Reason[] => [
  {
    code: 'may-be-same',
    contactIds: otherContacts.map(({ contactId }) => contactId),
    carries: otherContacts.flatMap(({ erpNumber }) => erpNumber ?? []),
  },
  { code: 'writes-number', number: customer?.number ?? '' },
];

/** Where the person subscribed anew after the opt-out, both dates are told and a person decides. */
const consent = ({ customer, contact, optOut }: Evidence): Suggestion => {
  if (customer === null || optOut === undefined) return { confidence: 'none', reasons: [] };
  const isInErp = (customer.facts & customerFact.optedOut) !== 0;
  const out: Reason = isInErp
    ? { code: 'opted-out', side: 'erp', at: optOut.erpAt, how: customer.permission.source }
    : { code: 'opted-out', side: 'dotdigital', at: optOut.dotdigitalAt, how: howOf(contact) };
  return optOut.newerConsentAt === null
    ? { confidence: 'certain', reasons: [out] }
    : { confidence: 'none', reasons: [out, { code: 'subscribed-anew', at: optOut.newerConsentAt }] };
};

/** The status that says so; a bounce says something else, and came later. */
const howOf = (contact: Evidence['contact']): string | null =>
  contact !== null && (contact.facts & contactFact.bounced) !== 0
    ? 'the email bounced since'
    : (contact?.emailStatus ?? null);

const dataField = ({ dataField: field }: Evidence): Suggestion => {
  if (field === undefined) return { confidence: 'none', reasons: [] };
  const { name, wanted, found } = field;
  return found === null
    ? { confidence: 'certain', reasons: [{ code: 'data-field-missing', name, wanted }] }
    : { confidence: 'none', reasons: [{ code: 'data-field-differs', name, wanted, found }] };
};

import { contactFact } from '../../../shared/domain/mirror.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { day, listed, sentenceCase } from '../../text/format.ts';
import { belongingText, listResultText, membershipText } from '../../text/list-text.ts';
import { fieldInSentence } from '../../text/names.ts';
import {
  channelText,
  contactStatus,
  dayOrUnknown,
  optedOutSide,
  permissionText,
  statusWords,
} from '../../text/record-text.ts';
import type { Fact, Facts } from './fact-rows.ts';
import { postingFacts } from './postings.ts';

/** One line of a table that sets two sides against each other; `isMarked`: what the case is about. */

const fact = (name: string, left: string, result: string, right: string, isMarked = false): Fact => ({
  name,
  left,
  result,
  right,
  isMarked,
});

/** What a case of this kind sets against each other; null for the kinds that compare fields or several records. */
export const factsOf = (detail: MismatchDetail): Facts | null => {
  switch (detail.row.kind) {
    case 'consent-conflict':
      return consentFacts(detail);
    case 'contact-orphan':
      return orphanFacts(detail);
    case 'data-field-type':
      return dataFieldFacts(detail);
    case 'list-gap':
      return listFacts(detail);
    default:
      return postingFacts(detail);
  }
};

const nameOf = (values: { readonly firstName: string | null; readonly lastName: string | null } | undefined): string =>
  [values?.firstName, values?.lastName].filter(Boolean).join(' ');

const consentFacts = (detail: MismatchDetail): Facts => {
  const { customer, contact, optOut } = detail.evidence;
  const isInErp = optedOutSide(detail) === 'erp';
  const given = customer?.permission.at == null ? null : Date.parse(customer.permission.at);
  const erpDate = isInErp ? outOn(optOut?.erpAt ?? given) : consentOf(given);
  const dotdigitalDate = isInErp ? consentOf(contact?.consentedAt ?? null) : outOn(optOut?.dotdigitalAt ?? null);
  const newer = optOut?.newerConsentAt ?? null;
  const erpAnswer = customer === null ? 'no customer' : permissionText({ ...customer.permission, at: null });
  return {
    left: { title: 'ERP', note: `customer ${customer?.number ?? detail.row.reference}` },
    right: { title: 'Dotdigital', note: contact === null ? 'no contact any more' : `contact ${contact.contactId}` },
    rows: [
      fact('Name', nameOf(customer?.values), '', nameOf(contact?.values)),
      fact('Email', customer?.values.email ?? '', '', contact?.values.email ?? ''),
      fact(
        'Answer',
        erpAnswer,
        isInErp ? 'Opted out →' : '← Opted out',
        contact === null ? 'Opted out before it was deleted' : statusWords(contact.emailStatus),
        true,
      ),
      fact('Date', erpDate, '', dotdigitalDate),
      ...(customer?.permission.source == null && contact?.optInType == null
        ? []
        : [
            fact('How', customer?.permission.source ?? '', '', contact?.optInType ? `${contact.optInType} opt-in` : ''),
          ]),
      ...(newer === null ? [] : [anew(newer, given)]),
    ],
  };
};

const outOn = (at: number | null): string =>
  at === null ? 'Date of the opt-out not known' : `Opted out on ${day(at)}`;
const consentOf = (at: number | null): string => (at === null ? 'No date of a consent' : `Consent of ${day(at)}`);

/** Consent after the opt-out, on the side that recorded it. */
const anew = (newer: number, erpAt: number | null): Fact =>
  erpAt === newer
    ? fact('Consent anew', day(newer), 'after the opt-out', '', true)
    : fact('Consent anew', '', 'after the opt-out', day(newer), true);

const orphanFacts = ({ evidence, row }: MismatchDetail): Facts => {
  const { contact } = evidence;
  const number = contact?.erpNumber ?? row.reference;
  const values = contact?.values;
  return {
    left: { title: 'ERP', note: 'no such customer' },
    right: { title: 'Dotdigital', note: contact === null ? 'no contact any more' : `contact ${contact.contactId}` },
    rows: [
      fact('Number', `no customer ${number}`, 'taken off the contact', number, true),
      fact('Email', '', 'stays', values?.email ?? ''),
      fact('Name', '', 'stays', nameOf(values)),
      ...(contact === null
        ? []
        : [
            fact('Consent', '', 'stays', channelText(contact)),
            fact('Status', '', (contact.facts & contactFact.live) === 0 ? '' : 'stays', contactStatus(contact)),
            fact('Changed', '', '', dayOrUnknown(contact.updatedAt)),
          ]),
    ],
  };
};

/** Each list of the mapping: whether the customer belongs in it, and whether the contact is. */
const listFacts = ({ evidence, row }: MismatchDetail): Facts => {
  const { customer, contact, lists = [] } = evidence;
  return {
    left: { title: 'ERP', note: `customer ${customer?.number ?? row.reference}` },
    right: { title: 'Dotdigital', note: contact === null ? 'no contact any more' : `contact ${contact.contactId}` },
    rows: [
      fact('Name', nameOf(customer?.values), '', nameOf(contact?.values)),
      fact('Email', customer?.values.email ?? '', '', contact?.values.email ?? ''),
      ...lists.map((list) =>
        fact(list.name, belongingText(list), listResultText(list), membershipText(list), list.gap !== null),
      ),
      ...(customer === null
        ? []
        : [
            fact(
              'May be mailed',
              permissionText(customer.permission),
              '',
              contact === null ? '' : channelText(contact),
            ),
          ]),
    ],
  };
};

const dataFieldFacts = ({ evidence: { dataField }, row }: MismatchDetail): Facts => {
  const name = dataField?.name ?? row.label;
  const found = dataField?.found ?? null;
  const carries = listed((dataField?.fields ?? []).map(fieldInSentence));
  return {
    left: { title: 'The mapping needs', note: 'ERP fields' },
    right: { title: 'The account has', note: 'Dotdigital' },
    rows: [
      fact(
        'Data field',
        name,
        found === null ? 'created' : 'stays',
        found === null ? 'does not exist' : name,
        found === null,
      ),
      fact(
        'Type',
        dataField?.wanted ?? '',
        found === null ? (dataField?.wanted ?? '') : 'cannot be changed',
        found ?? '',
        true,
      ),
      fact('Carries', carries === '' ? 'the customer number' : sentenceCase(carries), '', ''),
    ],
  };
};

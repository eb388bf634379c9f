import type { MalformedProblem } from '../../shared/domain/mismatch.ts';
import type { Impact, Reason } from '../../shared/domain/reason.ts';
import { systemInSentence } from './change-text.ts';
import { ago, day, grouped, listed, sentenceCase } from './format.ts';
import { importFailureText, importRemedyText } from './import-text.ts';
import { belongsText, listImpactText } from './list-text.ts';
import { fieldList } from './mismatch-text.ts';
import { fieldText } from './names.ts';
import { type ImpactText, isRiskImpact, riskText } from './risk-text.ts';
import { saleImpactText, saleReasonText } from './sale-text.ts';

const problemText: Readonly<Record<MalformedProblem, string>> = {
  'email-syntax': 'is not an address that Dotdigital takes',
  'email-domain-typo': 'has a mistyped domain',
  'phone-unreadable': 'is not a number of its country',
  'date-unreadable': 'is not written as year, month, day',
  'date-impossible': 'is a day that cannot be',
  'postcode-pattern': 'is not a postcode of its country',
  'number-unreadable': 'is not a plain number',
};

/** A reason as a sentence without a full stop. `now` is epoch milliseconds. */
export const reasonText = (reason: Reason, now: number): string => {
  switch (reason.code) {
    case 'erp-masters':
      return `The ERP masters ${fieldList(reason.fields)}`;
    case 'dotdigital-masters':
      return `Dotdigital masters ${fieldList(reason.fields)}`;
    case 'nobody-masters':
      return `By the mapping neither system is right about ${fieldList(reason.fields)}`;
    case 'linked-by-number':
      return `Both records carry customer number ${reason.number}`;
    case 'linked-by-email':
      return 'Both records have the same email; the contact carries no customer number';
    case 'linked-by-evidence':
      return 'All that is known of both records says that they are one person; neither number nor email does';
    case 'linked-by-verdict':
      return 'Somebody said that both records are one person';
    case 'may-be-same':
      return mayBeText(reason);
    case 'writes-number':
      return `“The same person” writes customer number ${reason.number} to the contact; nothing else of it changes`;
    case 'no-contact-with-number-or-email':
      return `No contact carries customer number ${reason.number} or this email`;
    case 'changed-at':
      return changedText(reason.erpAt, reason.dotdigitalAt, now);
    case 'permission-recorded':
      return reason.ground === 'consent'
        ? `The ERP records consent${reason.at === null ? '' : ` of ${day(reason.at)}`}`
        : `Soft opt-in by order ${reason.orderReference ?? 'without a number'}${reason.at === null ? '' : ` of ${day(reason.at)}`}`;
    case 'no-permission-either-side':
      return 'Neither the ERP nor Dotdigital records consent or a soft opt-in';
    case 'malformed':
      return `${fieldText[reason.field]} ${problemText[reason.problem]}`;
    case 'proposed-correction':
      return `${fieldText[reason.field]} proposed: ${reason.how}`;
    case 'no-proposal':
      return `${fieldText[reason.field]} cannot be guessed; write the right value`;
    case 'left-out-malformed':
      return `${sentenceCase(fieldList(reason.fields))} ${reason.fields.length === 1 ? 'is' : 'are'} malformed and left out`;
    case 'same-person':
      return `${reason.byEmail ? 'The same email and name' : 'The same name'} under customer numbers ${listed(reason.numbers)}`;
    case 'one-by-evidence':
      return `All that is known of ${reason.side === 'erp' ? 'customers' : 'contacts'} ${listed(reason.records)} together says that they are one person; a full check compared everybody`;
    case 'carries-number-too':
      return reason.contactIds.length === 1
        ? `Contact ${reason.contactIds[0]} carries customer number ${reason.number} too`
        : `Contacts ${listed(reason.contactIds.map(String))} carry customer number ${reason.number}`;
    case 'number-unknown-to-erp':
      return `The ERP has no customer ${reason.number}, not even an inactive one`;
    case 'opted-out':
      return optedOutText(reason);
    case 'subscribed-anew':
      return `Consent was given anew on ${day(reason.at)}, after the opt-out`;
    case 'data-field-missing':
      return `Dotdigital has no data field ${reason.name}; it should be ${reason.wanted}`;
    case 'data-field-differs':
      return `Data field ${reason.name} is ${reason.found} and should be ${reason.wanted}`;
    case 'import-refused':
      return importFailureText(reason.failureCode, reason.description, reason.importId);
    case 'import-remedy':
      return importRemedyText[reason.remedy];
    case 'not-in-erp':
      return `No order of the ERP has the reference or number ${reason.key}, nor its customer, amount and day`;
    case 'posting-waits':
      return reason.sentence.replace(/\.$/, '');
    case 'belongs-in-list':
      return belongsText(reason);
    case 'approved-like-it':
      return `Operators approved ${grouped(reason.approved)} of ${grouped(reason.decided)} like it`;
    default:
      return saleReasonText(reason, now);
  }
};

const mayBeText = ({ contactIds, carries }: Extract<Reason, { readonly code: 'may-be-same' }>): string => {
  const who =
    contactIds.length === 1 ? `Contact ${contactIds[0]} may be` : `Contacts ${listed(contactIds.map(String))} may be`;
  const lacked =
    carries.length === 0 ? '' : `; the ERP has no customer ${listed(carries)}, whose number is carried now`;
  return `${who} this customer, and it is not certain${lacked}`;
};

const optedOutText = ({ side, at, how }: Extract<Reason, { readonly code: 'opted-out' }>): string => {
  const when = at === null ? ', on a day that is not known' : ` on ${day(at)}`;
  return `Opted out in ${systemInSentence[side]}${when}${how === null ? '' : ` (${how})`}`;
};

const changedText = (erpAt: number | null, dotdigitalAt: number | null, now: number): string => {
  const erp = erpAt === null ? 'The ERP record has no date' : `The ERP record changed ${ago(erpAt, now)}`;
  if (dotdigitalAt === null) return erp;
  return `${erp}, the contact ${erpAt === null ? 'changed ' : ''}${ago(dotdigitalAt, now)}`;
};

const illText: Readonly<Record<Extract<Impact, { readonly code: 'link-is-ill' }>['kind'], string>> = {
  'credential-refused':
    'Nothing is read or written there, so every case that rests on it grows old, and no fix arrives.',
  'sync-failed': 'What this job reads grows old: cases are missing that came up since, and nothing is written by it.',
  'sync-late': 'What is shown may be older than promised: a change of today may not be here yet.',
  'quota-low': 'Runs wait for calls, so that everything is read and written later.',
  'schema-changed': 'A value whose field is gone or of another type does not arrive, for anybody.',
};

type WrongReward = Extract<Impact, { readonly code: 'wrong-reward' }>;

const promisedText: Readonly<Record<WrongReward['promised'], string>> = {
  more: 'That is more than this person has.',
  less: 'That is less than this person has.',
  other: 'That is not what this person has.',
};

const rewardSentence = ({ dataField, shows, has }: WrongReward): string => {
  const told = (text: string | null): string => (text === null || text.trim() === '' ? 'nothing' : `“${text}”`);
  return `Mail that merges ${dataField} shows ${told(shows)}, the ERP says ${told(has)}.`;
};

/** What is at risk, and who says so. */
export const impactText = (impact: Impact, now: number): ImpactText => {
  const read = 'at' in impact && impact.at !== null ? `contacts read ${ago(impact.at, now)}` : 'contacts as last read';
  switch (impact.code) {
    case 'not-reachable':
      return { sentence: 'No campaign reaches this person: Dotdigital has nobody to send to.', source: read };
    case 'merges-wrong-value':
      return {
        sentence:
          impact.shows === null || impact.shows.trim() === ''
            ? `Mail that merges ${impact.dataField} shows nothing, and rules on it pass this person by.`
            : `Mail that merges ${impact.dataField} shows “${impact.shows}”, and rules on it select by that.`,
        source: `Dotdigital's data field, ${read}`,
      };
    case 'wrong-reward':
      return {
        sentence: `${rewardSentence(impact)} ${promisedText[impact.promised]}`,
        source: `Dotdigital's data field, ${read}`,
      };
    case 'mail-goes-elsewhere':
      return { sentence: 'Mail goes to the address in Dotdigital, not to the one in the ERP.', source: read };
    case 'sale-not-in-erp':
      return {
        sentence: 'The sale is in no figure of the ERP: neither in its revenue nor in what is delivered.',
        source: 'the orders of the ERP, as last read',
      };
    case 'link-is-ill':
      return { sentence: illText[impact.kind], source: 'Concord’s rule on the link' };
    case 'address-refused':
      return {
        sentence: 'Dotdigital refuses the address on import, so nothing reaches this person.',
        source: "Dotdigital's import rule, invalidEmail",
      };
    case 'value-refused-or-misread':
      return {
        sentence: `${fieldText[impact.field]} would be refused or misread in a ${impact.dataFieldType} field, so it is not sent.`,
        source: "the data field's type",
      };
    case 'no-ground-to-mail':
      return {
        sentence:
          'Mailing without recorded permission may be unlawful; Concord creates no contact until there is some.',
        source: "Concord's rule on permission",
      };
    case 'not-mailed-now':
      return {
        sentence: `Even then mail is held back: the address ${impact.emailStatus === 'hardBounced' ? 'bounced for good' : 'bounced lately'}.`,
        source: read,
      };
    case 'mailed-against-will':
      return {
        sentence: 'Mail goes to somebody who asked for none, which may be unlawful.',
        source: "Concord's rule on permission",
      };
    case 'opt-out-can-be-lost':
      return {
        sentence: 'The opt-out stands on one side only: whatever is filled from the other side can mail again.',
        source: "Concord's rule on permission",
      };
    case 'mailed-twice':
      return { sentence: 'Campaigns reach this person once for each contact.', source: read };
    case 'sales-are-split':
      return {
        sentence: 'Orders, points and permission are spread over several customers, so each shows a part only.',
        source: "Concord's rule on duplicates",
      };
    case 'made-twice-or-missed':
      return {
        sentence:
          'Created anew, the person may be in Dotdigital twice, and an opt-out of the one would not hold for the other. Left as it is, no campaign reaches this customer.',
        source: "Concord's rule on identity",
      };
    case 'number-can-be-reused':
      return {
        sentence: 'If the ERP gives the number to somebody else, this contact receives what is meant for them.',
        source: "Concord's rule on customer numbers",
      };
    case 'value-never-arrives':
      return {
        sentence:
          impact.fields.length === 0
            ? 'What it carries arrives at no contact at all.'
            : `No contact receives what the ERP says of ${fieldList(impact.fields)}.`,
        source: "Dotdigital's import rule on data fields",
      };
    case 'left-out-of-sends':
    case 'gets-sends-of-others':
    case 'joining-may-start':
      return listImpactText(impact, read);
    default:
      return isRiskImpact(impact) ? riskText(impact, now) : saleImpactText(impact, now);
  }
};

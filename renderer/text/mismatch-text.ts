import type { ComparedField } from '../../shared/domain/compared.ts';
import type { MismatchKind, MismatchRow } from '../../shared/domain/mismatch.ts';
import { listed, sentenceCase } from './format.ts';
import { fieldInSentence, kindText } from './names.ts';

/** "postcode and loyalty tier", at most three named. */
export const fieldList = (fields: readonly ComparedField[]): string => {
  const names = fields.map(fieldInSentence);
  return names.length <= 3 ? listed(names) : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
};

/** One thing, in grammar too: points are several. */
const isOne = ([first, ...others]: readonly ComparedField[]): boolean =>
  others.length === 0 && first !== 'loyaltyPoints' && first !== 'lines';

/** The first line of a row in the list. */
export const rowTitle = ({ kind, fields }: Pick<MismatchRow, 'kind' | 'fields'>): string => {
  switch (kind) {
    case 'field-drift':
    case 'reward-drift':
    case 'price-drift':
    case 'stock-drift':
      return `${sentenceCase(fieldList(fields))} ${isOne(fields) ? 'differs' : 'differ'}`;
    case 'order-drift':
      return `Order differs in ${fieldList(fields)}`;
    case 'item-unreadable':
      return fields.length === 0 ? kindText[kind] : `Catalogue record lacks ${fieldList(fields)}`;
    case 'malformed-value':
      return `Malformed ${fieldList(fields)}`;
    case 'import-rejected':
      return `Import refused ${fieldList(fields)}`;
    default:
      return kindText[kind];
  }
};

/** The heading of the pair, a sentence with the person in it. */
export const pairTitle = ({ kind, fields, label }: MismatchRow): string => {
  switch (kind) {
    case 'field-drift':
    case 'reward-drift':
    case 'price-drift':
    case 'stock-drift':
      return `${rowTitle({ kind, fields })} for ${label}`;
    case 'malformed-value':
      return `Malformed ${fieldList(fields)} for ${label}`;
    case 'customer-missing':
      return `${label} is missing in Dotdigital`;
    case 'permission-missing':
      return `No permission to mail is recorded for ${label}`;
    case 'duplicate-customer':
      return `${label} is several customers in the ERP`;
    case 'duplicate-contact':
      return `${label} has several contacts in Dotdigital`;
    case 'contact-orphan':
      return `The ERP has no customer with the number of ${label}`;
    case 'consent-conflict':
      return `${label} opted out on one side only`;
    case 'data-field-type':
      return `Data field ${label} does not fit what it carries`;
    case 'import-rejected':
      return `An import refused ${fieldList(fields)} of ${label}`;
    case 'product-missing':
      return `${label} is missing in the catalogue`;
    case 'item-orphan':
      return `${label} is in the catalogue and not sold any more`;
    case 'item-unreadable':
      return `The catalogue record of ${label} cannot be used`;
    case 'sku-unmapped':
      return `Orders name ${label}, which no catalogue item has`;
    case 'order-missing':
      return `Order ${label} is missing in Dotdigital`;
    case 'order-drift':
      return `Order ${label} differs in ${fieldList(fields)}`;
    case 'order-misattributed':
      return `Order ${label} hangs on the wrong contact`;
    case 'sync-late':
      return `${label}: read later than promised`;
    case 'sync-failed':
      return `${label}: the job does not come through`;
    case 'schema-changed':
      return `The account of ${label} changed`;
    case 'credential-refused':
      return `Access to ${label} is refused`;
    case 'quota-low':
      return `Calls are running out: ${label}`;
    case 'order-unposted':
      return `Marketing order ${label} is not in the ERP`;
    case 'posting-refused':
      return `The ERP would refuse marketing order ${label}`;
    case 'identity-ambiguous':
      return `${label} may be in Dotdigital under another email`;
    case 'list-gap':
      return `The lists of ${label} do not fit`;
  }
};

/** What the suggestion is called; `isErps`: whether every value that it writes is the ERP's. */
export const suggestionTitle = (kind: MismatchKind, hasProposal: boolean, isErps = true): string => {
  switch (kind) {
    case 'field-drift':
    case 'reward-drift':
      if (!hasProposal) return 'A person has to decide';
      return isErps ? "Suggested: take the ERP's values" : "Suggested: take the master's values";
    case 'price-drift':
    case 'stock-drift':
    case 'order-drift':
      return hasProposal ? "Suggested: take the ERP's values" : 'Give it a price in the ERP';
    case 'customer-missing':
      return 'Suggested: create the contact';
    case 'malformed-value':
      return hasProposal ? 'Suggested: correct it in the ERP' : 'Correct it in the ERP';
    case 'permission-missing':
      return 'Ask the person';
    case 'duplicate-customer':
      return 'Suggested: keep one, mark the others';
    case 'duplicate-contact':
      return 'Suggested: one contact keeps the number';
    case 'contact-orphan':
      return 'Suggested: take the number off the contact';
    case 'identity-ambiguous':
      return 'A person has to say who is who';
    case 'consent-conflict':
      return hasProposal ? 'Suggested: the stricter answer stands' : 'A person has to decide';
    case 'data-field-type':
      return hasProposal ? 'Suggested: create the data field' : 'Correct it in Dotdigital';
    case 'import-rejected':
      return hasProposal ? 'Suggested: send it again by itself' : 'See to the reason, then send it again';
    case 'product-missing':
      return 'Suggested: publish it';
    case 'item-orphan':
      return 'Suggested: withdraw it from the catalogue';
    case 'item-unreadable':
      return 'Suggested: write the record anew from the ERP';
    case 'sku-unmapped':
      return 'Publish the product, or correct the SKU';
    case 'order-missing':
      return 'Suggested: send it';
    case 'order-misattributed':
      return 'Suggested: delete it there and add it here';
    case 'sync-late':
      return 'Run it, or give it a longer interval';
    case 'sync-failed':
      return 'Look at the run';
    case 'schema-changed':
      return 'See whether the mapping still fits';
    case 'credential-refused':
      return 'Put the access right';
    case 'quota-low':
      return 'Make room for the calls';
    case 'order-unposted':
      return hasProposal ? 'Suggested: post it to the ERP' : 'A person has to decide';
    case 'posting-refused':
      return hasProposal
        ? 'Suggested: post it with the fix'
        : 'Settle what it waits for; then it is released by itself';
    case 'list-gap':
      return hasProposal ? 'Suggested: put the lists right' : 'A person has to decide';
  }
};

/** "AL" for "Ada Lovelace": at most two letters. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
};

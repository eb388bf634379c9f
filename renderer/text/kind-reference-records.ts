import type { KindReference } from './about-kind-text.ts';

/** Kinds about which records belong together, and about the account that they lie in. */
export const recordReference = {
  'duplicate-customer': {
    wrong: 'Several customers in the ERP are one person.',
    found:
      'Active records of persons with the same address and the same name, whose dates of birth do not contradict each other; a family that shares an address is not meant. A full check also compares all customers with each other by name, date of birth, telephone and home: whoever is one person by odds of 100 to 1 is shown, whatever the address.',
    risk: 'Purchases, points and consent are split over several records, so that each tells half of the person.',
    fixes: [
      'Choose which record stays. The others are marked as its duplicates and set inactive, and their contacts take its number.',
      'Say that they are two people, where they are: they are never taken for one again, until it is taken back.',
    ],
    never:
      'No machine chooses by itself, and no record is deleted or merged. Where one of them opted out, only that one can stay.',
  },
  'duplicate-contact': {
    wrong: 'Several contacts in Dotdigital are the same customer.',
    found:
      'More than one contact that is neither in the bin nor deleted carries the customer’s number. A full check also compares all contacts with each other: one without a number that is the person of the customer’s contact by odds of 100 to 1 is shown while it is in a list, or has unsubscribed and the other has not.',
    risk: 'The person is mailed twice, and opting out of one leaves the other.',
    fixes: [
      'Choose which contact stays. A stricter answer and the lists of the others move to it first, then the number is taken off the others.',
      'Say that they are two people, where only a comparison says that they are one: it is kept until it is taken back.',
    ],
    never:
      'No contact is deleted: the others keep the history of what they opened and bought. A list that somebody left stays left.',
  },
  'contact-orphan': {
    wrong: 'A contact carries a customer number that the ERP does not have.',
    found: 'No customer has the number. A contact without a number is a prospect: it is counted, and no case.',
    risk: 'The number may be given to somebody else one day, who would then be taken for this person.',
    fixes: ['Take the number off the contact; everything else of it stays.', 'Correct the number in Dotdigital.'],
    never: 'No contact is deleted or unsubscribed for it, and no customer is created in the ERP.',
  },
  'identity-ambiguous': {
    wrong:
      'A customer has no contact, and there are contacts that may be theirs: under another email, another name, or with a slip in one of them.',
    found:
      'Customers and contacts that neither number nor email links are compared by name, date of birth, address, telephone and email. How much each agreement says is learned from the records themselves. Only what is certain, 10,000 to 1, is linked by a machine; what is possible is asked.',
    risk: 'Created anew, the person would be in Dotdigital twice, and an opt-out of the old contact would not count for the new one. Linked wrongly, one person would get the mail of another.',
    fixes: [
      'Say that they are the same person: the customer number is written to the contact, and from then on it is linked by that.',
      'Say that they are two people: it is never asked again, until it is taken back. When nobody is left, the customer is missing and can be created.',
    ],
    never:
      'While it is open, no policy creates the contact, and none decides who is who. Nothing is concluded from a chain: that A is B and B is C does not make A and C one.',
  },
  'data-field-type': {
    wrong: 'A data field that the mapping writes to does not exist in the account, or is of another type.',
    found: 'The data fields of the account are read with every run of customers and held against the mapping.',
    risk: 'The values of that field never arrive, for anybody.',
    fixes: [
      'Create the data field, where it is missing.',
      'Map another data field. The type of one that exists cannot be changed in Dotdigital.',
    ],
    never: 'No data field is deleted, and no machine creates one by itself.',
  },
} as const satisfies Partial<Record<string, KindReference>>;

import type { ShelfReason, ShelfValue } from '../../shared/domain/shelf.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped, listed } from './format.ts';
import { moneyText } from './risk-text.ts';

export type ShelfCounts = OutputOf<'shelf.counts'>;

export const shelfReasonText: Readonly<Record<ShelfReason, string>> = {
  inactive: 'Not active in the ERP',
  company: 'A company, not a person',
  test: 'A test record',
  excepted: 'Excepted by a rule',
  'opted-out': 'Opted out in the ERP',
  'no-email': 'No email address',
  'email-not-valid': 'Email that cannot be read',
  'no-permission': 'No permission to mail',
  duplicate: 'Another record of the same person',
  'contact-removed': 'Contact in the bin or deleted',
  waiting: 'Nothing in the way',
};

/** What a reason means, and who could change it. */
export const shelfReasonSentence: Readonly<Record<ShelfReason, string>> = {
  inactive: 'The ERP has the record as inactive. Customer service sets it active there, if that is wrong.',
  company: 'The ERP has the record as a company. Only persons are sent, as the mapping says.',
  test: 'The ERP marks the record as a test.',
  excepted: 'The price group or the home store is excepted in Mapping & mastership.',
  'opted-out': 'The person asked for no mail. That is respected, whatever the value.',
  'no-email': 'Without an address nobody can be mailed. Customer service may ask for it.',
  'email-not-valid': 'Dotdigital would refuse the address. Customer service corrects it in the ERP.',
  'no-permission': 'Neither side records a permission to mail. Ask the person; no machine may grant it.',
  duplicate: 'The same person has another record in the ERP, which stands for this one. Finance merges or marks them.',
  'contact-removed': 'Somebody took the contact out of Dotdigital on purpose. Nobody is brought back by a machine.',
  waiting: 'The person may be mailed and has no contact yet: the case says what is to be done.',
};

export const shelfText = {
  title: 'Never arrived',
  all: 'All who have not arrived',
  arrived: 'Arrived',
  total: 'All customers',
  people: 'Customers',
  value: 'Settled orders',
  search: 'Search name, email or number',
  none: 'Nobody',
  noneSearched: 'Nobody here has this in name, email or number.',
  more: 'Show more',
  openCase: 'Open the case',
  noCase: 'No case is about it: nothing disagrees, a rule leaves such customers out.',
  noValue: 'No settled order',
  counting: 'Counting…',
} as const;

/** "1,204 of 5,000 customers of the ERP have no contact that is mailed". */
export const shelfIntro = ({ customers, arrived }: ShelfCounts): string =>
  customers === 0
    ? 'No customers were read yet.'
    : `${grouped(customers - arrived)} of ${counted(customers, 'customer')} of the ERP never arrived in Dotdigital. A sync passes over them without a word; here is why, and what they are worth.`;

/** "£1,234.50", one for each currency; exact. */
export const amounts = (value: ShelfValue): readonly string[] => value.map(moneyText);

/** The same in one line. */
export const valueText = (value: ShelfValue): string => listed(amounts(value));

/** What would still keep a customer away. */
export const alsoText = (also: readonly ShelfReason[]): string =>
  `Were that mended, there would still be: ${listed(also.map((reason) => shelfReasonText[reason].toLowerCase()))}.`;

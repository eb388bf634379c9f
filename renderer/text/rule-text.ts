import type { orderChannels, orderStatuses } from '../../shared/domain/mapping-document.ts';
import { grouped } from './format.ts';

export const channelText: Readonly<Record<(typeof orderChannels)[number], string>> = {
  web: 'Web',
  store: 'Store',
  wholesale: 'Wholesale',
  marketplace: 'Marketplace',
  other: 'Other',
};

export const orderStatusText: Readonly<Record<(typeof orderStatuses)[number], string>> = {
  confirmed: 'Confirmed',
  shipped: 'Shipped',
  settled: 'Settled',
  refunded: 'Refunded',
  cancelled: 'Cancelled',
};

export const ruleNames = ['eligibility', 'orderScope', 'permission'] as const;
export type RuleName = (typeof ruleNames)[number];

export const ruleText = {
  titles: {
    eligibility: 'Who is sent',
    orderScope: 'Which orders belong in Dotdigital',
    permission: 'Who may be mailed',
  } satisfies Readonly<Record<RuleName, string>>,
  change: 'Change',
  active: 'Only who is active',
  person: 'Only persons, no companies',
  notTest: 'No tests',
  exceptPriceGroups: 'But not of these price groups',
  exceptHomeStores: 'But not of these stores',
  commas: 'with commas between them',
  always: 'Always: a valid email, and nobody who opted out.',
  channels: 'Channels',
  statuses: 'States',
  from: 'Placed on or after',
  drafts: 'Drafts never belong there, nor orders whose buyer Dotdigital does not know.',
  softOptIn: 'A soft opt-in counts: their own purchase, with the way out offered',
  consent: 'Recorded consent always counts. Ask whoever answers for data protection before you change this.',
} as const;

export const orderText = {
  names: 'How the fields of an order are named in Dotdigital',
  fields:
    'Number, total, currency, status, day, discount, delivery and lines always go; which orders go at all is said under Rules.',
} as const;

export const productText = {
  column: 'Catalogue field',
  shape: 'A letter, then letters, digits and _',
  newField: 'not in the catalogue yet',
  find: 'Find a field of the catalogue',
  none: 'Not sent and not compared',
  noneFound: 'No field of the catalogue has this in its name.',
  unread: 'The catalogue has not been read yet.',
  another: 'Not there yet',
  name: 'Name of a new field',
  use: 'Use it',
  holds: (type: string, records: number, all: number): string =>
    `${type === '' ? '' : `${type}, `}in ${records === all ? 'all' : `${grouped(records)} of ${grouped(all)}`}`,
} as const;

/** What a field of the catalogue holds, by the type that Dotdigital infers (contract dotdigital 6.4 [C]). */
export const columnText = (type: string | null, isList: boolean): string => {
  if (isList) return 'List';
  if (type === null) return '';
  const known: Readonly<Record<string, string>> = {
    ...{
      STRING: 'Text',
      FLOAT: 'Number',
      INTEGER: 'Number',
      TIMESTAMP: 'Moment',
      BOOLEAN: 'Yes or no',
      RECORD: 'Parts',
    },
  };
  return known[type.toUpperCase()] ?? type;
};

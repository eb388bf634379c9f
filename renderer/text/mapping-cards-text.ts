import type { MappingDocument } from '../../shared/domain/mapping-document.ts';
import type { MappingChange, Remedy } from '../../shared/domain/mapping-report.ts';
import { counted, grouped, moment } from './format.ts';
import { itemFieldText, numberText, type Version, type WhatIf } from './mapping-text.ts';
import { comparedFieldText, fieldText } from './names.ts';

/** A field of the mapping by the name that it has on screen. */
export const mappedFieldText = (field: string): string => {
  if (field === 'number') return numberText;
  const known: Readonly<Record<string, string>> = { ...comparedFieldText, ...itemFieldText, ...fieldText };
  return known[field] ?? field;
};

/** What a difference between two mappings is about. */
export const changeSubject = ({ area, field }: MappingChange): string => {
  if (area === 'lists') return `List: ${field ?? ''}`;
  if (field !== null) return `${area === 'products' ? 'Product: ' : ''}${mappedFieldText(field)}`;
  return area === 'orders' ? 'Names of order fields' : 'Rule';
};

/** What a remedy's button says. */
export const remedyText = (remedy: Remedy): string => {
  switch (remedy.do) {
    case 'create-field':
      return `Create ${remedy.name}, ${remedy.type}…`;
    case 'send-as-text':
      return 'Send as text';
    case 'map-elsewhere':
      return 'Map to another field';
  }
};

export const settleText = {
  title: 'To settle first',
  count: (count: number): string => counted(count, 'thing'),
  none: 'Nothing: the mapping fits the account.',
  readAt: (at: number | null): string =>
    at === null ? 'The data fields were never read.' : `Data fields as read ${moment(at)}.`,
  dialog: (name: string): string => `Create the data field ${name}`,
  dialogText: (type: string): string =>
    `Dotdigital cannot change the type of a field once it is there. It becomes ${type}, private, without a default. This is sent at once:`,
  create: 'Create it',
  creating: 'Being created and read back…',
  created: (name: string): string => `${name} is there now, read back from Dotdigital.`,
} as const;

export const reachText = {
  title: 'Who is sent',
  share: (sent: number, total: number): string => `${grouped(sent)} of ${grouped(total)} customers`,
  sent: 'Sent',
  bar: (sent: number, total: number): string =>
    `${grouped(sent)} of ${counted(total, 'customer')} are sent, ${grouped(total - sent)} are not`,
  inForce: (version: number): string => `v${grouped(version)}`,
  none: 'No customer has been read yet.',
  counted:
    'Counted over the mirror; who is left out for several reasons counts under the first. Someone who opted out is never sent.',
  withDraft: 'The right column is what the draft would make of it.',
} as const;

/** What was counted of customers, products and orders, summed up; an order sent otherwise counts as one value. */
export const togetherOf = ({ products, orders, ...customers }: WhatIf) => {
  const sum = (pick: (one: Pick<WhatIf, 'values' | 'opened' | 'closed'>) => number): number =>
    pick(customers) + pick(products) + pick(orders);
  return { values: sum(({ values }) => values), opened: sum((one) => one.opened), closed: sum((one) => one.closed) };
};

export const whatIfText = {
  title: (version: number): string => `What version ${grouped(version)} changes`,
  noDraft: 'Nothing: there is no draft.',
  intro: 'Counted over the whole mirror, both sides, without putting it in force and without a call.',
  count: 'Count what changes',
  countAgain: 'Count again',
  stop: 'Stop',
  stopping: 'Stopping…',
  progress: (done: number, total: number): string =>
    total === 0 ? 'Counting…' : `${grouped(Math.min(done, total))} of ${counted(total, 'record')}`,
  field: 'Field',
  values: 'Values',
  open: 'Open',
  closes: 'Close',
  together: 'Together',
  products: 'Products',
  orders: 'Orders',
  comeIn: 'Sent that were not',
  goOut: 'Not sent any more',
  otherNames: 'Under other field names',
  nothing: 'Nothing is sent otherwise, and no mismatch opens or closes.',
  stale: 'The draft was changed since this was counted.',
  legend: ({ looked, products, orders }: WhatIf, took: string, version: number): string =>
    `${[
      counted(looked, 'customer'),
      ...(products.looked === 0 ? [] : [counted(products.looked, 'product')]),
      ...(orders.looked === 0 ? [] : [counted(orders.looked, 'order')]),
    ].join(
      ', ',
    )} looked at in ${took}. Open and Close count mismatches, by field and by kind; one of several fields counts once together. Neither system is called. Nothing is written before you approve it. Version ${grouped(version)} stays and can be put back.`,
} as const;

export const putText = {
  title: (version: number): string => `Put version ${grouped(version)} in force?`,
  text: 'The mirror is worked out again from what was read before; neither system is called. Mismatches open and close by it, and each fix still waits for you.',
  uncounted: 'You have not counted what it changes.',
  counted: (found: WhatIf): string => {
    const { values, opened, closed } = togetherOf(found);
    return `${counted(values, 'value')} would be sent otherwise; ${counted(opened, 'mismatch', 'mismatches')} would open and ${grouped(closed)} close.`;
  },
  put: 'Put in force',
  putting: 'Being put in force…',
  done: (version: number): string => `Version ${grouped(version)} is in force.`,
  discarded: 'The draft was discarded.',
  discardTitle: 'Discard the draft?',
  discardText: (changes: number): string =>
    `Its ${counted(changes, 'change')} ${changes === 1 ? 'is' : 'are'} lost. The version in force stays as it is.`,
  compareTitle: (draft: number, version: number): string =>
    `Version ${grouped(draft)} beside version ${grouped(version)}`,
  compareText: 'What the draft says otherwise.',
  same: 'The draft says the same.',
} as const;

export const versionsText = {
  title: 'Versions',
  inForce: 'in force',
  since: ({ since, until, by }: Version): string => {
    const from = since === 0 ? 'from the beginning' : moment(since);
    const to = until === null ? '' : ` until ${moment(until)}`;
    return `${from}${to}${by === null ? '' : `, ${by}`}`;
  },
  changes: (changes: number): string => (changes === 0 ? '' : counted(changes, 'change')),
  name: (version: number): string => `Version ${grouped(version)}`,
  look: (version: number): string => `What version ${grouped(version)} changed`,
  putBack: 'Put back as a draft',
  replaces: 'It takes the place of the draft that is there.',
  putBackDone: (version: number): string =>
    `Version ${grouped(version)} is the draft now. Look at it and put it in force.`,
  first: 'The mapping of a new workspace.',
  all: (count: number): string => `Show all ${grouped(count)}`,
} as const;

export const filesText = {
  export: 'Export…',
  import: 'Import…',
  exportTitle: 'Export the mapping',
  exportText: 'A file of text that another workspace can import. There is no customer and no secret in it.',
  importTitle: 'Import a mapping',
  importText: 'It becomes the draft; nothing is in force before you put it there.',
  which: 'What',
  inForce: (version: number): string => `Version ${grouped(version)}, in force`,
  draft: 'The draft',
  write: 'Write the file',
  take: 'Take it in',
  working: 'Working…',
  written: (path: string): string => `The mapping was written: ${path}`,
  replaces: 'It takes the place of the draft that is there.',
  taken: 'The file is the draft now.',
} as const;

export const dialectText: Readonly<Record<MappingDocument['orders'], readonly [name: string, effect: string]>> = {
  'as-the-account': ['As the account names them', 'read from its Orders collection: whichever of the two it holds'],
  snake_case: ['order_total, purchase_date', 'words joined by _'],
  camelCase: ['orderTotal, purchaseDate', 'words joined by capitals'],
};

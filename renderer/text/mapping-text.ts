import type { DataFieldType, Master } from '../../shared/domain/mapping-document.ts';
import type { LeftOutReason, MappingProblem, MappingRow } from '../../shared/domain/mapping-report.ts';
import type { ItemField } from '../../shared/domain/sales.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, duration, grouped, moment } from './format.ts';

export type ShownMapping = OutputOf<'mapping.get'>;
export type Preview = OutputOf<'mapping.preview'>;
export type PreviewRow = Preview['rows'][number];
export type WhatIf = OutputOf<'mapping.what-if'>;
export type Version = OutputOf<'mapping.versions'>['versions'][number];

export const areas = ['customers', 'products', 'orders', 'rules', 'lists'] as const;
export type Area = (typeof areas)[number];

export const areaText: Readonly<Record<Area, string>> = {
  customers: 'Customers',
  products: 'Products',
  orders: 'Orders',
  rules: 'Rules',
  lists: 'Lists',
};

/** The field of the ERP as its record names it; what is counted as a word of its own is in `fieldText`. */
export const numberText = 'Customer number';

export const itemFieldText: Readonly<Record<ItemField, string>> = {
  name: 'Name',
  price: 'Price',
  specialPrice: 'Special price',
  stock: 'Stock',
  url: 'Address of the page',
  imageUrl: 'Image',
  description: 'Description',
  category: 'Category',
};

export const masterText: Readonly<Record<Master, string>> = { erp: 'ERP', dotdigital: 'Dotdigital', nobody: 'Nobody' };

/** What becomes of a difference, by who is right. */
export const masterEffect: Readonly<Record<Master, string>> = {
  erp: 'a difference is fixed in Dotdigital',
  dotdigital: 'a difference is fixed in the ERP',
  nobody: 'a difference is told, nothing is proposed',
};

export const dataFieldTypeText: Readonly<Record<DataFieldType, string>> = {
  String: 'String',
  Numeric: 'Numeric',
  Date: 'Date',
  Boolean: 'Yes or no',
};

export const leftOutText: Readonly<Record<LeftOutReason, string>> = {
  inactive: 'Not active',
  company: 'Company, not a person',
  test: 'A test',
  excepted: 'Left out by price group or store',
  'opted-out': 'Opted out',
  'no-email': 'No email',
  'email-not-valid': 'Email not valid',
  'no-permission': 'No permission to mail',
};

/** What stands in the column of types. */
export const typeText = ({ state, type }: Pick<MappingRow, 'state' | 'type'>): string => {
  if (state === 'identifier') return 'Identifier';
  if (state === 'missing') return 'not there';
  return type === null ? '' : dataFieldTypeText[type];
};

/** What is to be done about a row, or that the draft says otherwise; null where neither is so. */
export const rowMark = ({ state, isChanged }: MappingRow): readonly [string, 'bad' | 'warn' | 'erp'] | null => {
  if (state === 'type-conflict') return ['type conflict', 'bad'];
  if (state === 'unsettled') return ['to settle', 'bad'];
  if (state === 'missing') return ['to create', 'warn'];
  return isChanged ? ['changed', 'erp'] : null;
};

/** The value that is right, by who masters the field. */
export const heldText = (row: PreviewRow | undefined, master: Master): string =>
  (master === 'dotdigital' ? row?.contact : row?.held) ?? '';

/** What would go to Dotdigital, and how it is to be read. */
export const sentText = (
  row: PreviewRow | undefined,
  master: Master,
): readonly [text: string, tone: 'plain' | 'faint' | 'bad'] => {
  if (row === undefined) return ['', 'faint'];
  if (row.state === 'not-sent') return ['never', 'faint'];
  if (row.state === 'malformed') return [row.sentence ?? 'cannot be sent', 'bad'];
  if (master === 'dotdigital') return ['stays as it is', 'faint'];
  return row.sent === null ? ['empty', 'faint'] : [row.sent, 'plain'];
};

export const mustSettle = (problems: readonly MappingProblem[]): readonly MappingProblem[] =>
  problems.filter(({ severity }) => severity === 'must');

export const mappingText = {
  title: 'Mapping & mastership',
  inForce: ({ version, since, by }: ShownMapping['inForce']): string =>
    `Version ${grouped(version)} in force ${since === 0 ? 'from the beginning' : `since ${moment(since)}`}${by === null ? '' : `, put by ${by}`}`,
  draft: (next: number, { by, changes }: NonNullable<ShownMapping['draft']>): string =>
    `version ${grouped(next)} is a draft by ${by} with ${counted(changes.length, 'change')}`,
  noDraft: 'no draft; it begins with the first thing you change',
  readOnly: 'This desk may only read',
  saving: 'Saving the draft…',
  settleFirst: (count: number): string => `Settle ${counted(count, 'thing')} first`,
  nothingChanged: 'The draft says the same',
  deriving: (done: number, total: number): string =>
    total === 0
      ? 'The mirror is being derived again under the new mapping.'
      : `The mirror is being derived again under the new mapping: ${grouped(Math.min(done, total))} of ${grouped(total)} records. No call is made; nothing can be decided until it is done.`,
  derivingShort: 'The mirror is being derived again',
  compare: (version: number): string => `Compare with ${grouped(version)}`,
  put: (version: number): string => `Put version ${grouped(version)} in force…`,
  discard: 'Discard draft',
  failed: 'The mapping could not be read',
  tabs: 'Parts of the mapping',
  previewOn: 'Preview on',
  noCustomer: 'No customer has been read yet',
  lastCustomer: 'There is no further customer.',
  firstCustomer: 'This is the first customer.',
  next: 'Next customer',
  previous: 'Previous customer',
  columns: {
    erp: 'ERP field',
    transform: 'Transform',
    dotdigital: 'Dotdigital field',
    type: 'Type',
    master: 'Mastered by',
    held: 'The master holds',
    sent: 'Will be sent',
    change: (version: number): string => `In version ${grouped(version)}`,
  },
  asItIs: 'as it is',
  notSent: 'not sent',
  differs: 'other than by the mapping in force',
  nobodyEmail: 'email',
  transformOf: (field: string): string => `How ${field} is carried over`,
  targetOf: (field: string): string => `Where ${field} goes`,
  masterOf: (field: string): string => `Who is right about ${field}`,
  keep: 'Keep',
  close: 'Close',
  took: (ms: number): string => (ms < 1000 ? 'under a second' : duration(ms)),
} as const;

export const pickText = {
  find: 'Find a data field',
  none: 'Not sent and not compared',
  noneFound: 'No data field of the account has this in its name.',
  unread: 'The data fields of the account have not been read yet.',
  inUse: (field: string): string => `takes ${field}`,
  another: 'Not there yet',
  name: 'Name',
  type: 'Type',
  use: 'Use it',
  rule: '1 to 20 letters, digits, - and _',
  stays: 'The email identifies the contact: it goes nowhere else.',
} as const;

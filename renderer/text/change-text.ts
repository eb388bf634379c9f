import type { ChangedThing, ChangeLine, System } from '../../shared/domain/change.ts';
import { type FieldName, fieldNames } from '../../shared/domain/fields.ts';
import type { OutboxState } from '../../shared/domain/outbox.ts';
import type { ChangeFilter, ChangeRow } from '../../shared/ipc/operations/change.ts';
import { counted, grouped } from './format.ts';
import { fieldText } from './names.ts';

type ChangeResult = ChangeFilter['results'][number];

export const systemText: Readonly<Record<System, string>> = { erp: 'ERP', dotdigital: 'Dotdigital' };

/** "the ERP", "Dotdigital": within a sentence. */
export const systemInSentence: Readonly<Record<System, string>> = { erp: 'the ERP', dotdigital: 'Dotdigital' };

export const resultText: Readonly<Record<ChangeResult, string>> = {
  fine: 'Verified',
  'needs-a-look': 'Needs a look',
  'under-way': 'Under way',
  'not-sent': 'Not sent',
  undone: 'Undone',
};

const thingText: Readonly<Record<Exclude<ChangedThing, FieldName>, string>> = {
  contact: 'Contact',
  subscription: 'Email subscription',
  'customer-number': 'Customer number',
  permission: 'Permission to mail',
  'duplicate-of': 'Duplicate of',
  'data-field': 'Data field',
};

const isField = (thing: ChangedThing): thing is FieldName => (fieldNames as readonly string[]).includes(thing);

/** What a line of a change is about. */
export const thingName = (thing: ChangedThing): string => (isField(thing) ? fieldText[thing] : thingText[thing]);

/** A value, or the word for none. */
export const valueText = (value: string | null): string => (value === null || value === '' ? 'empty' : value);

type Tone = 'good' | 'bad' | 'warn' | 'erp' | '';
type StateText = { readonly text: string; readonly tone: Tone };

const stateText: Readonly<Record<OutboxState, StateText>> = {
  pending: { text: 'Waiting to be sent', tone: 'erp' },
  'in-flight': { text: 'Being sent', tone: 'erp' },
  accepted: { text: 'Being read back', tone: 'erp' },
  unconfirmed: { text: 'Not confirmed', tone: 'warn' },
  verified: { text: 'Verified', tone: 'good' },
  stale: { text: 'Stale, not sent', tone: '' },
  rejected: { text: 'Refused', tone: 'bad' },
  diverged: { text: 'Read back differs', tone: 'bad' },
  dead: { text: 'Given up', tone: 'bad' },
  withdrawn: { text: 'Withdrawn', tone: '' },
};

/** How a change ended, in two or three words, and how alarming that is. */
export const changeResult = ({ state, undoneBy }: Pick<ChangeRow, 'state' | 'undoneBy'>): StateText =>
  state === 'verified' && undoneBy !== null ? { text: 'Undone', tone: '' } : stateText[state];

/** What kind of record was written. */
export const recordNoun = (operation: string): string => {
  if (operation.startsWith('customer.')) return 'customer';
  return operation.startsWith('data-field.') ? 'data field' : 'contact';
};

/** Whether the person behind the change was forgotten: nothing of them may be shown. */
export const isForgotten = ({ label, operation }: Pick<ChangeRow, 'label' | 'operation'>): boolean =>
  label === '' && !operation.startsWith('data-field.');

/** Whom or what the change is about. */
export const changeTitle = (row: Pick<ChangeRow, 'label' | 'operation' | 'lines'>): string => {
  if (isForgotten(row)) return 'Forgotten person';
  if (row.label !== '') return row.label;
  return row.lines[0]?.after ?? 'Data field';
};

const lineText = ({ thing, before, after }: ChangeLine): string =>
  `${thingName(thing)} ${valueText(before)} → ${valueText(after)}`;

/** What changed, on one line: at most three lines are written out. */
export const changeSummary = (row: Pick<ChangeRow, 'label' | 'operation' | 'lines'>): string => {
  if (isForgotten(row)) return 'What was written is not kept any more';
  const [first] = row.lines;
  switch (row.operation) {
    case 'contact.create':
      return `Created and subscribed, ${counted(row.lines.length, 'value')}`;
    case 'contact.delete':
      return 'Deleted: it had been created by Concord';
    case 'customer.mark-duplicate':
      return first?.after == null ? 'No longer marked as a duplicate' : `Marked as a duplicate of ${first.after}`;
    case 'data-field.create':
      return 'Created';
    default:
      break;
  }
  const told = row.lines.slice(0, 3).map(lineText);
  const rest = row.lines.length - told.length;
  const text = told.map((line, place) => (place === 0 ? line : lowerFirst(line))).join(', ');
  return rest === 0 ? text : `${text} and ${grouped(rest)} more`;
};

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** The states in which the engine's sentence says more than the values. */
const explained: readonly OutboxState[] = ['unconfirmed', 'stale', 'rejected', 'diverged', 'dead'];

/** The second line of a row: what changed, or why it did not. */
export const changeLineOfRow = (row: ChangeRow): string =>
  row.sentence !== null && explained.includes(row.state) && !isForgotten(row) ? row.sentence : changeSummary(row);

/** "9f3c…e21a". */
export const shortHash = (hash: string): string => (hash.length <= 10 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`);

/** "5ad2 0b9f … 7e60": enough to compare by eye. */
export const hashForEye = (hash: string): string =>
  hash.length <= 16 ? hash : `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

/** "entry 48,107", or that there is none. */
export const entryText = (entry: number | null): string =>
  entry === null ? 'no entry yet' : `entry ${grouped(entry)}`;

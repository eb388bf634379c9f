import type { ChangedThing, ChangeLine, System } from '../../shared/domain/change.ts';
import { type ComparedField, comparedFieldSchema } from '../../shared/domain/compared.ts';
import type { OutboxState } from '../../shared/domain/outbox.ts';
import type { ChangeFilter, ChangeRow } from '../../shared/ipc/operations/change.ts';
import { counted, grouped, weekdayAndDay } from './format.ts';
import { comparedFieldText, fieldInSentence, kindText } from './names.ts';

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

const thingText: Readonly<Record<Exclude<ChangedThing, ComparedField>, string>> = {
  contact: 'Contact',
  subscription: 'Email subscription',
  'customer-number': 'Customer number',
  list: 'List',
  permission: 'Permission to mail',
  'duplicate-of': 'Duplicate of',
  'data-field': 'Data field',
  'sales-order': 'Order in the ERP',
  'catalogue-item': 'Catalogue item',
  order: 'Order',
};

const isField = (thing: ChangedThing): thing is ComparedField => comparedFieldSchema.safeParse(thing).success;

/** What a line of a change is about; `name` is what a field that the mapping added was called then. */
export const thingName = (thing: ChangedThing, name?: string): string =>
  name ?? (isField(thing) ? comparedFieldText[thing] : thingText[thing]);

/** The same within a sentence. */
export const thingInSentence = (thing: ChangedThing): string =>
  isField(thing) ? fieldInSentence(thing) : thingText[thing].toLowerCase();

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

/** What kind of record was written; of a forgotten person only the system is known. */
export const recordNoun = ({ operation, system, kind }: Pick<ChangeRow, 'operation' | 'system' | 'kind'>): string => {
  if (operation.startsWith('insight.')) return kind.startsWith('order-') ? 'order' : 'catalogue item';
  if (operation.startsWith('data-field.')) return 'data field';
  if (operation.startsWith('sales-order.')) return 'order';
  return system === 'erp' ? 'customer' : 'contact';
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

const lineText = ({ thing, name, before, after }: ChangeLine): string =>
  `${thingName(thing, name)} ${valueText(before)} → ${valueText(after)}`;

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
    case 'insight.delete':
      return `Deleted: ${first?.before ?? 'the record'}`;
    case 'insight.put':
      if (first?.thing === 'catalogue-item' || first?.thing === 'order') return `Added: ${first.after ?? 'the record'}`;
      break;
    case 'sales-order.create':
      return `Posted to the ERP: ${first?.after ?? ''}`;
    case 'sales-order.cancel':
      return `Order ${first?.before ?? ''} cancelled in the ERP`;
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
  explainsEnd(row) && row.sentence !== null ? row.sentence : changeSummary(row);

/** "9f3c…e21a". */
export const shortHash = (hash: string): string => (hash.length <= 10 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`);

/** "5ad2 0b9f … 7e60": enough to compare by eye. */
export const hashForEye = (hash: string): string =>
  hash.length <= 16 ? hash : `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

/** Why a change was made, as far as its row says. */
export const whyOfRow = ({ kind, undoes }: Pick<ChangeRow, 'kind' | 'undoes'>): string =>
  undoes === null ? kindText[kind] : 'Undoes an earlier change';

/** "Today", "Yesterday", "Wed 18 Nov 2026". Both are the first instants of days. */
export const dayName = (at: number, today: number): string => {
  if (at === today) return 'Today';
  return new Date(at).setDate(new Date(at).getDate() + 1) === today ? 'Yesterday' : weekdayAndDay(at);
};

/** Whether the engine's sentence says how the change ended. */
export const explainsEnd = (row: ChangeRow): boolean =>
  row.sentence !== null && explained.includes(row.state) && !isForgotten(row);

/** Why, in full: the reason that was written, or what was wrong, and the mismatch it was about. */
export const whyText = (row: Pick<ChangeRow, 'kind' | 'undoes' | 'mismatchId'>, reason: string | null): string =>
  `${reason === null ? whyOfRow(row) : `‘${reason}’`}, mismatch ${grouped(row.mismatchId)}`;

/** A text of at most so many characters; a longer one ends in an ellipsis, so that a name cannot push its neighbours away. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

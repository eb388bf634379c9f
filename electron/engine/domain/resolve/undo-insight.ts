import type { InsightChange } from '../../../../shared/domain/change.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import type { RecordJson } from '../../../../shared/domain/sale-evidence.ts';
import { readItem } from '../sales/catalogue.ts';
import { type CatalogueFields, firstFields } from '../sales/catalogue-fields.ts';
import { type Difference, itemDifferences, saleDifferences } from '../sales/differences.ts';
import { readSale } from '../sales/order.ts';
import { asRecordJson } from '../sales/over-record.ts';
import { canonicalJson } from './evidence.ts';
import type { FreshPair } from './fresh-pair.ts';
import { saysSame } from './insight-record.ts';
import type { UndoLine, UndoPlan } from './undo-plan.ts';

/** The change that takes a write to a record back: what was added goes, what was deleted or replaced is put back. */
export const planInsightUndo = (
  changeSet: InsightChange,
  { record, contact }: FreshPair,
  fields: CatalogueFields = firstFields,
): UndoPlan => {
  const { contactId } = changeSet;
  const isContactGone = contactId !== null && (contact === null || (contact.facts & contactFact.live) === 0);
  if (isContactGone) return blocked('The contact was put in the bin or deleted in Dotdigital.');
  if (changeSet.operation === 'insight.delete') {
    if (record != null) return blocked('Dotdigital has a record under this key again.');
    const { before: after, ...rest } = changeSet;
    const lines = linesBetween(changeSet, fields, after, null);
    return planned({ ...rest, operation: 'insight.put', before: null, after, lines: told(lines) }, [
      whole(changeSet, true),
      ...lines.map(({ field, before, after: then }) => ({
        thing: field,
        now: before,
        after: then,
        isLeftAlone: false,
      })),
    ]);
  }
  if (record == null) return blocked('The record is no longer in Dotdigital.');
  const now = asRecordJson(record.json);
  if (changeSet.before === null) {
    if (!saysSame(now, changeSet.after))
      return blocked('The record was changed since it was added, so it stays as it is.');
    const { after: _, lines: __, ...rest } = changeSet;
    return planned({ ...rest, operation: 'insight.delete', before: now }, [whole(changeSet, false)]);
  }
  return putBack(changeSet, fields, changeSet.before, now);
};

type Put = Extract<InsightChange, { readonly operation: 'insight.put' }>;

/** Key by key: what others changed since stays. */
const putBack = (changeSet: Put, fields: CatalogueFields, before: RecordJson, now: RecordJson): UndoPlan => {
  const names = new Set([...Object.keys(before), ...Object.keys(changeSet.after)]);
  const undone: Record<string, RecordJson[string]> = { ...now };
  for (const name of names) {
    const isOurs =
      textOf(before[name]) !== textOf(changeSet.after[name]) && textOf(now[name]) === textOf(changeSet.after[name]);
    if (!isOurs) continue;
    const then = before[name];
    if (then === undefined) delete undone[name];
    else undone[name] = then;
  }
  const lines = linesBetween(changeSet, fields, undone, now);
  const shown = changeSet.lines.map(({ field, before: then }): UndoLine => {
    const line = lines.find((one) => one.field === field);
    return line === undefined
      ? {
          thing: field,
          now: changeSet.lines.find((one) => one.field === field)?.after ?? null,
          after: then,
          isLeftAlone: true,
        }
      : { thing: field, now: line.before, after: line.after, isLeftAlone: false };
  });
  if (canonicalJson(undone) === canonicalJson(now))
    return {
      changeSet: null,
      lines: shown,
      blocked: 'Everything that was written has been changed since; nothing is left to undo.',
    };
  return planned({ ...changeSet, before: now, after: undone, lines: told(lines) }, shown);
};

const textOf = (value: RecordJson[string] | undefined): string => (value === undefined ? '' : canonicalJson(value));

const linesBetween = (
  { collection, key, contactId }: InsightChange,
  fields: CatalogueFields,
  wanted: RecordJson,
  found: RecordJson | null,
): readonly Difference[] =>
  collection.type === 'catalog'
    ? itemDifferences(readItem(key, wanted, fields).data, found === null ? null : readItem(key, found, fields).data)
    : saleDifferences(
        readSale(key, wanted, contactId).data,
        found === null ? null : readSale(key, found, contactId).data,
      );

const told = (lines: readonly Difference[]): Put['lines'] => lines.map((line) => ({ ...line }));

const whole = ({ collection, key }: InsightChange, comes: boolean): UndoLine => ({
  thing: collection.type === 'catalog' ? 'catalogue-item' : 'order',
  now: comes ? null : key,
  after: comes ? key : null,
  isLeftAlone: false,
});

const planned = (changeSet: InsightChange, lines: readonly UndoLine[]): UndoPlan => ({
  changeSet,
  lines,
  blocked: null,
});
const blocked = (sentence: string): UndoPlan => ({ changeSet: null, lines: [], blocked: sentence });

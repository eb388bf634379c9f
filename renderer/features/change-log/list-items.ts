import type { ChangeRow } from '../../../shared/ipc/operations/change.ts';
import { startOfDay } from './filter.ts';

export type ListItem =
  | { readonly type: 'day'; readonly at: number }
  | { readonly type: 'row'; readonly row: ChangeRow; readonly place: number }
  | { readonly type: 'more' };

/** Heights in pixels; the list is placed by them. */
export const itemHeight: Readonly<Record<ListItem['type'], number>> = { day: 27, row: 46, more: 46 };

/**
 * The list as it is drawn: a heading for every day but the newest, which the head of the list names, then a place for
 * what is still to come.
 */
export const listItems = (rows: readonly ChangeRow[], hasMore: boolean): readonly ListItem[] => {
  const items: ListItem[] = [];
  let day: number | null = null;
  rows.forEach((row, place) => {
    const own = startOfDay(row.decidedAt);
    if (day !== null && own !== day) items.push({ type: 'day', at: own });
    day = own;
    items.push({ type: 'row', row, place });
  });
  if (hasMore) items.push({ type: 'more' });
  return items;
};

/** The day that an item belongs to, as its first instant; null where that is not known. */
export const dayOf = (item: ListItem | undefined): number | null => {
  if (item?.type === 'day') return item.at;
  return item?.type === 'row' ? startOfDay(item.row.decidedAt) : null;
};

/** Where a change is drawn, in pixels from the top; null when it is not in the list. */
export const offsetOf = (items: readonly ListItem[], id: string | null): number | null => {
  let offset = 0;
  for (const item of items) {
    if (item.type === 'row' && item.row.id === id) return offset;
    offset += itemHeight[item.type];
  }
  return null;
};

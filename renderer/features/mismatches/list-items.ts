import type { MismatchRow, Severity } from '../../../shared/domain/mismatch.ts';
import type { MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';

export type ListItem =
  | { readonly type: 'group'; readonly severity: Severity }
  | { readonly type: 'row'; readonly row: MismatchRow; readonly place: number }
  | { readonly type: 'more' };

/** Heights in pixels; the list is placed by them. */
export const itemHeight: Readonly<Record<ListItem['type'], number>> = { group: 33, row: 56, more: 56 };

/** The list as it is drawn: groups by severity in that order, then a place for what is still to come. */
export const listItems = (rows: readonly MismatchRow[], sort: MismatchSort, hasMore: boolean): readonly ListItem[] => {
  const items: ListItem[] = [];
  let group: Severity | null = null;
  rows.forEach((row, place) => {
    if (sort === 'severity' && row.severity !== group) {
      group = row.severity;
      items.push({ type: 'group', severity: row.severity });
    }
    items.push({ type: 'row', row, place });
  });
  if (hasMore) items.push({ type: 'more' });
  return items;
};

/** Where a mismatch is drawn, in pixels from the top; null when it is not in the list. */
export const offsetOf = (items: readonly ListItem[], id: number | null): number | null => {
  let offset = 0;
  for (const item of items) {
    if (item.type === 'row' && item.row.id === id) return offset;
    offset += itemHeight[item.type];
  }
  return null;
};

import type { MismatchRow, Severity } from '../../../shared/domain/mismatch.ts';
import type { MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';

/** What rows stand under one heading: a severity, or the send that they endanger; null where none is known. */
export type Group =
  | { readonly by: 'severity'; readonly severity: Severity }
  | { readonly by: 'send'; readonly campaign: number | null };

export type ListItem =
  | { readonly type: 'group'; readonly of: Group }
  | { readonly type: 'row'; readonly row: MismatchRow; readonly place: number }
  | { readonly type: 'more' };

/** Heights in pixels; the list is placed by them. */
export const itemHeight: Readonly<Record<ListItem['type'], number>> = { group: 33, row: 56, more: 56 };

/** The heading that a row stands under in an order; none where the order has no groups. `campaign`: the one that is listed. */
const groupOf = (row: MismatchRow, sort: MismatchSort, campaign: number | null): Group | null => {
  if (sort === 'severity') return { by: 'severity', severity: row.severity };
  return sort === 'impact' ? { by: 'send', campaign: campaign ?? row.impact?.campaign ?? null } : null;
};

/** One text for each group. */
export const groupKey = (group: Group): string =>
  group.by === 'severity' ? group.severity : `send-${group.campaign ?? 'none'}`;

/** The list as it is drawn: groups in the orders that have some, then a place for what is still to come. */
export const listItems = (
  rows: readonly MismatchRow[],
  sort: MismatchSort,
  hasMore: boolean,
  campaign: number | null = null,
): readonly ListItem[] => {
  const items: ListItem[] = [];
  let shown: string | null = null;
  rows.forEach((row, place) => {
    const of = groupOf(row, sort, campaign);
    if (of !== null && groupKey(of) !== shown) {
      shown = groupKey(of);
      items.push({ type: 'group', of });
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

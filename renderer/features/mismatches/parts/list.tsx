import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { Severity } from '../../../../shared/domain/mismatch.ts';
import { useKeptPlace } from '../../../design/kept-place.ts';
import { placeAt } from '../../../design/place-at.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { severityGroupText } from '../../../text/names.ts';
import { isNarrowed } from '../filter.ts';
import { itemHeight, type ListItem, listItems, offsetOf } from '../list-items.ts';
import { loadMore, useMismatches } from '../store.ts';
import { Row } from './row.tsx';

type Props = { readonly now: number };

/** The list, of which only what is in view is drawn. */
export const List = ({ now }: Props) => {
  const { list, sort, selectedId, facets } = useMismatches();
  const counts = useQuery('mismatch.counts', {}).data?.counts ?? [];
  const items = useMemo(() => listItems(list.rows, sort, list.nextCursor !== null), [list.rows, sort, list.nextCursor]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => itemHeight[items[index]?.type ?? 'row'],
    getItemKey: (index) => keyOf(items[index]),
    overscan: 8,
    initialRect: { width: 300, height: 800 },
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  // A reference to a row that is scrolled away, and so not drawn, would lead nowhere.
  const isSelectedDrawn = shown.some(({ key }) => key === `row-${selectedId}`);

  useEffect(() => {
    if (lastShown >= items.length - 20 && list.nextCursor !== null) void loadMore();
  }, [lastShown, items.length, list.nextCursor]);

  useKeptPlace({
    scroller,
    id: selectedId,
    offset: offsetOf(items, selectedId),
    show: () => {
      const index = items.findIndex((item) => item.type === 'row' && item.row.id === selectedId);
      // The first row is shown with the heading above it.
      if (index === 1) virtualizer.scrollToOffset(0);
      else if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  });

  // The counters know statuses and severities; a narrower filter is counted in the foot only.
  const groupCount = (severity: Severity): string | null => {
    if (isNarrowed(facets)) return null;
    const own = counts.filter((row) => row.severity === severity && facets.statuses.includes(row.status));
    return grouped(own.reduce((total, row) => total + row.count, 0));
  };

  return (
    <div
      ref={scroller}
      id="mismatch-list"
      className="rows"
      role="listbox"
      aria-label="Mismatches"
      aria-busy={list.isLoading}
      tabIndex={0}
      {...(isSelectedDrawn ? { 'aria-activedescendant': `mismatch-${selectedId}` } : {})}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, size, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          const place = placeAt(start, size);
          if (item.type === 'group') {
            return (
              <div key={key} role="presentation" className="grp" style={place}>
                <span>{severityGroupText[item.severity]}</span>
                <span>{groupCount(item.severity)}</span>
              </div>
            );
          }
          if (item.type === 'more') {
            return (
              <div key={key} role="presentation" className="it" style={place}>
                <Skeleton width="60%" />
                <Skeleton width="40%" />
              </div>
            );
          }
          return (
            <Row
              key={key}
              row={item.row}
              place={item.place}
              total={list.total}
              isSelected={item.row.id === selectedId}
              style={place}
              now={now}
            />
          );
        })}
      </div>
    </div>
  );
};

const keyOf = (item: ListItem | undefined): string =>
  item === undefined
    ? 'none'
    : item.type === 'row'
      ? `row-${item.row.id}`
      : item.type === 'group'
        ? `group-${item.severity}`
        : 'more';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useKeptPlace } from '../../../design/kept-place.ts';
import { placeAt } from '../../../design/place-at.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { groupKey, itemHeight, type ListItem, listItems, offsetOf } from '../list-items.ts';
import { loadMore, useMismatches } from '../store.ts';
import { GroupHeading } from './group-heading.tsx';
import { Row } from './row.tsx';

type Props = { readonly now: number };

/** The list, of which only what is in view is drawn. */
export const List = ({ now }: Props) => {
  const { list, sort, selectedId, facets } = useMismatches();
  const { campaign } = facets;
  const items = useMemo(
    () => listItems(list.rows, sort, list.nextCursor !== null, campaign),
    [list.rows, sort, list.nextCursor, campaign],
  );
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
            return <GroupHeading key={key} of={item.of} style={place} now={now} />;
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
        ? `group-${groupKey(item.of)}`
        : 'more';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { useKeptPlace } from '../../../design/kept-place.ts';
import { placeAt } from '../../../design/place-at.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { dayName } from '../../../text/change-text.ts';
import { startOfDay } from '../filter.ts';
import { dayOf, itemHeight, type ListItem, listItems, offsetOf } from '../list-items.ts';
import { loadMore, useChangeLog } from '../store.ts';
import { Row } from './row.tsx';

type Props = { readonly now: number };

/** The height of what stays in view above the rows: the headings of the columns, and the day (px). */
const headHeight = 55;

/** The log, newest first, of which only what is in view is drawn. */
export const List = ({ now }: Props) => {
  const { list, selectedId } = useChangeLog();
  const items = useMemo(() => listItems(list.rows, list.next !== null), [list.rows, list.next]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => itemHeight[items[index]?.type ?? 'row'],
    getItemKey: (index) => keyOf(items[index]),
    overscan: 8,
    initialRect: { width: 640, height: 800 },
    // Places count from under the head, so that much less of the height is left for rows.
    scrollPaddingEnd: headHeight,
  });
  const shown = virtualizer.getVirtualItems();
  const topDay = dayOf(items[virtualizer.range?.startIndex ?? 0]) ?? dayOf(items[0]);
  const lastShown = shown.at(-1)?.index ?? 0;
  // A reference to a row that is scrolled away, and so not drawn, would lead nowhere.
  const isSelectedDrawn = shown.some(({ key }) => key === `row-${selectedId}`);

  useEffect(() => {
    if (lastShown >= items.length - 20 && list.next !== null) void loadMore();
  }, [lastShown, items.length, list.next]);

  useKeptPlace({
    scroller,
    id: selectedId,
    offset: offsetOf(items, selectedId),
    show: () => {
      const index = items.findIndex((item) => item.type === 'row' && item.row.id === selectedId);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    staysAtTop: true,
  });

  return (
    <div
      ref={scroller}
      id="change-list"
      className="log-rows"
      role="listbox"
      aria-label="Changes"
      aria-busy={list.isLoading}
      tabIndex={0}
      {...(isSelectedDrawn ? { 'aria-activedescendant': `change-${selectedId}` } : {})}
    >
      <Head day={topDay === null ? '' : dayName(topDay, startOfDay(now))} />
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, size, key }) => {
          const item = items[index];
          const style = placeAt(start, size);
          if (item === undefined) return null;
          if (item.type === 'day') return <Day key={key} style={style} name={dayName(item.at, startOfDay(now))} />;
          if (item.type === 'more') return <More key={key} style={style} />;
          return (
            <Row
              key={key}
              row={item.row}
              place={item.place}
              total={list.next === null ? list.rows.length : -1}
              isSelected={item.row.id === selectedId}
              top={start}
            />
          );
        })}
      </div>
    </div>
  );
};

const keyOf = (item: ListItem | undefined): string => {
  if (item === undefined || item.type === 'more') return 'more';
  return item.type === 'row' ? `row-${item.row.id}` : `day-${item.at}`;
};

/** For the eye only: an option is read out as a whole. */
const Head = ({ day }: { readonly day: string }) => (
  <div className="log-columns" aria-hidden="true">
    <div>
      <span className="n">Entry</span>
      <span>Who and why</span>
      <span>What changed</span>
      <span>Result</span>
    </div>
    <p>{day}</p>
  </div>
);

const Day = ({ style, name }: { readonly style: CSSProperties; readonly name: string }) => (
  <div role="presentation" className="log-day" style={style}>
    {name}
  </div>
);

const More = ({ style }: { readonly style: CSSProperties }) => (
  <div role="presentation" className="log-more" style={style}>
    <Skeleton width="46%" />
    <Skeleton width="30%" height={10} />
  </div>
);

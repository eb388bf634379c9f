import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { counted } from '../../../text/format.ts';
import { type Bar, barText, barTone } from '../../../text/run-text.ts';
import { type Hours, placeOf } from '../hours.ts';

type Props = {
  readonly label: string;
  /** Oldest first; at least one. */
  readonly bars: readonly Bar[];
  readonly hours: Hours;
  readonly now: number;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
};

const barOf = (target: EventTarget): number | null => {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-run]')?.dataset.run : undefined;
  return found === undefined ? null : Number(found);
};

/** Where a key leads among so many bars; null for every other key. */
const stepOf = (key: string, place: number, count: number): number | null => {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, place - 1);
    case 'ArrowRight':
      return Math.min(count - 1, place + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/** The runs of one job as bars. The tab key comes to one of them; left and right go from bar to bar. */
export const Lane = ({ label, bars, hours, now, selectedId, onSelect }: Props) => {
  const lane = useRef<HTMLDivElement>(null);
  const [pointedId, point] = useState<number | null>(null);
  const [focusedId, setFocused] = useState<number | null>(null);
  const isHere = (id: number | null): boolean => bars.some((bar) => bar.id === id);
  const stopId = [focusedId, selectedId].find(isHere) ?? bars.at(-1)?.id ?? null;
  const pointed = bars.find(({ id }) => id === pointedId);
  const step = (event: KeyboardEvent): void => {
    const place = bars.findIndex(({ id }) => id === barOf(event.target));
    const to = place < 0 ? null : bars[stepOf(event.key, place, bars.length) ?? -1];
    if (to == null) return;
    event.preventDefault();
    event.stopPropagation();
    lane.current?.querySelector<HTMLElement>(`[data-run="${to.id}"]`)?.focus();
  };
  const focus = (id: number | null): void => {
    setFocused(id);
    point(id);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a time axis.
    <div
      ref={lane}
      className="lane"
      role="group"
      aria-label={`${label}, ${counted(bars.length, 'run')}`}
      onKeyDown={step}
      onClick={({ target }) => {
        const id = barOf(target);
        if (id !== null) onSelect(id);
      }}
      onPointerOver={({ target }) => point(barOf(target))}
      onPointerLeave={() => point(null)}
      onFocus={({ target }) => focus(barOf(target))}
      onBlur={() => point(null)}
    >
      {bars.map((bar) => {
        const left = placeOf(bar.startedAt, hours);
        return (
          <BarButton
            key={bar.id}
            id={bar.id}
            tone={barTone[bar.state]}
            text={barText(bar, now)}
            left={left}
            width={placeOf(bar.endedAt ?? now, hours) - left}
            isSelected={bar.id === selectedId}
            isStop={bar.id === stopId}
          />
        );
      })}
      {pointed === undefined ? null : (
        <span
          className={placeOf(pointed.startedAt, hours) > 50 ? 'bar-tip before' : 'bar-tip'}
          style={{ left: `${placeOf(pointed.startedAt, hours)}%` }}
          aria-hidden="true"
        >
          {barText(pointed, now)}
        </span>
      )}
    </div>
  );
};

type BarProps = {
  readonly id: number;
  readonly tone: string;
  readonly text: string;
  readonly left: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly isStop: boolean;
};

/** Drawn again only when it changed: there may be 2,000. Its lane hears what is done with it. */
const BarButton = memo(({ id, tone, text, left, width, isSelected, isStop }: BarProps) => (
  <button
    type="button"
    data-run={id}
    className={isSelected ? `run-bar ${tone} on` : `run-bar ${tone}`}
    aria-label={text}
    aria-pressed={isSelected}
    tabIndex={isStop ? 0 : -1}
    style={{ left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%` }}
  />
));

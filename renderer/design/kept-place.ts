import { type RefObject, useLayoutEffect, useRef } from 'react';

type Kept<Id> = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** What is selected, and how far it lies below the top of the list (px; null while it is not in the list). */
  readonly id: Id | null;
  readonly offset: number | null;
  /** Brings what was selected anew into view. */
  readonly show: () => void;
  /** Whether somebody who looks at the top goes on looking at the top: there the new ones come in. */
  readonly staysAtTop?: boolean;
};

/** A new selection is scrolled to. When rows come or go above it, the list moves along, so that it stays where it was. */
export const useKeptPlace = <Id>({ scroller, id, offset, show, staysAtTop = false }: Kept<Id>): void => {
  const drawn = useRef<{ readonly id: Id | null; readonly offset: number | null }>({ id: null, offset: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is another function at every drawing.
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { id, offset };
    const list = scroller.current;
    if (before.id !== id) show();
    else if (list !== null && offset !== null && before.offset !== null && !(staysAtTop && list.scrollTop === 0))
      list.scrollTop += offset - before.offset;
  }, [id, offset]);
};

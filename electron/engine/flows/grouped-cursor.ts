import { compareKeys } from './key-order.ts';

type Keyed = { readonly matchKey: string };

/** Walks an ordered list page by page and gives out the rows of one match key at a time. */
export type GroupedCursor<T extends Keyed> = {
  /** The key that comes next, or null at the end. */
  readonly peek: () => string | null;
  /** The rows of exactly this key; rows of smaller keys are passed over. */
  readonly take: (matchKey: string) => readonly T[];
};

/** `read` answers the page after a row (null: from the start), in the order of the key; an empty page is the end. */
export const groupedCursor = <T extends Keyed>(read: (after: T | null) => readonly T[]): GroupedCursor<T> => {
  let page: readonly T[] = read(null);
  let at = 0;
  const current = (): T | undefined => {
    if (at < page.length) return page[at];
    const last = page.at(-1);
    if (last === undefined) return undefined;
    page = read(last);
    at = 0;
    return page[0];
  };
  return {
    peek: () => current()?.matchKey ?? null,
    take: (matchKey) => {
      const rows: T[] = [];
      for (let row = current(); row !== undefined; row = current()) {
        const order = compareKeys(row.matchKey, matchKey);
        if (order > 0) break;
        if (order === 0) rows.push(row);
        at += 1;
      }
      return rows;
    },
  };
};

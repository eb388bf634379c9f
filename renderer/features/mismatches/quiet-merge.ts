import type { MismatchRow } from '../../../shared/domain/mismatch.ts';

/** What came below the operator's feet and is not shown until it is asked for. */
export type News = { readonly added: number; readonly isReordered: boolean };
export const noNews: News = { added: 0, isReordered: false };

type Read = {
  /** What is shown. */
  readonly shown: readonly MismatchRow[];
  /** Whether everything was loaded when it was shown. Else a row behind the last shown one was only never asked for. */
  readonly isWhole: boolean;
  /** What the engine says now, from the top, as far as it was read; `isAll`: there is nothing behind. */
  readonly fresh: readonly MismatchRow[];
  readonly isAll: boolean;
  readonly selectedId: number | null;
};

/**
 * The shown rows with what is known of them now, each where it stood: nothing is put in, nothing changes places. What is gone
 * goes, but for the selected one, which stays until the operator moves on. A row that belongs elsewhere now keeps the impact
 * by which it stands where it does.
 */
export const mergeQuietly = ({
  shown,
  isWhole,
  fresh,
  isAll,
  selectedId,
}: Read): { readonly rows: readonly MismatchRow[]; readonly news: News } => {
  const now = new Map(fresh.map((row, place) => [row.id, { row, place }]));
  const lastFound = shown.findLastIndex(({ id }) => now.has(id));
  const places = shown.flatMap(({ id }) => now.get(id)?.place ?? []);
  const isReordered = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  const known = new Set(shown.map(({ id }) => id));
  const rows = shown.flatMap((row, index) => {
    const found = now.get(row.id)?.row;
    if (found !== undefined) return [isReordered ? standing(found, row) : found];
    const isBehind = !isAll && index > lastFound;
    return isBehind || row.id === selectedId ? [row] : [];
  });
  const last = shown[lastFound];
  const end = isWhole || last === undefined ? fresh.length : (now.get(last.id)?.place ?? 0);
  return { rows, news: { added: fresh.slice(0, end).filter(({ id }) => !known.has(id)).length, isReordered } };
};

const standing = ({ impact: _moved, ...row }: MismatchRow, { impact }: MismatchRow): MismatchRow =>
  impact === undefined ? row : { ...row, impact };

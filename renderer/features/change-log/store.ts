import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { ChangeRow } from '../../../shared/ipc/operations/change.ts';
import { invoke } from '../../ipc/client.ts';
import { type Facets, filterOf, noFacets } from './filter.ts';

type ListState = {
  readonly rows: readonly ChangeRow[];
  /** Where the next page starts; null at the end. */
  readonly next: string | null;
  readonly isLoading: boolean;
  readonly error: Failure | null;
};

export type ChangeLogState = {
  readonly facets: Facets;
  readonly list: ListState;
  readonly selectedId: string | null;
  /** What went wrong with something the operator did to a change. */
  readonly notice: { readonly id: string; readonly sentence: string } | null;
};

const pageSize = 100;

/** A list longer than this is not read again as a whole when something changed; its end stays as it was loaded. */
const rereadLimit = 1_000;

/** The Change log's own state: what is asked for, what came, where the operator is. */
export const useChangeLog = create<ChangeLogState>(() => ({
  facets: noFacets,
  list: { rows: [], next: null, isLoading: true, error: null },
  selectedId: null,
  notice: null,
}));

const { getState: now, setState: set } = useChangeLog;

/** Counts requests for the list, so that an answer that was overtaken is dropped. */
let asked = 0;

const askPage = (before: string | null, limit: number) =>
  invoke('change.page', { filter: filterOf(now().facets, Date.now()), before, limit });

/** Reads the list anew: as far as it was loaded and in the operator's place, or from its top. */
export const reloadList = async (at: 'place' | 'top' = 'place'): Promise<void> => {
  asked += 1;
  const mine = asked;
  const wanted = at === 'top' ? pageSize : Math.min(Math.max(pageSize, now().list.rows.length), rereadLimit);
  const rows: ChangeRow[] = [];
  let next: string | null = null;
  do {
    const page = await askPage(next, Math.min(200, Math.max(pageSize, wanted - rows.length)));
    if (mine !== asked) return;
    if (!page.ok) return set({ list: { ...now().list, isLoading: false, error: page.error } });
    rows.push(...page.value.changes);
    next = page.value.next;
  } while (next !== null && rows.length < wanted);
  const end = at === 'top' || next === null ? [] : endBehind(rows);
  const whole = [...rows, ...end];
  set({
    list: { rows: whole, next: end.length > 0 ? now().list.next : next, isLoading: false, error: null },
    selectedId: at === 'top' ? (whole[0]?.id ?? null) : keepSelection(whole),
  });
};

/** What was loaded behind the rows that were read anew, when the list was longer than is read again. */
const endBehind = (head: readonly ChangeRow[]): readonly ChangeRow[] => {
  const before = now().list.rows;
  if (before.length <= head.length) return [];
  const known = new Set(head.map(({ id }) => id));
  const last = before.findLastIndex(({ id }) => known.has(id));
  return last < 0 ? [] : before.slice(last + 1);
};

/** The selected one while it is in the list, or was opened from elsewhere; else what now stands in its place. */
const keepSelection = (rows: readonly ChangeRow[]): string | null => {
  const { selectedId, list } = now();
  if (selectedId !== null && rows.some(({ id }) => id === selectedId)) return selectedId;
  const place = list.rows.findIndex(({ id }) => id === selectedId);
  if (place < 0 && selectedId !== null) return selectedId;
  return rows[Math.min(Math.max(0, place), rows.length - 1)]?.id ?? null;
};

/** Adds the next page, when the end of what is loaded comes into view. */
export const loadMore = async (): Promise<void> => {
  const { list } = now();
  // After a failure the operator asks again; the list does not by itself.
  if (list.isLoading || list.next === null || list.error !== null) return;
  const mine = asked;
  set({ list: { ...list, isLoading: true } });
  const page = await askPage(list.next, pageSize);
  if (mine !== asked) return;
  const before = now().list;
  if (!page.ok) return set({ list: { ...before, isLoading: false, error: page.error } });
  const known = new Set(before.rows.map(({ id }) => id));
  const rows = [...before.rows, ...page.value.changes.filter(({ id }) => !known.has(id))];
  set({ list: { rows, next: page.value.next, isLoading: false, error: null } });
};

/** Narrows or widens the list and starts at its top; the old rows stay until the new ones are there. */
export const setFacets = (change: Partial<Facets>): void => {
  set({ facets: { ...now().facets, ...change }, list: { ...now().list, isLoading: true } });
  void reloadList('top');
};

/** Shows a change, whether or not it is in the list as it is narrowed now. */
export const select = (id: string | null): void => set({ selectedId: id });

/** Moves by a number of rows; loads on when the end comes near. */
export const move = (by: number): void => {
  const { list, selectedId } = now();
  if (list.rows.length === 0) return;
  const place = list.rows.findIndex(({ id }) => id === selectedId);
  const to = place < 0 ? 0 : Math.min(list.rows.length - 1, Math.max(0, place + by));
  select(list.rows[to]?.id ?? null);
  if (to > list.rows.length - 20) void loadMore();
};

export const tell = (notice: ChangeLogState['notice']): void => set({ notice });

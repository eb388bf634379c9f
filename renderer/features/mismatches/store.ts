import { create } from 'zustand';
import type { MismatchRow } from '../../../shared/domain/mismatch.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { Edits, MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';
import type { Result } from '../../../shared/result.ts';
import { invoke } from '../../ipc/client.ts';
import { type Facets, filterOf, noFacets } from './filter.ts';
import { mergeQuietly, type News, noNews } from './quiet-merge.ts';

type ListState = {
  readonly rows: readonly MismatchRow[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly isFresh: boolean;
  /** What is not shown yet, so that nothing jumps. */
  readonly news: News;
  readonly error: Failure | null;
};

/** What stands open over the screen, about the selected mismatch. */
export type Panel =
  | 'keep-view'
  | 'rename-view'
  | 'remove-view'
  | 'ignore'
  | 'defer'
  | 'assign'
  | 'like'
  | 'about'
  | 'cause';

/** That records or products were said to be one, or not: nothing is sent by it, and it can be taken back. */
export type Said = {
  readonly id: number;
  readonly takeBack: () => Promise<Result<unknown>>;
  readonly announced: string;
};

export type MismatchesState = {
  readonly facets: Facets;
  readonly sort: MismatchSort;
  readonly list: ListState;
  readonly selectedId: number | null;
  /** The operator's edits by mismatch; they outlive a look at another one. */
  readonly drafts: Readonly<Record<number, Edits>>;
  readonly notice: { readonly id: number; readonly sentence: string } | null;
  /** Which of several records stays, where the operator chose another than the proposed one. */
  readonly keeps: Readonly<Record<number, string>>;
  readonly panel: Panel | null;
  /** What was said last, unless something else was decided after it. */
  readonly lastSaid: Said | null;
  /** The operator has taken a place in the list: nothing is put in or moved by itself any more. */
  readonly isPlaced: boolean;
};

const pageSize = 100;

/** A list longer than this is not read again as a whole when something changed; its end stays as it was loaded. */
const rereadLimit = 1_000;

const emptyList: ListState = {
  rows: [],
  total: 0,
  totalIsExact: true,
  nextCursor: null,
  isLoading: true,
  isFresh: false,
  news: noNews,
  error: null,
};

/** The Mismatches screen's own state: what is asked for, what came, where the operator is. */
export const useMismatches = create<MismatchesState>(() => ({
  facets: noFacets,
  sort: 'impact',
  list: emptyList,
  selectedId: null,
  drafts: {},
  notice: null,
  keeps: {},
  panel: null,
  lastSaid: null,
  isPlaced: false,
}));

const { getState: now, setState: set } = useMismatches;

/** Counts requests for the list, so that an answer that was overtaken is dropped. */
let asked = 0;

const askPage = async (cursor: string | null, limit: number) => {
  const { facets, sort } = now();
  return invoke('mismatch.page', { filter: filterOf(facets, Date.now()), sort, cursor, limit });
};

/**
 * Reads the list anew: as far as it was loaded and in the operator's place, or from its top. Who takes a place while the top
 * is read keeps it.
 */
export const reloadList = async (at: 'place' | 'top' = 'place'): Promise<void> => {
  asked += 1;
  if (at === 'top') set({ isPlaced: false });
  const wasPlaced = now().isPlaced;
  const mine = asked;
  const { list } = now();
  const wanted = at === 'top' ? pageSize : Math.min(Math.max(pageSize, list.rows.length), rereadLimit);
  const rows: MismatchRow[] = [];
  let cursor: string | null = null;
  let total = { total: 0, totalIsExact: true };
  do {
    const page = await askPage(cursor, Math.min(200, Math.max(pageSize, wanted - rows.length)));
    if (mine !== asked) return;
    if (!page.ok) return set({ list: { ...now().list, isLoading: false, error: page.error } });
    rows.push(...page.value.rows);
    cursor = page.value.nextCursor;
    total = { total: page.value.total, totalIsExact: page.value.totalIsExact };
  } while (cursor !== null && rows.length < wanted);
  if (now().isPlaced && !wasPlaced && now().list.rows.length > 0) return refreshList();
  const end = at === 'top' || cursor === null ? [] : endBehind(rows);
  if (end.length > 0) cursor = now().list.nextCursor;
  const whole = [...rows, ...end];
  const selectedId = at === 'top' ? (whole[0]?.id ?? null) : keepSelection(whole);
  set({
    list: { rows: whole, ...total, nextCursor: cursor, isLoading: false, isFresh: true, news: noNews, error: null },
    selectedId,
  });
};

/**
 * Something changed below. Whoever has taken a place in the list keeps it: what is shown is brought up to date where it
 * stands, and what came or belongs elsewhere now is only told of.
 */
export const refreshList = async (): Promise<void> => {
  if (!now().isPlaced || now().list.rows.length === 0) return reloadList();
  asked += 1;
  const mine = asked;
  const wanted = Math.min(now().list.rows.length + pageSize, rereadLimit);
  const fresh: MismatchRow[] = [];
  let cursor: string | null = null;
  let total = { total: 0, totalIsExact: true };
  do {
    const page = await askPage(cursor, Math.min(200, Math.max(pageSize, wanted - fresh.length)));
    if (mine !== asked) return;
    if (!page.ok) return set({ list: { ...now().list, isLoading: false, error: page.error } });
    fresh.push(...page.value.rows);
    cursor = page.value.nextCursor;
    total = { total: page.value.total, totalIsExact: page.value.totalIsExact };
  } while (cursor !== null && fresh.length < wanted);
  const { list, selectedId } = now();
  const isWhole = list.nextCursor === null;
  const { rows, news } = mergeQuietly({ shown: list.rows, isWhole, fresh, isAll: cursor === null, selectedId });
  if (rows.length === 0) return reloadList();
  set({
    list: { ...list, ...total, rows, news, isLoading: false, isFresh: true, error: null },
    selectedId: keepSelection(rows),
  });
};

/** What was loaded behind the rows that were read anew, when the list was longer than is read again. */
const endBehind = (head: readonly MismatchRow[]): readonly MismatchRow[] => {
  const before = now().list.rows;
  if (before.length <= head.length) return [];
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const last = head.findLast(({ id }) => places.has(id));
  if (last === undefined) return [];
  const known = new Set(head.map(({ id }) => id));
  return before.slice((places.get(last.id) ?? 0) + 1).filter(({ id }) => !known.has(id));
};

/** The selected one while it is in the list; else what now stands in its place. */
const keepSelection = (rows: readonly MismatchRow[]): number | null => {
  const { selectedId, list } = now();
  if (selectedId !== null && rows.some(({ id }) => id === selectedId)) return selectedId;
  const place = list.rows.findIndex(({ id }) => id === selectedId);
  return rows[Math.min(Math.max(0, place), rows.length - 1)]?.id ?? null;
};

/** Adds the next page, when the end of what is loaded comes into view. */
export const loadMore = async (): Promise<void> => {
  const { list } = now();
  if (list.isLoading || list.nextCursor === null) return;
  const mine = asked;
  set({ list: { ...list, isLoading: true } });
  const page = await askPage(list.nextCursor, pageSize);
  if (mine !== asked) return;
  const before = now().list;
  if (!page.ok) return set({ list: { ...before, isLoading: false, error: page.error } });
  const known = new Set(before.rows.map(({ id }) => id));
  const rows = [...before.rows, ...page.value.rows.filter(({ id }) => !known.has(id))];
  set({ list: { ...before, rows, nextCursor: page.value.nextCursor, isLoading: false, error: null } });
};

/** Narrows or widens the list and starts at its top; the old rows stay until the new ones are there. */
export const setFacets = (change: Partial<Facets>): void => {
  set({ facets: { ...now().facets, ...change }, list: { ...now().list, isLoading: true } });
  void reloadList('top');
};

export const setSort = (sort: MismatchSort): void => {
  set({ sort, list: { ...now().list, isLoading: true } });
  void reloadList('top');
};

export const select = (id: number | null): void => set({ selectedId: id, panel: null, isPlaced: true });

/** Moves by a number of rows; loads on when the end comes near. */
export const move = (by: number): void => {
  const { list, selectedId } = now();
  if (list.rows.length === 0) return;
  const place = list.rows.findIndex(({ id }) => id === selectedId);
  const next = Math.min(list.rows.length - 1, Math.max(0, place + by));
  select(list.rows[next]?.id ?? null);
  if (next > list.rows.length - 20) void loadMore();
};

/** Takes a decided row out of the list and goes on to the one after it. */
export const leaveRow = (id: number): void => {
  const { list, selectedId, facets } = now();
  const place = list.rows.findIndex((row) => row.id === id);
  if (place < 0 || !facets.statuses.includes('open')) return;
  const rows = list.rows.filter((row) => row.id !== id);
  const next = rows[Math.min(place, rows.length - 1)]?.id ?? null;
  set({
    list: { ...list, rows, total: Math.max(0, list.total - 1) },
    selectedId: selectedId === id ? next : selectedId,
    isPlaced: true,
  });
  if (rows.length < 20) void loadMore();
};

export const edit = (id: number, field: keyof Edits, value: string | null | undefined): void => {
  const { [field]: _dropped, ...rest } = now().drafts[id] ?? {};
  set({ drafts: { ...now().drafts, [id]: value === undefined ? rest : { ...rest, [field]: value } }, isPlaced: true });
};

export const dropDraft = (id: number): void => {
  const { [id]: _draft, ...drafts } = now().drafts;
  const { [id]: _keep, ...keeps } = now().keeps;
  set({ drafts, keeps });
};

export const tell = (notice: MismatchesState['notice']): void => set({ notice });
export const remember = (lastSaid: Said | null): void => set({ lastSaid });
/** It came to nothing after all. */
export const forgetSaid = (said: Said | null): void => {
  if (said !== null && now().lastSaid === said) remember(null);
};
export const showPanel = (panel: Panel | null): void => set({ panel });
export const chooseKeep = (id: number, keep: string): void => set({ keeps: { ...now().keeps, [id]: keep } });

/** Shows what is known to have changed about a row before the list is read again. */
export const patchRow = (id: number, change: Partial<MismatchRow>): void => {
  const { list } = now();
  set({ list: { ...list, rows: list.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) } });
};

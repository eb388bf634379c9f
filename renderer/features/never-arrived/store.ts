import { create } from 'zustand';
import type { ShelfReason, ShelfRow } from '../../../shared/domain/shelf.ts';
import { complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';

type ShelfState = {
  /** Null: of every reason. */
  readonly reason: ShelfReason | null;
  readonly search: string;
  readonly openNumber: string | null;
  /** Pages behind the first, which is kept current by itself. */
  readonly older: readonly ShelfRow[];
  /** Where the next page starts; undefined while only the first page was read. */
  readonly next: string | null | undefined;
};

/** The own state of the screen of those who never arrived. */
export const useShelf = create<ShelfState>(() => ({
  reason: null,
  search: '',
  openNumber: null,
  older: [],
  next: undefined,
}));

const { getState: now, setState: set } = useShelf;

export const pageSize = 100;

export const showReason = (reason: ShelfReason | null): void =>
  set({ reason, openNumber: null, older: [], next: undefined });

export const searchFor = (search: string): void => set({ search, openNumber: null, older: [], next: undefined });

export const toggleRow = (number: string): void => set({ openNumber: now().openNumber === number ? null : number });

/** Adds the page that begins behind this place, unless another list is shown by then or it was added meanwhile. */
export const readMore = async (cursor: string): Promise<void> => {
  const { reason, search, next } = now();
  const page = await invoke('shelf.page', { reason, search, cursor, limit: pageSize });
  if (!page.ok) return complain(page.error.sentence);
  const { older, ...shown } = now();
  if (shown.reason !== reason || shown.search !== search || shown.next !== next) return;
  set({ older: [...older, ...page.value.rows], next: page.value.nextCursor });
};

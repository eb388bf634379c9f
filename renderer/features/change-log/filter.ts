import type { ChangeFilter } from '../../../shared/ipc/operations/change.ts';

/** The facets as the operator sets them; "today" becomes an instant when it is asked for. */
export type Facets = Pick<ChangeFilter, 'systems' | 'results' | 'kinds' | 'by' | 'search'> & {
  readonly isToday: boolean;
};

export const noFacets: Facets = { isToday: false, systems: [], results: [], kinds: [], by: null, search: '' };

/** The first instant of a day, on this computer's clock (epoch ms). */
export const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** The filter of the contract. */
export const filterOf = ({ isToday, ...facets }: Facets, now: number): ChangeFilter => ({
  ...facets,
  search: facets.search.trim(),
  since: isToday ? startOfDay(now) : null,
});

/** Whether anything narrows the list. */
export const isNarrowed = ({ isToday, systems, results, kinds, by, search }: Facets): boolean =>
  isToday || systems.length > 0 || results.length > 0 || kinds.length > 0 || by !== null || search.trim() !== '';

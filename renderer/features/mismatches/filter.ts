import type { Age, ListView } from '../../../shared/domain/saved-view.ts';
import type { MismatchFilter } from '../../../shared/ipc/operations/mismatch.ts';

const dayMs = 86_400_000;
const ageMs: Readonly<Record<Age, number | null>> = { any: null, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };

/** The facets as the operator sets them; the age is relative until it is asked for. */
export type Facets = Omit<ListView, 'sort'>;

export const noFacets: Facets = {
  statuses: ['open'],
  kinds: [],
  owners: [],
  severities: [],
  search: '',
  assigned: 'anyone',
  age: 'any',
  campaign: null,
};

/** The filter of the contract. */
export const filterOf = ({ age, campaign, ...facets }: Facets, now: number): MismatchFilter => {
  const span = ageMs[age];
  return { ...facets, since: span === null ? null : now - span, ...(campaign === null ? {} : { campaign }) };
};

/** Whether anything narrows the list beyond its status. */
export const isNarrowed = ({ kinds, owners, severities, search, assigned, age, campaign }: Facets): boolean =>
  kinds.length > 0 ||
  owners.length > 0 ||
  severities.length > 0 ||
  search.trim() !== '' ||
  assigned !== 'anyone' ||
  age !== 'any' ||
  campaign !== null;

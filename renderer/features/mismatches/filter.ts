import type { MismatchFilter } from '../../../shared/ipc/operations/mismatch.ts';

export const ages = ['any', 'day', 'week', 'month'] as const;
export type Age = (typeof ages)[number];

const dayMs = 86_400_000;
const ageMs: Readonly<Record<Age, number | null>> = { any: null, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };

/** The facets as the operator sets them; the age is relative until it is asked for. */
export type Facets = Pick<MismatchFilter, 'statuses' | 'kinds' | 'owners' | 'severities' | 'search' | 'assigned'> & {
  readonly age: Age;
};

export const noFacets: Facets = {
  statuses: ['open'],
  kinds: [],
  owners: [],
  severities: [],
  search: '',
  assigned: 'anyone',
  age: 'any',
};

/** The filter of the contract. */
export const filterOf = ({ age, ...facets }: Facets, now: number): MismatchFilter => {
  const span = ageMs[age];
  return { ...facets, since: span === null ? null : now - span };
};

/** Whether anything narrows the list beyond its status. */
export const isNarrowed = ({ kinds, owners, severities, search, assigned, age }: Facets): boolean =>
  kinds.length > 0 ||
  owners.length > 0 ||
  severities.length > 0 ||
  search.trim() !== '' ||
  assigned !== 'anyone' ||
  age !== 'any';

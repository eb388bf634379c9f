import fc from 'fast-check';
import type { ListMembership } from '../../../shared/domain/contact.ts';
import type { ListRule } from '../../../shared/domain/mapping-document.ts';

/** One list for some, which the others are to leave, and one for everybody, that nobody is taken out of. */
export const lists: readonly ListRule[] = [
  {
    listId: 1,
    name: 'Ls',
    who: { are: 'those-with', field: 'firstName', oneOf: ['AMELIA'] },
    takesOut: true,
  },
  { listId: 2, name: 'All', who: { are: 'everyone' }, takesOut: false },
];

const statusIn = fc.constantFrom('subscribed', 'subscribed', null, 'suppressed', 'pending');

/** What a contact is in these lists, and in one that no rule names; undefined where they were not read. */
export const memberships: fc.Arbitrary<readonly ListMembership[] | undefined> = fc.option(
  fc
    .tuple(statusIn, statusIn, statusIn)
    .map((statuses) =>
      statuses.flatMap((status, place) => (status === null ? [] : [{ id: place + 1, name: `L${place + 1}`, status }])),
    ),
  { nil: undefined, freq: 8 },
);

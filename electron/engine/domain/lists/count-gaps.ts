import type { FieldValues } from '../../../../shared/domain/fields.ts';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { MirrorContact } from '../../../../shared/domain/mirror.ts';
import { listStandings } from './standing.ts';

/** How many contacts one list lacks, and how many are in it who do not belong there. */
export type ListGaps = {
  readonly listId: number;
  readonly name: string;
  readonly add: number;
  readonly takeOut: number;
};

/** Counts the gaps of the lists of a mapping over pairs about which one was found. */
export const countListGaps = (
  document: MappingDocument,
): {
  readonly add: (
    values: FieldValues,
    contact: Pick<MirrorContact, 'facts' | 'emailStatus' | 'lists'>,
    today: string,
  ) => void;
  readonly counts: () => readonly ListGaps[];
} => {
  const counts = new Map(document.lists.map(({ listId, name }) => [listId, { listId, name, add: 0, takeOut: 0 }]));
  return {
    add: (values, contact, today) => {
      for (const { id, gap } of listStandings(values, contact, today, document)) {
        const count = counts.get(id);
        if (count === undefined || gap === null) continue;
        count[gap === 'add' ? 'add' : 'takeOut'] += 1;
      }
    },
    counts: () => [...counts.values()],
  };
};

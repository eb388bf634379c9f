import type { ChangedThing, ChangeSet } from '../../../../shared/domain/change.ts';

export type UndoLine = {
  readonly thing: ChangedThing;
  /** What a field that the mapping added was called when it was written. */
  readonly name?: string;
  readonly now: string | null;
  readonly after: string | null;
  /** Changed since: it stays as it is. */
  readonly isLeftAlone: boolean;
};

/** What undoing would write, or why it cannot be undone. */
export type UndoPlan = {
  readonly changeSet: ChangeSet | null;
  readonly lines: readonly UndoLine[];
  readonly blocked: string | null;
};

/** One record of several that are the same person; `value` is what names it in a choice. */
export type RecordColumn = {
  readonly value: string;
  readonly title: string;
  /** It is what the others are held against, and cannot be chosen itself. */
  readonly isModel?: true;
  /** How likely it is, in words, where that is told of each. */
  readonly note?: string;
};

/** A line of the comparison, with a text for each column. */
export type RecordLine = {
  readonly name: string;
  readonly texts: readonly string[];
  readonly isDifferent: boolean;
  /** Whether only the characters that differ are emphasised. */
  readonly isField: boolean;
};

export type Records = {
  readonly columns: readonly RecordColumn[];
  readonly lines: readonly RecordLine[];
  /** What the choice is called, where it is not which record stays. */
  readonly words?: { readonly question: string; readonly head: string; readonly chosen: string };
};

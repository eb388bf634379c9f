/** A line of what both sides say, and what becomes of it. */
export type Fact = {
  readonly name: string;
  readonly left: string;
  readonly result: string;
  readonly right: string;
  readonly isMarked: boolean;
};

export type Facts = {
  readonly left: { readonly title: string; readonly note: string };
  readonly right: { readonly title: string; readonly note: string };
  readonly rows: readonly Fact[];
};

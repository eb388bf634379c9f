/** All that there is to know about a kind, for whoever meets it for the first time: a sentence or two each. */
export type KindReference = {
  readonly wrong: string;
  readonly found: string;
  readonly risk: string;
  readonly fixes: readonly string[];
  /** What no machine does about it, whatever is switched on. */
  readonly never: string;
};

export const referenceText = {
  action: 'About this kind',
  intro: 'About this kind of mismatch',
  wrong: 'What is wrong',
  found: 'How it is found',
  risk: 'What it endangers',
  owner: 'Who looks after it',
  fixes: 'What can be done',
  never: 'What no machine does',
  close: 'Close',
} as const;

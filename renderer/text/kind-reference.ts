import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { linkReference } from './kind-reference-link.ts';
import { peopleReference } from './kind-reference-people.ts';
import { recordReference } from './kind-reference-records.ts';
import { salesReference } from './kind-reference-sales.ts';

/** All that there is to know about a kind, for whoever meets it for the first time: a sentence or two each. */
export type KindReference = {
  readonly wrong: string;
  readonly found: string;
  readonly risk: string;
  readonly fixes: readonly string[];
  /** What no machine does about it, whatever is switched on. */
  readonly never: string;
};

/** The reference text of every kind, for the window and for what is handed over. */
export const kindReference: Readonly<Record<MismatchKind, KindReference>> = {
  ...peopleReference,
  ...recordReference,
  ...salesReference,
  ...linkReference,
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

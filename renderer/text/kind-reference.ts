import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import type { KindReference } from './about-kind-text.ts';
import { linkReference } from './kind-reference-link.ts';
import { peopleReference } from './kind-reference-people.ts';
import { recordReference } from './kind-reference-records.ts';
import { salesReference } from './kind-reference-sales.ts';

/** The reference text of every kind, for the window and for what is handed over. */
export const kindReference: Readonly<Record<MismatchKind, KindReference>> = {
  ...peopleReference,
  ...recordReference,
  ...salesReference,
  ...linkReference,
};

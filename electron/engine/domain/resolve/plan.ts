import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';

export type PlanRequest = {
  readonly kind: MismatchKind;
  readonly evidence: Evidence;
  readonly edits: Edits;
  /** Which of several records stays, where the kind asks for it; null for the proposed one. */
  readonly keep: string | null;
  readonly today: string;
  /** Where each field goes, in which form, and which system is right about it. */
  readonly mapping: Mapping;
};

/** What would be written, or why nothing can be. A field of null is about the whole. */
export type Plan = {
  readonly changeSet: ChangeSet | null;
  /** What has to follow when the first is verified, in order. */
  readonly next: readonly ChangeSet[];
  readonly problems: readonly { readonly field: FieldName | null; readonly sentence: string }[];
};

/** A plan that is nothing but the reason why. */
export const refused = (sentence: string): Plan => ({
  changeSet: null,
  next: [],
  problems: [{ field: null, sentence }],
});

/** A plan of one or more steps, each sent when the one before it is verified. */
export const steps = (first: ChangeSet, next: readonly ChangeSet[] = []): Plan => ({
  changeSet: first,
  next,
  problems: [],
});

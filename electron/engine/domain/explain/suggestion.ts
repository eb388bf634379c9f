import type { Confidence, Reason } from '../../../../shared/domain/reason.ts';

/** How sure a proposal is, and why. */
export type Suggestion = { readonly confidence: Confidence; readonly reasons: readonly Reason[] };

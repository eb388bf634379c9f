import type { MalformedProblem } from '../../../../shared/domain/mismatch.ts';

/** The value as it is compared, or what is wrong with it. Null is empty. */
export type Canonical =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly problem: MalformedProblem };

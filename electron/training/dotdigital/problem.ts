import type { Detail } from './refusals.ts';

/** Why a body cannot be applied, in the words of an import's report; single calls answer 400 with the detail. */
export type Problem = { readonly failureCode: string; readonly detail: Detail };

/** What v2 has a code of its own for (contract dotdigital 5 [C]); v3 tells it as any value that does not fit [I]. */
export const overflowing = 'The value is more than its data field holds';

import type { Detail } from './refusals.ts';

/** Why a body cannot be applied, in the words of an import's report; single calls answer 400 with the detail. */
export type Problem = { readonly failureCode: string; readonly detail: Detail };

import type { z } from 'zod';
import type { FieldError } from './refusals.ts';

/** What is wrong where, as the contract writes it. */
export const fieldErrors = (error: z.ZodError, before: readonly string[] = []): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ path: [...before, ...path].join('.'), message }));

import type { z } from 'zod';
import type { FieldError } from './refusals.ts';

/** Places in lists stand in brackets: `data.fields.lines[0].sku`. */
const written = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** What is wrong where, as the contract writes it. */
export const fieldErrors = (error: z.ZodError, before: readonly string[] = []): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ path: written([...before, ...path]), message }));

import { z } from 'zod';

/** What the request must have in each row. The rest is judged row by row, when the import is done. */
const rowSchema = z.looseObject({
  matchIdentifier: z.string(),
  identifiers: z.record(z.string(), z.unknown()).optional(),
});
export type ImportRow = Readonly<z.infer<typeof rowSchema>>;

export const importSchema = z.object({
  mergeOption: z.enum(['overwrite', 'overwriteIfNotEmpty', 'overwriteIfEmpty']).default('overwrite'),
  contacts: z.array(rowSchema).min(1),
});
export type ImportBody = z.infer<typeof importSchema>;

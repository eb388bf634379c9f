import { z } from 'zod';
import { mismatchKindSchema, mismatchStatusSchema, ownerSchema, severitySchema } from './mismatch.ts';

/** How the list can be ordered. `impact`: the soonest endangered send first, then severity, then money, then age. */
export const mismatchSorts = ['impact', 'severity', 'newest', 'name'] as const;
export const mismatchSortSchema = z.enum(mismatchSorts);
export type MismatchSort = z.infer<typeof mismatchSortSchema>;

/** How young a case is to be; relative, so that a view that is kept means the same tomorrow. */
export const ages = ['any', 'day', 'week', 'month'] as const;
export type Age = (typeof ages)[number];

/** Whose cases: of anyone, one's own, nobody's, or those that a policy left for review. */
export const assignedSchema = z.enum(['anyone', 'me', 'nobody', 'review']);

/** A way to look at the list: what it is narrowed to and how it is ordered. */
export const listViewSchema = z.strictObject({
  statuses: z.array(mismatchStatusSchema).min(1).max(7).readonly(),
  kinds: z.array(mismatchKindSchema).max(40).readonly(),
  owners: z.array(ownerSchema).max(10).readonly(),
  severities: z.array(severitySchema).max(5).readonly(),
  age: z.enum(ages),
  assigned: assignedSchema,
  search: z.string().max(200),
  campaign: z.number().int().positive().nullable(),
  sort: mismatchSortSchema,
});
export type ListView = Readonly<z.infer<typeof listViewSchema>>;

export const viewNameSchema = z.string().trim().min(1).max(60);

/** A view that has a name. */
export const savedViewSchema = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  view: listViewSchema,
  savedBy: z.string(),
  savedAt: z.number().int(),
});
export type SavedView = Readonly<z.infer<typeof savedViewSchema>>;

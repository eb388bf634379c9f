import { z } from 'zod';
import type { Call } from './http.ts';

/** Which requests something is about; without either, all. */
export const matchSchema = z.strictObject({ method: z.string().optional(), pathIncludes: z.string().optional() });
export type Match = Readonly<z.infer<typeof matchSchema>>;

/** Whether a request is meant. The method in any case, the path as it came and without the query. */
export const fits = (match: Match, { method, path }: Pick<Call, 'method' | 'path'>): boolean =>
  (match.method === undefined || match.method.toUpperCase() === method) &&
  (match.pathIncludes === undefined || path.includes(match.pathIncludes));

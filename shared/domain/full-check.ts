import { z } from 'zod';

/** Where a full check stands; kept in the workspace while it is under way. */
export const checkStateSchema = z.object({
  runId: z.number().int(),
  /** How many parts are done, and how many records they compared: a part sets what it compared anew. */
  done: z.number().int(),
  compared: z.number().int(),
  /** How far the increments had told of each stream when the check began (epoch ms). */
  toldUntil: z.record(z.string(), z.number()),
});
export type CheckState = Readonly<z.infer<typeof checkStateSchema>>;

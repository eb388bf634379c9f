import { z } from 'zod';
import type { Switches } from './switches.ts';

const outcomeSchema = z.enum(['Finished', 'Failed', 'RejectedByWatchdog', 'ExceedsAllowedContactLimit', 'never']);

const plannedSchema = z.union([
  outcomeSchema.transform((outcome) => ({ outcome, polls: undefined })),
  z.strictObject({ outcome: outcomeSchema, polls: z.number().int().nonnegative().optional() }),
]);

const planSchema = z.strictObject({ next: z.array(plannedSchema) });

export type ImportPlans = {
  /** How the next imports end, one after the other, in the place of what was planned before. Says why not, or null. */
  readonly plan: (input: unknown) => string | null;
  /** Gives an import that begins the next of them. */
  readonly begin: (importId: string) => void;
  /** How this import ends, and how many polls find it unfinished; as switched unless planned. */
  readonly of: (importId: string) => { readonly outcome: Switches['importOutcome']; readonly polls: number };
};

/** Kept in memory: after a restart every import ends as switched. */
export const createImportPlans = (switches: Switches): ImportPlans => {
  let next: z.output<typeof plannedSchema>[] = [];
  const begun = new Map<string, z.output<typeof plannedSchema>>();
  return {
    plan: (input) => {
      const parsed = planSchema.safeParse(input);
      if (!parsed.success) return z.prettifyError(parsed.error);
      next = parsed.data.next;
      return null;
    },
    begin: (importId) => {
      const planned = next.shift();
      if (planned) begun.set(importId, planned);
    },
    of: (importId) => {
      const planned = begun.get(importId);
      return {
        outcome: planned?.outcome ?? switches.importOutcome,
        polls: planned?.polls ?? switches.importPolls,
      };
    },
  };
};

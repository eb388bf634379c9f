import { z } from 'zod';

type Planned<Outcome> = { readonly outcome: Outcome; readonly polls: number };

export type ImportPlans<Outcome> = {
  /** How the next imports end, one after the other, in the place of what was planned before. Says why not, or null. */
  readonly plan: (input: unknown) => string | null;
  /** Gives an import that begins the next of them. */
  readonly begin: (importId: string) => void;
  /** How this import ends, and how many polls find it unfinished; as switched unless planned. */
  readonly of: (importId: string) => Planned<Outcome>;
};

const schemaOf = <Outcome extends string>(outcomes: readonly Outcome[]) => {
  const outcome = z.enum(outcomes);
  const planned = z.union([
    outcome.transform((name) => ({ outcome: name, polls: undefined })),
    z.strictObject({ outcome, polls: z.number().int().nonnegative().optional() }),
  ]);
  return z.strictObject({ next: z.array(planned) });
};

/** Kept in memory: after a restart every import ends as switched. */
export const createImportPlans = <Outcome extends string>(
  outcomes: readonly Outcome[],
  switched: () => Planned<Outcome>,
): ImportPlans<Outcome> => {
  const schema = schemaOf(outcomes);
  let next: z.output<typeof schema>['next'] = [];
  const begun = new Map<string, (typeof next)[number]>();
  return {
    plan: (input) => {
      const parsed = schema.safeParse(input);
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
      const { outcome, polls } = switched();
      return { outcome: planned?.outcome ?? outcome, polls: planned?.polls ?? polls };
    },
  };
};

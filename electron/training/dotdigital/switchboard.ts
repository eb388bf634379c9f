import { z } from 'zod';
import { defaultSwitches, type Switches } from './switches.ts';
import { switchChangesSchema } from './switches-schema.ts';

export type Switchboard = {
  /** Always the same object, whose values change: read a switch when it matters, and keep none. */
  readonly switches: Switches;
  /** Changes some switches from the next call on. Says why not, or null when it is done. */
  readonly change: (changes: unknown) => string | null;
};

/** The switches of a running account. `onEmailCase` rebuilds what addresses are found by, or says why that fails. */
export const createSwitchboard = (
  initial: Partial<Switches>,
  onEmailCase: (emailCase: Switches['emailCase']) => string | null,
): Switchboard => {
  const switches = { ...defaultSwitches, ...initial };
  return {
    switches,
    change: (changes) => {
      const parsed = switchChangesSchema.safeParse(changes);
      if (!parsed.success) return z.prettifyError(parsed.error);
      const { emailCase = switches.emailCase, tierOf } = parsed.data;
      const problem = emailCase === switches.emailCase ? null : onEmailCase(emailCase);
      if (problem !== null) return problem;
      const given = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
      Object.assign(switches, given, { tierOf: { ...switches.tierOf, ...tierOf } });
      return null;
    },
  };
};

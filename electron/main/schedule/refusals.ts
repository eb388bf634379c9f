import type { Job } from '../../../shared/domain/run.ts';

type Ended = { readonly lastEndedAt: number | null; readonly failures: number };

/** The starts that were refused, which leave no run behind. In memory: after a restart it is tried again. */
export const createRefusals = () => {
  const refused = new Map<string, { readonly at: number; readonly failures: number }>();
  const keyOf = (slug: string, job: Job): string => `${slug}/${job}`;
  return {
    note: (slug: string, job: Job, at: number): void => {
      const key = keyOf(slug, job);
      refused.set(key, { at, failures: (refused.get(key)?.failures ?? 0) + 1 });
    },
    forget: (slug: string, job: Job): void => void refused.delete(keyOf(slug, job)),
    /** How the job's runs ended, with the refusals since then counted as failures. */
    overlaid: (slug: string, job: Job, ended: Ended): Ended => {
      const not = refused.get(keyOf(slug, job));
      return not === undefined || not.at <= (ended.lastEndedAt ?? 0)
        ? ended
        : { lastEndedAt: not.at, failures: ended.failures + not.failures };
    },
  };
};

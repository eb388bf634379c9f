import { z } from 'zod';
import { must } from '../chaos/ask.ts';
import type { EngineLife } from '../chaos/engine-process.ts';
import { caseRows } from './case-rows.ts';

const kindsSchema = z.record(z.string(), z.array(z.unknown()));
const truthSchema = z.looseObject({ kinds: kindsSchema, commerce: z.looseObject({ kinds: kindsSchema }) });

/** The consent job records the first by itself; the second opens after its grace period, and is held against the standing. */
const elsewhere: ReadonlySet<string> = new Set(['consent-conflict', 'order-unposted']);

/** What is asked about instead while somebody may be known to the account: nothing is said to be missing. */
const replaced: ReadonlySet<string> = new Set(['customer-missing', 'permission-missing']);

/** Few are like somebody else by chance. More would mean that Concord asks where it should tell; of a small world a few may. */
const struckAtMost = (planted: number): number => Math.max(3, Math.floor(planted * 0.05));

const numberOf = (entry: unknown): string => String((entry as { readonly number?: unknown } | null)?.number);

/** Holds the open cases against what was planted, kind by kind. Answers what differs, and how many cases should be open. */
export const casesAgainstTruth = async (
  life: EngineLife,
  truth: unknown,
): Promise<{ readonly planted: number; readonly struck: number; readonly problems: readonly string[] }> => {
  const { kinds, commerce } = truthSchema.parse(truth);
  const { counts } = await must(life.ask, 'mismatch.counts', {});
  const asked = new Set((await caseRows(life, 'open', ['identity-ambiguous'])).map(({ reference }) => reference));
  const planted = Object.entries({ ...kinds, ...commerce.kinds })
    .filter(([kind]) => !elsewhere.has(kind))
    .map(([kind, all]) => {
      const struck = replaced.has(kind) ? all.filter((entry) => asked.has(numberOf(entry))).length : 0;
      return { kind, all: all.length, struck, wanted: all.length - struck };
    });
  const problems = planted.flatMap(({ kind, wanted }) => {
    const open = counts
      .filter((one) => one.kind === kind && one.status === 'open')
      .reduce((sum, { count }) => sum + count, 0);
    return open === wanted ? [] : [`${kind}: ${open} open, ${wanted} planted`];
  });
  const struck = planted.reduce((sum, one) => sum + one.struck, 0);
  const replaceable = planted.filter(({ kind }) => replaced.has(kind)).reduce((sum, { all }) => sum + all, 0);
  if (struck > struckAtMost(replaceable))
    problems.push(`${struck} of ${replaceable} planted people are asked about instead`);
  const { standing } = await must(life.ask, 'job.standing', { job: 'orders' });
  const unposted = commerce.kinds['order-unposted']?.length ?? 0;
  if (standing.extra !== unposted)
    problems.push(`${standing.extra} orders are in Dotdigital only, ${unposted} planted`);
  return { planted: planted.reduce((sum, { wanted }) => sum + wanted, 0), struck, problems };
};

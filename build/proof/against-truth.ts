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

const numberOf = (entry: unknown): string => String((entry as { readonly number?: unknown } | null)?.number);

/** Holds the open cases against what was planted, kind by kind. Answers what differs, and how many cases agree. */
export const casesAgainstTruth = async (
  life: EngineLife,
  truth: unknown,
): Promise<{ readonly planted: number; readonly problems: readonly string[] }> => {
  const { kinds, commerce } = truthSchema.parse(truth);
  const { counts } = await must(life.ask, 'mismatch.counts', {});
  const planted = Object.entries({ ...kinds, ...commerce.kinds }).filter(([kind]) => !elsewhere.has(kind));
  const asked = new Set((await caseRows(life, 'open', ['identity-ambiguous'])).map(({ reference }) => reference));
  const problems = planted.flatMap(([kind, all]) => {
    const entries = all.filter((entry) => !replaced.has(kind) || !asked.has(numberOf(entry)));
    const open = counts
      .filter((one) => one.kind === kind && one.status === 'open')
      .reduce((sum, { count }) => sum + count, 0);
    return open === entries.length ? [] : [`${kind}: ${open} open, ${entries.length} planted`];
  });
  const { standing } = await must(life.ask, 'job.standing', { job: 'orders' });
  const unposted = commerce.kinds['order-unposted']?.length ?? 0;
  if (standing.extra !== unposted)
    problems.push(`${standing.extra} orders are in Dotdigital only, ${unposted} planted`);
  return { planted: planted.reduce((sum, [, entries]) => sum + entries.length, 0), problems };
};

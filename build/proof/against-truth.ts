import { z } from 'zod';
import { must } from '../chaos/ask.ts';
import type { EngineLife } from '../chaos/engine-process.ts';
import type { Alike } from './alike.ts';
import { caseRows } from './case-rows.ts';

const kindsSchema = z.record(z.string(), z.array(z.unknown()));
const truthSchema = z.looseObject({
  kinds: kindsSchema,
  byEvidence: kindsSchema,
  commerce: z.looseObject({ kinds: kindsSchema }),
});

/** The consent job records the first by itself; the second opens after its grace period, and is held against the standing. */
const elsewhere: ReadonlySet<string> = new Set(['consent-conflict', 'order-unposted']);

/** What is asked about instead while somebody may be known to the account: neither is said to be missing, nor to be nobody's. */
const replaced: ReadonlySet<string> = new Set(['customer-missing', 'permission-missing', 'contact-orphan']);

/** Of who is asked about instead, so many in a hundred may be like their candidate otherwise than by a whole name or mailbox: by a slip (Hill and Hall), a form (Daisy and Margaret), or all else. */
const otherwiseAlike = 10;

const entrySchema = z.looseObject({ number: z.string(), contactIds: z.array(z.number()).optional() });

type Against = {
  readonly planted: number;
  /** Of whom it is asked instead who they are. */
  readonly struck: number;
  /** Of the people who are twice by evidence only, how many a full check found: with the size of a company the odds fall. */
  readonly evident: { readonly planted: number; readonly found: number };
  readonly problems: readonly string[];
};

/** Holds the open cases against what was planted, kind by kind. Answers what differs, and how many cases should be open. */
export const casesAgainstTruth = async (life: EngineLife, truth: unknown, alike: Alike): Promise<Against> => {
  const { kinds, byEvidence, commerce } = truthSchema.parse(truth);
  const { counts } = await must(life.ask, 'mismatch.counts', {});
  const asked = new Set((await caseRows(life, 'open', ['identity-ambiguous'])).map(({ reference }) => reference));
  const found = await caseRows(life, 'open', ['customer-missing', 'permission-missing', 'contact-orphan']);
  const told = new Set(found.map(({ kind, reference }) => `${kind} ${reference}`));
  const problems: string[] = [];
  let planted = 0;
  let struck = 0;
  let unlike = 0;
  const evident = { planted: 0, found: 0 };
  for (const [kind, all] of Object.entries({ ...kinds, ...commerce.kinds })) {
    if (elsewhere.has(kind)) continue;
    const open = counts
      .filter((one) => one.kind === kind && one.status === 'open')
      .reduce((sum, { count }) => sum + count, 0);
    const silent = replaced.has(kind)
      ? all.map((entry) => entrySchema.parse(entry)).filter(({ number }) => !told.has(`${kind} ${number}`))
      : [];
    for (const { number, contactIds } of silent) {
      const isOrphan = contactIds !== undefined;
      if (!isOrphan && !asked.has(number)) problems.push(`${kind}: ${number} is neither told nor asked about`);
      const isLike = isOrphan ? contactIds.some((id) => alike.isNamesakeOf(id, asked)) : alike.hasNamesake(number);
      if (!isLike) unlike += 1;
    }
    struck += silent.length;
    planted += all.length - silent.length;
    const twice = byEvidence[kind]?.length ?? 0;
    const more = Math.max(0, Math.min(twice, open - all.length));
    evident.planted += twice;
    evident.found += more;
    if (open - more !== all.length - silent.length)
      problems.push(`${kind}: ${open} open, ${all.length} planted, of ${silent.length} it is asked who they are`);
  }
  if (unlike > Math.max(1, (struck * otherwiseAlike) / 100))
    problems.push(`of ${struck} who are asked about instead, ${unlike} are like nobody by name or mailbox`);
  const { standing } = await must(life.ask, 'job.standing', { job: 'orders' });
  const unposted = commerce.kinds['order-unposted']?.length ?? 0;
  if (standing.extra !== unposted)
    problems.push(`${standing.extra} orders are in Dotdigital only, ${unposted} planted`);
  return { planted, struck, evident, problems };
};

import { z } from 'zod';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { type Ask, answerTo } from './ask.ts';
import { type Approval, acknowledge, type Ledger } from './ledger.ts';
import type { Seeded } from './seeded.ts';
import { targetsOf } from './target.ts';

/** The kinds that a machine's write can mend. */
const kinds = [
  'customer-missing',
  'field-drift',
  'reward-drift',
  'malformed-value',
  'duplicate-customer',
  'duplicate-contact',
  'contact-orphan',
  'consent-conflict',
] as const;

/** Three of ten looks are at what there is little of. */
const rare = ['duplicate-customer', 'duplicate-contact', 'contact-orphan', 'consent-conflict'] as const;

/** How many mismatches could be approved now; null when the engine died. */
export const countOpen = async (ask: Ask): Promise<number | null> =>
  (await answerTo(ask, 'mismatch.page', { filter: { statuses: ['open'], kinds }, limit: 1 }))?.total ?? null;

const sorts = ['severity', 'newest', 'name'] as const;

/** Some open mismatches as an operator sees them, at most `most`; fewer when the engine dies. */
export const look = async (ask: Ask, random: Seeded, most: number): Promise<readonly Approval[]> => {
  const wanted = random.chance(0.3) ? rare : kinds;
  const filter = { statuses: ['open'], kinds: wanted };
  const page = await answerTo(ask, 'mismatch.page', { filter, sort: random.pick(sorts), limit: 50 });
  // A few more than wanted: for some nothing can be sent.
  const chosen = random.shuffled(page?.rows ?? []).slice(0, most + 2);
  const seen = await Promise.all(chosen.map(({ id }) => lookAt(ask, random, id)));
  return seen.flatMap((approval) => approval ?? []).slice(0, most);
};

/** One case; null where nothing can be sent, or when the engine dies. */
const lookAt = async (ask: Ask, random: Seeded, id: number): Promise<Approval | null> => {
  const detail = await answerTo(ask, 'mismatch.get', { id });
  if (detail === null || detail.row.status !== 'open') return null;
  const keep = detail.keep !== null && random.chance(0.5) ? (random.pick(detail.keep.choices)?.value ?? null) : null;
  const requests =
    keep === null ? requestsOf(detail) : await answerTo(ask, 'mismatch.preview', { id, edits: {}, keep });
  const targets = targetsOf(requests?.requests ?? []);
  if (targets === null) return null;
  return newApproval({ key: random.uuid(), mismatchId: id, evidenceHash: detail.evidenceHash, keep, targets });
};

const requestsOf = ({ blocked, requests }: MismatchDetail) => (blocked === null ? { requests } : null);

export const newApproval = (
  given: Pick<Approval, 'key' | 'mismatchId' | 'evidenceHash' | 'keep' | 'targets'> & Partial<Approval>,
): Approval => ({ undoes: null, acknowledged: null, refused: null, withdrawn: false, ...given });

const acknowledgedSchema = z.strictObject({ decisionId: z.string(), outboxId: z.string() });

/** Gives one, for the first time or again with the same key. Answers whether the engine lived to say something. */
export const approve = async (ask: Ask, ledger: Ledger, approval: Approval): Promise<boolean> => {
  if (!ledger.approvals.includes(approval)) ledger.approvals.push(approval);
  const { key, mismatchId, evidenceHash, keep, undoes } = approval;
  const result =
    undoes === null
      ? await ask('decision.approve', { id: mismatchId, evidenceHash, key, keep })
      : await ask('change.undo', { ...undoes, key });
  if (result === null) return false;
  if (result.ok) acknowledge(ledger, approval, acknowledgedSchema.parse(result.value));
  else refuse(ledger, approval, `${result.error.code}: ${result.error.sentence}`);
  return true;
};

/** The two that may be: somebody else decided, or the record changed. What was acknowledged can no longer be refused. */
const refuse = (ledger: Ledger, approval: Approval, why: string): void => {
  // The application says so when its engine died: that is no answer.
  if (why.startsWith('engine.unavailable')) return;
  if (approval.acknowledged !== null)
    ledger.problems.push(`${approval.key} was acknowledged, and repeated it was refused: ${why}`);
  else if (!isAnAnswer(why))
    ledger.problems.push(`${approval.key} was refused for a reason that has no place here: ${why}`);
  approval.refused = why;
};

/** Somebody else decided, the record changed, or there is no such case any more. */
export const isAnAnswer = (why: string): boolean => /^(apply\.stale|decision\.not-possible|not-found)/.test(why);

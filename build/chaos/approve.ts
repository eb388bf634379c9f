import { z } from 'zod';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { type Ask, answerTo } from './ask.ts';
import { type Approval, acknowledge, type Ledger, type Target } from './ledger.ts';
import type { Seeded } from './seeded.ts';

/** The kinds that a machine's write can mend. */
const kinds = ['customer-missing', 'field-drift', 'malformed-value'] as const;

/** How many mismatches could be approved now; null when the engine died. */
export const countOpen = async (ask: Ask): Promise<number | null> =>
  (await answerTo(ask, 'mismatch.page', { filter: { statuses: ['open'], kinds }, limit: 1 }))?.total ?? null;

/** Some open mismatches as an operator sees them, at most `most`; fewer when the engine dies. */
export const look = async (ask: Ask, random: Seeded, most: number): Promise<readonly Approval[]> => {
  const page = await answerTo(ask, 'mismatch.page', { filter: { statuses: ['open'], kinds }, limit: 200 });
  if (page === null) return [];
  const seen: Approval[] = [];
  for (const { id } of random.shuffled(page.rows)) {
    if (seen.length === most) break;
    const detail = await answerTo(ask, 'mismatch.get', { id });
    if (detail === null) break;
    const target = detail.row.status === 'open' && detail.blocked === null ? targetOf(detail) : null;
    if (target === null) continue;
    const { evidenceHash } = detail;
    seen.push({ key: random.uuid(), mismatchId: id, evidenceHash, target, acknowledged: null, refused: null });
  }
  return seen;
};

const bodySchema = z.looseObject({ identifiers: z.looseObject({ email: z.string() }) });

/** Which record the shown request would write to. */
const targetOf = ({ requests, evidence }: MismatchDetail): Target | null => {
  const [request] = requests;
  if (request === undefined) return null;
  if (request.system === 'erp')
    return evidence.customer === null ? null : { system: 'erp', customerId: evidence.customer.id };
  const [, contactId] = /\/contactId\/(\d+)/.exec(request.path) ?? [];
  if (contactId !== undefined) return { system: 'dotdigital', contactId: Number(contactId) };
  return { system: 'dotdigital', newEmail: bodySchema.parse(JSON.parse(request.body ?? '{}')).identifiers.email };
};

const acknowledgedSchema = z.strictObject({ decisionId: z.string(), outboxId: z.string() });

/** Approves one, for the first time or again with the same key. Answers whether the engine lived to say something. */
export const approve = async (ask: Ask, ledger: Ledger, approval: Approval): Promise<boolean> => {
  if (!ledger.approvals.includes(approval)) ledger.approvals.push(approval);
  const { key, mismatchId, evidenceHash } = approval;
  const result = await ask('decision.approve', { id: mismatchId, evidenceHash, key });
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
  else if (!/^(apply\.stale|decision\.not-possible|not-found)/.test(why))
    ledger.problems.push(`${approval.key} was refused for a reason that has no place here: ${why}`);
  approval.refused = why;
};

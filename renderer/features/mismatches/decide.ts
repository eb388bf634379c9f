import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { dropDraft, leaveRow, reloadList, select, setIgnoring, tell, useMismatches } from './store.ts';

/** Why this mismatch cannot be approved now, or null. */
export const approvalGap = (
  detail: MismatchDetail,
  problems: readonly { readonly sentence: string }[],
): string | null => {
  if (detail.row.status !== 'open') return 'This has been decided.';
  return detail.blocked ?? problems[0]?.sentence ?? null;
};

/** Mismatches whose decision is on its way: a key that repeats must not decide one twice. */
const inHand = new Set<number>();

/** Approves what is shown and goes on at once; the answer comes later and brings the row back if it must. */
export const approve = async (detail: MismatchDetail): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  if (inHand.has(id)) return;
  inHand.add(id);
  const edits = useMismatches.getState().drafts[id] ?? {};
  tell(null);
  leaveRow(id);
  announceNext('Approved. Sending.');
  const result = await invoke('decision.approve', {
    id,
    evidenceHash: detail.evidenceHash,
    edits,
    key: crypto.randomUUID(),
  });
  inHand.delete(id);
  if (result.ok) dropDraft(id);
  else await bringBack(id, result.error.sentence);
};

/** Sets a mismatch aside with a reason. */
export const ignore = async (detail: MismatchDetail, reason: string): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  if (inHand.has(id)) return;
  inHand.add(id);
  setIgnoring(false);
  tell(null);
  leaveRow(id);
  announceNext('Ignored.');
  const result = await invoke('decision.ignore', {
    id,
    evidenceHash: detail.evidenceHash,
    reason,
    key: crypto.randomUUID(),
  });
  inHand.delete(id);
  if (!result.ok) await bringBack(id, result.error.sentence);
};

/** Puts an ignored mismatch back. */
export const reopen = async (detail: MismatchDetail): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  const result = await invoke('decision.reopen', { id, key: crypto.randomUUID() });
  if (result.ok) announce('Reopened.');
  else tell({ id, sentence: result.error.sentence });
  await reloadList();
};

/** The row returns with what happened; nothing that was typed is lost. */
const bringBack = async (id: number, sentence: string): Promise<void> => {
  await reloadList();
  select(id);
  tell({ id, sentence });
  announce(sentence);
  queries.invalidate(['mismatches']);
};

const announceNext = (what: string): void => {
  const { list, selectedId } = useMismatches.getState();
  const next = list.rows.find(({ id }) => id === selectedId);
  announce(next === undefined ? `${what} Nothing is left in this list.` : `${what} Next: ${next.label}.`);
};

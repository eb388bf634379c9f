import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { InputOf } from '../../../shared/ipc/contract.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { latest, queries } from '../../ipc/use-query.ts';
import { moment } from '../../text/format.ts';
import { approvedText } from '../../text/names.ts';
import { linkableKind } from './product-match.ts';
import {
  dropDraft,
  forgetSaid,
  leaveRow,
  patchRow,
  reloadList,
  remember,
  type Said,
  select,
  showPanel,
  tell,
  useMismatches,
} from './store.ts';

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

type Seen = Pick<InputOf<'decision.ignore'>, 'id' | 'evidenceHash' | 'key'>;

/** Takes the row away at once and goes on; the answer comes later and brings the row back if it must. Answers if it was taken. */
export const leaveWith = async (
  detail: MismatchDetail,
  said: string,
  ask: (seen: Seen) => Promise<Result<unknown>>,
  undo: Omit<Said, 'id'> | null = null,
): Promise<boolean> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  if (inHand.has(id)) return false;
  inHand.add(id);
  const last = undo === null ? null : { id, ...undo };
  showPanel(null);
  tell(null);
  remember(last);
  const asked = ask({ id, evidenceHash: detail.evidenceHash, key: crypto.randomUUID() });
  leaveRow(id);
  announceNext(said);
  const result = await asked;
  inHand.delete(id);
  if (!result.ok) {
    forgetSaid(last);
    await bringBack(id, result.error.sentence);
  }
  return result.ok;
};

/** Approves what is shown, with the operator's results and the record that stays. */
export const approve = async (detail: MismatchDetail): Promise<void> => {
  const { drafts, keeps } = useMismatches.getState();
  const edits = drafts[detail.row.id] ?? {};
  // What was chosen of other products is no record that stays.
  const keep = linkableKind(detail.row) === null ? (keeps[detail.row.id] ?? detail.keep?.proposed ?? null) : null;
  const isTaken = await leaveWith(detail, `Approved. ${approvedText(latest('workspace.get', {})?.role)}`, (seen) =>
    invoke('decision.approve', { ...seen, edits, keep }),
  );
  if (isTaken) dropDraft(detail.row.id);
};

/** Sets a mismatch aside with a reason, until it changes, or until an instant too (epoch ms). */
export const ignore = (detail: MismatchDetail, reason: string, until: number | null = null): Promise<boolean> =>
  leaveWith(detail, 'Ignored.', (seen) => invoke('decision.ignore', { ...seen, reason, until }));

/** Puts a mismatch off until an instant (epoch ms). */
export const defer = (detail: MismatchDetail, until: number, reason: string): Promise<boolean> =>
  leaveWith(detail, `Deferred until ${moment(until)}.`, (seen) =>
    invoke('decision.defer', { ...seen, until, reason: reason.trim() === '' ? null : reason.trim() }),
  );

/** Puts an ignored or deferred mismatch back. */
export const reopen = async (detail: MismatchDetail): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  remember(null);
  const result = await invoke('decision.reopen', { id, key: crypto.randomUUID() });
  if (result.ok) announce('Reopened.');
  else tell({ id, sentence: result.error.sentence });
  await reloadList();
};

/** Gives a mismatch to somebody by name, or to nobody; shown at once, taken back where the engine refuses. */
export const assign = async (detail: MismatchDetail, to: string | null): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  showPanel(null);
  tell(null);
  patchRow(id, { assignee: to });
  const result = await invoke('decision.assign', { id, to });
  if (result.ok) announce(to === null ? 'Assigned to nobody.' : `Assigned to ${to}.`);
  else {
    patchRow(id, { assignee: detail.row.assignee });
    tell({ id, sentence: result.error.sentence });
  }
  queries.invalidate(['mismatches']);
  if (useMismatches.getState().facets.assigned !== 'anyone') await reloadList();
};

/** Takes back an approval that was not sent yet; where it is too late it says so. */
export const takeBack = async (detail: MismatchDetail): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  if (inHand.has(id)) return;
  inHand.add(id);
  tell(null);
  const result = await invoke('decision.withdraw', { id, key: crypto.randomUUID() });
  inHand.delete(id);
  const tooLate = 'It was too late to take it back: the change is under way.';
  if (result.ok && result.value.withdrawn) announce('Taken back before it was sent. It needs you again.');
  else {
    const sentence = result.ok ? tooLate : result.error.sentence;
    tell({ id, sentence });
    announce(sentence);
  }
  queries.invalidate(['mismatches', 'outbox']);
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

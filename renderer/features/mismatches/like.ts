import { create } from 'zustand';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Result } from '../../../shared/result.ts';
import { announce, complain } from '../../actions/announce.ts';
import { invoke, subscribe } from '../../ipc/client.ts';
import { latest, queries } from '../../ipc/use-query.ts';
import { likeDone } from '../../text/like-text.ts';
import { type Panel, reloadList, remember, showPanel, useMismatches } from './store.ts';

export type LikeSet = OutputOf<'decision.preview-like'>;

type LikeState = {
  /** Counts the looks, so that the answer of one that was closed is dropped. */
  readonly look: number;
  /** The dialog that shows the set. */
  readonly panel: Panel | null;
  readonly set: LikeSet | null;
  readonly error: Failure | null;
  readonly isApproving: boolean;
  /** How many cases of the set that is being approved were decided so far. */
  readonly done: number;
  readonly isStopping: boolean;
};

/** What approving everything like the shown one would cover; it is asked for by the operator only. */
export const useLike = create<LikeState>(() => ({
  look: 0,
  panel: null,
  set: null,
  error: null,
  isApproving: false,
  done: 0,
  isStopping: false,
}));

const { getState: now, setState: put } = useLike;

/** Looks at another set; the answer of a look that was overtaken is dropped. */
export const lookAtSet = async (panel: Panel, ask: () => Promise<Result<LikeSet>>): Promise<void> => {
  const look = now().look + 1;
  put({ look, panel, set: null, error: null });
  showPanel(panel);
  const answer = await ask();
  if (now().look !== look) return;
  put(answer.ok ? { set: answer.value } : { error: answer.error });
};

/** Whether it puts a contact into a list, which may start programs: such ones are decided one by one. */
export const isJoiningList = ({ row, lines }: MismatchDetail): boolean =>
  row.kind === 'list-gap' && lines.some(({ thing, after }) => thing === 'list' && after !== null);

/** Opens the preview and counts what the same decision would cover; nothing is decided. A set being approved is shown instead. */
export const previewLike = async (detail: MismatchDetail): Promise<void> => {
  if (now().isApproving) return showPanel(now().panel);
  const id = mismatchIdSchema.parse(detail.row.id);
  await lookAtSet('like', () => invoke('decision.preview-like', { id, evidenceHash: detail.evidenceHash }));
};

/** Approves the previewed set. */
export const approveLike = (set: LikeSet): Promise<void> =>
  approveSet(set, {
    panel: 'like',
    send: (key) => invoke('decision.approve-like', { setId: set.setId, key }),
  });

type Approval = {
  /** The dialog that shows the set. */
  readonly panel: Panel;
  readonly send: (key: string) => Promise<Result<OutputOf<'decision.approve-like'>>>;
};

/** Approves a set as its dialog sends it. It goes on when the dialog is closed; what came of it is told either way. */
export const approveSet = async (set: LikeSet, { panel, send }: Approval): Promise<void> => {
  if (now().isApproving) return;
  const { look } = now();
  put({ isApproving: true, error: null, done: 0, isStopping: false });
  const stopListening = subscribe('decision.progressed', ({ setId, done }) => {
    if (setId === set.setId) put({ done });
  });
  remember(null);
  const answer = await send(crypto.randomUUID());
  stopListening();
  put({ isApproving: false, isStopping: false });
  const isStillOpen = useMismatches.getState().panel === panel && now().look === look;
  if (!answer.ok) {
    if (isStillOpen) put({ error: answer.error });
    else complain(answer.error.sentence);
    announce(answer.error.sentence);
    return;
  }
  if (isStillOpen) showPanel(null);
  complain(likeDone(answer.value, latest('workspace.get', {})?.role));
  queries.invalidate(['mismatches', 'outbox', 'causes']);
  await reloadList();
};

/** Stops after the cases that are being decided; what was decided stays, and is told with the rest. */
export const stopLike = async ({ setId }: LikeSet): Promise<void> => {
  put({ isStopping: true });
  const answer = await invoke('decision.stop-like', { setId });
  if (!answer.ok) put({ isStopping: false, error: answer.error });
  else if (!answer.value.stopped) put({ isStopping: false });
};

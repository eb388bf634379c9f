import { create } from 'zustand';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { ChangeRow } from '../../../shared/ipc/operations/change.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { undoAnnouncement } from '../../text/undo-text.ts';
import { reloadList, select, tell } from './store.ts';

export type UndoPreview = OutputOf<'change.preview-undo'>;

type UndoState = {
  /** Which change is looked at for undoing. */
  readonly id: string | null;
  readonly isReading: boolean;
  readonly preview: UndoPreview | null;
  readonly error: Failure | null;
  /** The key of the undoing that is being confirmed, so that asking twice undoes once; null while no dialog is open. */
  readonly key: string | null;
};

const nothing: UndoState = { id: null, isReading: false, preview: null, error: null, key: null };

/** What undoing would do now. It is asked for by the operator only, because it reads the remote system. */
export const useUndo = create<UndoState>(() => nothing);

const { getState: now, setState: set } = useUndo;

/** Reads the record again and says what undoing would write. */
export const previewUndo = async (id: string): Promise<void> => {
  if (now().id === id && now().isReading) return;
  set({ ...nothing, id, isReading: true });
  const answer = await invoke('change.preview-undo', { id });
  if (now().id !== id) return;
  set({
    isReading: false,
    preview: answer.ok ? answer.value : null,
    error: answer.ok ? null : answer.error,
  });
  announce(answer.ok ? undoAnnouncement(answer.value) : answer.error.sentence);
};

export const forgetPreview = (): void => set(nothing);

/** Opens the confirmation of what was previewed. */
export const askToUndo = (): void => {
  if (now().preview?.blocked === null) set({ key: crypto.randomUUID() });
};
export const stopAsking = (): void => set({ key: null });

/** Changes whose undoing or withdrawal is on its way. */
const inHand = new Set<string>();

/** Undoes as previewed and shows the new change; a refusal stays beside the change with its sentence. */
export const undo = async (reason: string): Promise<void> => {
  const { id, preview, key } = now();
  if (id === null || preview === null || key === null || inHand.has(id)) return;
  inHand.add(id);
  const answer = await invoke('change.undo', { id, token: preview.token, reason: reason.trim() || null, key });
  inHand.delete(id);
  if (now().id === id) set(nothing);
  if (!answer.ok) {
    tell({ id, sentence: answer.error.sentence });
    announce(answer.error.sentence);
    return;
  }
  tell(null);
  announce('Undoing. It is sent, read back and recorded as a change of its own.');
  await reloadList();
  select(answer.value.outboxId);
};

/** Takes back what was not sent yet. */
export const withdraw = async ({ id, mismatchId }: Pick<ChangeRow, 'id' | 'mismatchId'>): Promise<void> => {
  if (inHand.has(id)) return;
  inHand.add(id);
  const answer = await invoke('decision.withdraw', {
    id: mismatchIdSchema.parse(mismatchId),
    key: crypto.randomUUID(),
  });
  inHand.delete(id);
  const sentence = !answer.ok
    ? answer.error.sentence
    : answer.value.withdrawn
      ? 'Withdrawn before it was sent. Its mismatch is back.'
      : 'It was too late to withdraw: the change is under way.';
  announce(sentence);
  tell(answer.ok && answer.value.withdrawn ? null : { id, sentence });
  await reloadList();
};

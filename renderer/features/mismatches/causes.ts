import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { complain } from '../../actions/announce.ts';
import { useNavigation } from '../../frame/navigation.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { approveSet, type LikeSet, lookAtSet, useLike } from './like.ts';
import { showPanel } from './store.ts';

type CausesState = {
  /** The cause that is shown. */
  readonly openId: number | null;
  readonly isAllShown: boolean;
  readonly effect: OutputOf<'cause.preview'>['effect'] | null;
  readonly rehearsed: OutputOf<'cause.rehearse'> | 'counting' | null;
  /** A draft of the mapping is there, and would be replaced. */
  readonly asksToReplace: boolean;
};

/** The causes' own state: which is shown, and what was counted for it. */
export const useCauses = create<CausesState>(() => ({
  openId: null,
  isAllShown: false,
  effect: null,
  rehearsed: null,
  asksToReplace: false,
}));

const { getState: now, setState: set } = useCauses;

export const showAllCauses = (isAllShown: boolean): void => set({ isAllShown });

/** Shows a cause, and counts what approving its records would do; nothing is decided. A set being approved is shown instead. */
export const openCause = async (openId: number): Promise<void> => {
  if (useLike.getState().isApproving) return showPanel(useLike.getState().panel);
  const isCounting = now().openId === openId && now().rehearsed === 'counting';
  set({ openId, effect: null, asksToReplace: false, rehearsed: isCounting ? 'counting' : null });
  await lookAtSet('cause', async () => {
    const answer = await invoke('cause.preview', { id: openId });
    if (!answer.ok || now().openId !== openId) return answer;
    const { effect, ...like } = answer.value;
    set({ effect });
    return { ok: true, value: like };
  });
};

export const approveCause = (id: number, like: LikeSet): Promise<void> =>
  approveSet(like, { panel: 'cause', send: (key) => invoke('cause.approve', { id, setId: like.setId, key }) });

/** Sets a case apart from its cause, or puts it back; the preview is made anew. */
export const takeOut = async (id: number, isOut: boolean): Promise<void> => {
  const { openId } = now();
  const answer = await invoke('cause.take-out', { id, isOut });
  if (!answer.ok) return complain(answer.error.sentence);
  queries.invalidate(['causes']);
  if (openId !== null && now().openId === openId) await openCause(openId);
};

/** Counts what the mapping that ends the cause would do to every customer. */
export const rehearse = async (id: number): Promise<void> => {
  set({ rehearsed: 'counting' });
  const answer = await invoke('cause.rehearse', { id, lookId: crypto.randomUUID() });
  if (now().openId !== id) return;
  set({ rehearsed: answer.ok ? answer.value : null });
  if (!answer.ok) complain(answer.error.sentence);
};

/** Puts the mapping that ends the cause down as the draft, and goes there. Answers the refusal, or null. */
export const draftFix = async (id: number): Promise<Failure | null> => {
  const answer = await invoke('cause.draft', { id, replace: now().asksToReplace });
  if (answer.ok) {
    goToMapping();
    return null;
  }
  set({ asksToReplace: true });
  complain(answer.error.sentence);
  return answer.error;
};

export const goToMapping = (): void => {
  showPanel(null);
  useNavigation.getState().go('mapping');
};

import { create } from 'zustand';
import { invoke, subscribe } from '../../ipc/client.ts';
import type { WhatIf } from '../../text/mapping-text.ts';

type WhatIfState = {
  readonly lookId: string | null;
  readonly done: number;
  readonly total: number;
  readonly isStopping: boolean;
  /** What was counted last, and for which draft. */
  readonly counted: WhatIf | null;
  readonly refusal: string | null;
};

/** What the draft would change; counted when it is asked for. */
export const useWhatIf = create<WhatIfState>(() => ({
  lookId: null,
  done: 0,
  total: 0,
  isStopping: false,
  counted: null,
  refusal: null,
}));

const { getState: now, setState: set } = useWhatIf;

/** Counts what the draft changes; it goes on when another screen is looked at. A count that was stopped leaves the last one. */
export const countChanges = async (): Promise<void> => {
  if (now().lookId !== null) return;
  const lookId = crypto.randomUUID();
  set({ lookId, done: 0, total: 0, isStopping: false, refusal: null });
  const stopListening = subscribe('mapping.progressed', (told) => {
    if (told.lookId === lookId) set({ done: told.done, total: told.total });
  });
  const answer = await invoke('mapping.what-if', { lookId });
  stopListening();
  if (now().lookId !== lookId) return;
  set({ lookId: null, isStopping: false });
  if (answer.ok) set({ counted: answer.value });
  else if (answer.error.code !== 'cancelled') set({ refusal: answer.error.sentence });
};

export const stopCounting = async (): Promise<void> => {
  const { lookId } = now();
  if (lookId === null) return;
  set({ isStopping: true });
  await invoke('mapping.stop-what-if', { lookId });
};

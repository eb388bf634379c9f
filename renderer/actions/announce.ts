import { create } from 'zustand';

/** What a screen reader is told; the newest sentence only. */
export const useAnnouncement = create<{ readonly sentence: string; readonly announce: (sentence: string) => void }>(
  (set) => ({
    sentence: '',
    announce: (sentence) => set({ sentence }),
  }),
);

/** Tells a screen reader something that happened. */
export const announce = (sentence: string): void => useAnnouncement.getState().announce(sentence);

/** A sentence that must also be seen, until it is dismissed or overtaken. */
export const useToast = create<{ readonly sentence: string | null; readonly show: (sentence: string | null) => void }>(
  (set) => ({ sentence: null, show: (sentence) => set({ sentence }) }),
);

/** Shows what went wrong with something that has no place of its own on the screen. */
export const complain = (sentence: string): void => useToast.getState().show(sentence);

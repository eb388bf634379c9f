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

import { create } from 'zustand';

export const screens = [
  'mismatches',
  'campaigns',
  'runs',
  'change-log',
  'connections',
  'mapping',
  'schedules',
  'never-arrived',
] as const;
export type Screen = (typeof screens)[number];

type Navigation = {
  readonly screen: Screen;
  readonly isKeySheetOpen: boolean;
  readonly go: (screen: Screen) => void;
  readonly showKeys: (open: boolean) => void;
};

/** Where the window is. */
export const useNavigation = create<Navigation>((set) => ({
  screen: 'mismatches',
  isKeySheetOpen: false,
  go: (screen) => set({ screen }),
  showKeys: (isKeySheetOpen) => set({ isKeySheetOpen }),
}));

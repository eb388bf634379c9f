/** What is said of kept views of the list. */
export const viewText = {
  views: 'Views',
  none: 'No view is kept yet.',
  keepThis: 'Keep this view…',
  renameThis: (name: string): string => `Rename “${name}”…`,
  removeThis: (name: string): string => `Remove “${name}”…`,
  keepTitle: 'Keep this view',
  keepIntro: 'What the list is narrowed to and its order get a name. Everybody in this workspace finds it in the menu.',
  keptFor: 'Everybody in this workspace finds it in the menu under its new name.',
  keep: 'Keep',
  name: 'Name',
  rename: 'Rename',
  renameTitle: (name: string): string => `Rename “${name}”`,
  removeTitle: (name: string): string => `Remove “${name}”?`,
  removeIntro: 'Only the view goes; every case stays as it is.',
  remove: 'Remove',
} as const;

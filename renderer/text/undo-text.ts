import type { OutputOf } from '../../shared/ipc/contract.ts';
import { thingInSentence, thingName } from './change-text.ts';
import { counted, grouped, listed } from './format.ts';

type UndoPreview = OutputOf<'change.preview-undo'>;

const undone = ({ lines }: UndoPreview): number => lines.filter(({ isLeftAlone }) => !isLeftAlone).length;

/** "1 of 2 fields", "2 fields". */
export const undoExtent = (preview: UndoPreview): string => {
  const all = preview.lines.length;
  const own = undone(preview);
  return own === all ? counted(all, 'field') : `${grouped(own)} of ${counted(all, 'field')}`;
};

/** "Undo 1 field…". */
export const undoLabel = (preview: UndoPreview): string => `Undo ${counted(undone(preview), 'field')}…`;

/** What a screen reader is told when the preview is there. */
export const undoAnnouncement = (preview: UndoPreview): string =>
  preview.blocked ?? `Undoing would write ${undoExtent(preview)}.`;

/** What the operator should know before undoing, one sentence each. */
export const undoNotes = (preview: UndoPreview): readonly string[] => {
  const left = preview.lines.filter(({ isLeftAlone }) => isLeftAlone);
  const names = listed(
    left.map(({ thing, name }, place) => (place === 0 ? thingName(thing, name) : (name ?? thingInSentence(thing)))),
  );
  return [
    ...(left.length === 0 ? [] : [`${names} changed since, and ${left.length === 1 ? 'stays' : 'stay'} as now`]),
    'It is sent, read back and recorded as a change of its own',
    'The mismatch opens again',
  ];
};

/** "Undo entry 48,107 for Imogen Clarke?". */
export const undoConfirmation = (title: string, entry: number | null): string =>
  `Undo ${entry === null ? 'the change' : `entry ${grouped(entry)}`} for ${title}?`;

import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Action } from '../../actions/action.ts';
import { undoLabel } from '../../text/undo-text.ts';
import { verifyChain } from './chain.ts';
import { copyProof } from './copy-proof.ts';
import { move, select, useChangeLog } from './store.ts';
import { askToUndo, previewUndo, type UndoPreview, withdraw } from './undo.ts';

const group = 'Change log';
const rows = () => useChangeLog.getState().list.rows;
const hasRows = (): boolean => rows().length > 0;

const moving = (id: string, label: string, keys: readonly string[], keyText: string, by: number): Action => ({
  id,
  label,
  keys,
  keyText,
  group,
  when: hasRows,
  mayRepeat: true,
  run: () => move(by),
});

/** What can be done whatever is shown. */
export const logActions: readonly Action[] = [
  {
    id: 'verify',
    label: 'Verify again',
    keys: ['v'],
    keyText: 'V',
    group,
    when: () => true,
    run: () => void verifyChain(),
  },
  {
    id: 'find',
    label: 'Find in the log',
    keys: ['f'],
    keyText: 'F',
    group,
    when: () => true,
    run: () => document.getElementById('change-search')?.focus(),
  },
  moving('previous', 'Prev', ['k', 'ArrowUp'], 'K', -1),
  moving('next', 'Next', ['j', 'ArrowDown'], 'J', 1),
  moving('page-up', 'Ten back', ['PageUp'], 'PgUp', -10),
  moving('page-down', 'Ten on', ['PageDown'], 'PgDn', 10),
  {
    id: 'first',
    label: 'Newest',
    keys: ['Home'],
    keyText: 'Home',
    group,
    when: hasRows,
    run: () => select(rows()[0]?.id ?? null),
  },
  {
    id: 'last',
    label: 'Oldest of those loaded',
    keys: ['End'],
    keyText: 'End',
    group,
    when: hasRows,
    run: () => select(rows().at(-1)?.id ?? null),
  },
];

export type ChangeContext = {
  readonly detail: OutputOf<'change.get'>;
  /** What undoing it now would do, once that was looked at. */
  readonly preview: UndoPreview | null;
  readonly isReadOnly: boolean;
  readonly workspace: string;
};

/** What can be done with the change that is shown. Undoing is looked at first, then confirmed. */
export const changeActions = ({ detail, preview, isReadOnly, workspace }: ChangeContext): readonly Action[] => [
  {
    id: 'copy',
    label: 'Copy proof',
    keys: ['c'],
    keyText: 'C',
    group,
    when: () => true,
    run: () => copyProof(detail, workspace),
  },
  {
    id: 'undo',
    label: preview === null || preview.blocked !== null ? 'Undo…' : undoLabel(preview),
    keys: ['u'],
    keyText: 'U',
    group,
    when: () =>
      !isReadOnly && !detail.canWithdraw && detail.undoBlocked === null && (preview?.blocked ?? null) === null,
    run: () => (preview === null ? void previewUndo(detail.row.id) : askToUndo()),
  },
  {
    id: 'withdraw',
    label: 'Withdraw',
    keys: ['w'],
    keyText: 'W',
    group,
    when: () => !isReadOnly && detail.canWithdraw,
    run: () => void withdraw(detail.row),
  },
];

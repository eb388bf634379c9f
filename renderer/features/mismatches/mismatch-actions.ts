import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Action } from '../../actions/action.ts';
import { approve, reopen } from './decide.ts';
import { move, select, setIgnoring, useMismatches } from './store.ts';

export type ActionContext = {
  readonly detail: MismatchDetail | null;
  readonly gap: string | null;
  readonly isReadOnly: boolean;
};

/** Everything that can be done on this screen; what needs a mismatch is about the one that is shown. */
export const mismatchActions = ({ detail, gap, isReadOnly }: ActionContext): readonly Action[] => {
  const group = 'Mismatches';
  const isOpen = detail?.row.status === 'open' && !isReadOnly;
  const hasRows = (): boolean => useMismatches.getState().list.rows.length > 0;
  const rows = () => useMismatches.getState().list.rows;
  return [
    {
      id: 'approve',
      label: 'Approve',
      keys: ['a'],
      keyText: 'A',
      group,
      when: () => isOpen && gap === null,
      run: () => void (detail !== null && approve(detail)),
    },
    {
      id: 'edit',
      label: 'Edit',
      keys: ['e'],
      keyText: 'E',
      group,
      when: () => isOpen && detail.pair.some(({ editable }) => editable),
      run: focusFirstResult,
    },
    {
      id: 'ignore',
      label: 'Ignore…',
      keys: ['i'],
      keyText: 'I',
      group,
      when: () => isOpen,
      run: () => setIgnoring(true),
    },
    {
      id: 'reopen',
      label: 'Reopen',
      keys: ['r'],
      keyText: 'R',
      group,
      when: () => detail?.row.status === 'ignored' && !isReadOnly,
      run: () => void (detail !== null && reopen(detail)),
    },
    {
      id: 'previous',
      label: 'Prev',
      keys: ['k', 'ArrowUp'],
      keyText: 'K',
      group,
      when: hasRows,
      mayRepeat: true,
      run: () => move(-1),
    },
    {
      id: 'next',
      label: 'Next',
      keys: ['j', 'ArrowDown'],
      keyText: 'J',
      group,
      when: hasRows,
      mayRepeat: true,
      run: () => move(1),
    },
    {
      id: 'page-up',
      label: 'Ten back',
      keys: ['PageUp'],
      keyText: 'PgUp',
      group,
      when: hasRows,
      mayRepeat: true,
      run: () => move(-10),
    },
    {
      id: 'page-down',
      label: 'Ten on',
      keys: ['PageDown'],
      keyText: 'PgDn',
      group,
      when: hasRows,
      mayRepeat: true,
      run: () => move(10),
    },
    {
      id: 'first',
      label: 'First',
      keys: ['Home'],
      keyText: 'Home',
      group,
      when: hasRows,
      run: () => select(rows()[0]?.id ?? null),
    },
    {
      id: 'last',
      label: 'Last of those loaded',
      keys: ['End'],
      keyText: 'End',
      group,
      when: hasRows,
      run: () => select(rows().at(-1)?.id ?? null),
    },
  ];
};

/** The first result that can be written; a differing one before the rest. */
const focusFirstResult = (): void => {
  const input =
    document.querySelector<HTMLInputElement>('.sbs .marked .res input') ??
    document.querySelector<HTMLInputElement>('.sbs .res input');
  input?.focus();
  input?.select();
};

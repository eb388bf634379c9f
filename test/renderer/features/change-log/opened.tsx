import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { useChain } from '../../../../renderer/features/change-log/chain.ts';
import { useChangeLog } from '../../../../renderer/features/change-log/store.ts';
import { useUndo } from '../../../../renderer/features/change-log/undo.ts';
import { ChangeLogView } from '../../../../renderer/features/change-log/view.tsx';
import { queries } from '../../../../renderer/ipc/use-query.ts';
import type { OperationName } from '../../../../shared/ipc/contract.ts';
import type { ChangeRow } from '../../../../shared/ipc/operations/change.ts';
import { changeAnswers } from '../../../doubles/change-answers.ts';
import { freshWindow, show } from '../../screen.tsx';

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

/** A window that was just opened, with nothing asked yet. Call it before each test. */
export const freshLog = (): void => {
  freshWindow();
  useChangeLog.setState(useChangeLog.getInitialState(), true);
  useChain.setState(useChain.getInitialState(), true);
  useUndo.setState(useUndo.getInitialState(), true);
  queries.invalidate('all');
  // happy-dom lays nothing out: the list is told that it is 800 pixels high.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(640);
};

/** The change log of this many changes; `facts` say how one differs from the usual, `answers` what else is answered. */
export const openLog = (total: number, facts?: (number: number) => Partial<ChangeRow>, answers: Answers = {}) =>
  show(<ChangeLogView />, { ...changeAnswers(total, facts), ...answers });

export const options = () => screen.queryAllByRole('option');
export const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
export const chain = () => screen.getByRole('region', { name: 'Audit chain' });
export const shownChange = () => screen.getByRole('region', { name: 'The change' });

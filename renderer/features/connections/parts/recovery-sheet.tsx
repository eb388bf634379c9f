import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useQuery } from '../../../ipc/use-query.ts';
import { day } from '../../../text/format.ts';
import { recoveryText } from '../../../text/vault-text.ts';
import { putSheetAway, useRecoverySheet } from '../vault-store.ts';
import { Tick } from './tick.tsx';

/** The recovery code, once: to be printed or written down before it can be put away, and kept nowhere then. */
export const RecoverySheet = () => {
  // Only the inner part knows the code: it goes with all that it knew.
  const isShown = useRecoverySheet((state) => state.sheet !== null);
  return isShown ? <Sheet /> : null;
};

const Sheet = () => {
  const [sheet] = useState(() => useRecoverySheet.getState().sheet);
  const workspaces = useQuery('workspaces.list', {}).data?.workspaces ?? [];
  const [isKept, setKept] = useState(false);
  if (sheet === null) return null;
  const names = workspaces.filter(({ training }) => !training).map(({ name }) => name);
  const close = (): void => {
    if (!isKept) return;
    putSheetAway();
  };
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog recovery" onInteractOutside={(event) => event.preventDefault()}>
          <div className="sheet">
            <Dialog.Title asChild>
              <h2>{recoveryText.title}</h2>
            </Dialog.Title>
            <Dialog.Description className="muted screen-only">{recoveryText.intro}</Dialog.Description>
            <p className="visually-hidden">{recoveryText.code}</p>
            <div className="code selectable">
              {sheet.code.split('-').map((group, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other name, and stay where they are.
                <span key={place}>{group}</span>
              ))}
            </div>
            <dl className="facts-of">
              <dt>{recoveryText.workspaces}</dt>
              <dd>{names.length === 0 ? recoveryText.none : names.join(', ')}</dd>
              <dt>{recoveryText.made}</dt>
              <dd>{day(sheet.at)}</dd>
            </dl>
            <p>{recoveryText.purpose}</p>
            <p>{recoveryText.how}</p>
          </div>
          <div className="buttons screen-only">
            <Tick label={recoveryText.kept} isOn={isKept} onChange={setKept} />
            <span className="grow" />
            <button type="button" className="btn" onClick={() => window.print()}>
              {recoveryText.print}
            </button>
            <button type="button" className="btn pri" disabled={!isKept} onClick={close}>
              {recoveryText.close}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

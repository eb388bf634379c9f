import type { Action } from '../../../actions/action.ts';

type Props = { readonly actions: readonly Action[] };

/** What can be done with the change that is shown, and the way to its neighbours. */
export const Foot = ({ actions }: Props) => {
  const shown = (id: string) => actions.find((action) => action.id === id);
  const withdraw = shown('withdraw');
  const first = withdraw?.when() === true ? withdraw : shown('undo');
  return (
    <footer className="log-foot">
      {first === undefined ? null : <ActionButton action={first} />}
      <span className="gap" />
      {['previous', 'next'].map((id) => {
        const action = shown(id);
        return action === undefined ? null : <ActionButton key={id} action={action} isGhost />;
      })}
    </footer>
  );
};

const ActionButton = ({ action, isGhost = false }: { readonly action: Action; readonly isGhost?: boolean }) => (
  <button type="button" className={isGhost ? 'btn ghost' : 'btn'} disabled={!action.when()} onClick={action.run}>
    {action.label} <kbd>{action.keyText}</kbd>
  </button>
);

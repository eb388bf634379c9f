import type { Action } from '../../../actions/action.ts';
import { grouped } from '../../../text/format.ts';
import { useMismatches } from '../store.ts';

type Props = { readonly actions: readonly Action[]; readonly gap: string | null };

/** What can be done with the one that is shown, and where it stands in the list. */
export const Foot = ({ actions, gap }: Props) => {
  const { list, selectedId } = useMismatches();
  const place = list.rows.findIndex(({ id }) => id === selectedId) + 1;
  const share = list.total === 0 ? 0 : (place / list.total) * 100;
  const shown = (id: string) => actions.find((action) => action.id === id);
  return (
    <footer className="foot">
      {['approve', 'edit', 'ignore', 'reopen'].map((id) => {
        const action = shown(id);
        return action === undefined || (id === 'reopen' && !action.when()) ? null : (
          <ActionButton key={id} action={action} isFirst={id === 'approve'} title={id === 'approve' ? gap : null} />
        );
      })}
      <span className="muted place">
        {grouped(place)} of {grouped(list.total)}
        {list.totalIsExact ? '' : '+'}
      </span>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </div>
      {['previous', 'next'].map((id) => {
        const action = shown(id);
        return action === undefined ? null : <ActionButton key={id} action={action} isGhost />;
      })}
    </footer>
  );
};

type ButtonProps = {
  readonly action: Action;
  readonly isFirst?: boolean;
  readonly isGhost?: boolean;
  readonly title?: string | null;
};

const ActionButton = ({ action, isFirst = false, isGhost = false, title = null }: ButtonProps) => (
  <button
    type="button"
    className={`btn${isFirst ? ' pri' : ''}${isGhost ? ' ghost' : ''}`}
    disabled={!action.when()}
    title={title ?? undefined}
    onClick={action.run}
  >
    {action.label} <kbd>{action.keyText}</kbd>
  </button>
);

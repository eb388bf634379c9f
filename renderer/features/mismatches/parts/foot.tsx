import type { Ref } from 'react';
import type { MismatchStatus } from '../../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import type { Action } from '../../../actions/action.ts';
import { grouped } from '../../../text/format.ts';
import { isByEvidence } from '../doubles.ts';
import { useMismatches } from '../store.ts';
import { AssignPopover } from './assign-popover.tsx';

type Props = {
  readonly actions: readonly Action[];
  readonly gap: string | null;
  readonly detail: MismatchDetail;
  readonly operator: string | null;
};

/** What can be done with the one that is shown, and where it stands in the list. */
export const Foot = ({ actions, gap, detail, operator }: Props) => {
  const { list, selectedId, panel } = useMismatches();
  const place = list.rows.findIndex(({ id }) => id === selectedId) + 1;
  const share = list.total === 0 ? 0 : (place / list.total) * 100;
  const action = (id: string) => actions.filter((one) => one.id === id);
  const { status } = detail.row;
  return (
    <footer className="foot">
      {shownIds[status]
        .flatMap(action)
        .filter(isShown)
        .filter(({ id }) => id !== 'like' || !(detail.row.kind === 'identity-ambiguous' || isByEvidence(detail)))
        .map((one) => (
          <ActionButton
            key={one.id}
            action={one}
            isFirst={one.id === 'approve'}
            title={one.id === 'approve' && !one.when() ? gap : null}
          />
        ))}
      {action('assign').map((one) => (
        <AssignPopover key={one.id} detail={detail} operator={operator}>
          <ActionButton action={one} opens={panel === 'assign'} />
        </AssignPopover>
      ))}
      <span className="muted place">
        {grouped(place)} of {grouped(list.total)}
        {list.totalIsExact ? '' : '+'}
      </span>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </div>
      {['previous', 'next'].flatMap(action).map((one) => (
        <ActionButton key={one.id} action={one} isGhost />
      ))}
    </footer>
  );
};

/** What the foot offers besides assigning and moving, by where the mismatch stands. */
const shownIds: Readonly<Record<MismatchStatus, readonly string[]>> = {
  open: ['approve', 'not-same', 'own-fix', 'like', 'edit', 'ignore', 'defer'],
  decided: ['take-back'],
  resolved: ['take-back'],
  ignored: ['reopen'],
  deferred: ['reopen'],
  cleared: [],
  'awaiting-second': [],
};

/** Nothing to edit is no button; what cannot be done now is shown as such. */
const isShown = ({ id, when }: Action): boolean => !onlyWhenPossible.includes(id) || when();
const onlyWhenPossible = ['edit', 'not-same', 'own-fix'];

type ButtonProps = {
  readonly action: Action;
  readonly isFirst?: boolean;
  readonly isGhost?: boolean;
  readonly title?: string | null;
  /** Whether what it opens beside itself is open; absent where it opens nothing there. */
  readonly opens?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

const ActionButton = ({ action, isFirst = false, isGhost = false, title = null, opens, ref }: ButtonProps) => (
  <button
    {...(ref === undefined ? {} : { ref })}
    {...(opens === undefined ? {} : { 'aria-haspopup': 'dialog', 'aria-expanded': opens })}
    type="button"
    className={`btn${isFirst ? ' pri' : ''}${isGhost ? ' ghost' : ''}`}
    disabled={!action.when()}
    title={title ?? undefined}
    onClick={action.run}
  >
    <span className="word">{action.label}</span> <kbd>{action.keyText}</kbd>
  </button>
);

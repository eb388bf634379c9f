import { syncNow } from '../../../frame/frame-actions.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { connectionText } from '../../../text/connection-text.ts';
import type { Side } from '../sides.ts';
import { choose } from '../store.ts';

/** After one side is in use: the other one, and then the first sync. Nothing once both were compared. */
export const NextStep = ({ side, other }: { readonly side: Side; readonly other: Side }) => {
  const workspace = useQuery('workspace.get', {}).data;
  if (side.current === null || side.isTraining || workspace === undefined || workspace.access === 'read-only')
    return null;
  if (other.current === null) {
    return (
      <p className="next">
        <button type="button" className="btn pri" onClick={() => choose(other.system)}>
          {connectionText.other[side.system]}
        </button>
      </p>
    );
  }
  if (workspace.comparedAt !== null || workspace.running !== null) return null;
  const sync = (): void => {
    void syncNow();
    useNavigation.getState().go('runs');
  };
  return (
    <div className="notice">
      <span>{connectionText.bothReady}</span>
      <button type="button" className="btn pri" onClick={sync}>
        {connectionText.firstSync}
      </button>
    </div>
  );
};

import { customerPolicies } from '../../../../shared/domain/policy.ts';
import { syncNow } from '../../../frame/frame-actions.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { connectionText } from '../../../text/connection-text.ts';
import { outlookText, policyText } from '../../../text/policy-text.ts';
import type { Side } from '../sides.ts';
import { choose } from '../store.ts';

/** After one side is in use: the other one, then the first sync, then what the sync may write by itself. */
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
  if (workspace.running !== null) return null;
  if (workspace.comparedAt !== null) return workspace.role === 'reviewer' ? null : <Proposed />;
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

/** Once both sides were compared: what the sync may write by itself is proposed until somebody has looked at it. */
const Proposed = () => {
  const policies = useQuery('policy.list', {}).data?.policies ?? [];
  const outlooks = useQuery('policy.outlook', {}).data?.outlooks ?? [];
  // What deletes is never proposed.
  const proposed: readonly string[] = customerPolicies;
  const untouched = outlooks.filter(
    ({ policy }) =>
      proposed.includes(policy) && policies.some((one) => one.policy === policy && one.changedBy === null),
  );
  if (untouched.length === 0) return null;
  return (
    <div className="notice">
      <span>
        {policyText.proposal}
        {untouched.map((outlook) => (
          <span key={outlook.policy} className="proposed-line">
            <b>{policyText.name(outlook.policy)}.</b> {outlookText(outlook)}
          </span>
        ))}
      </span>
      <button type="button" className="btn" onClick={() => choose('workspace')}>
        {policyText.look}
      </button>
    </div>
  );
};

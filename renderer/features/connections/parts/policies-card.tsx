import { customerPolicies } from '../../../../shared/domain/policy.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { policyText } from '../../../text/policy-text.ts';
import { PolicyForm } from './policy-form.tsx';

type Props = { readonly isReadOnly: boolean; readonly isReviewer: boolean; readonly isTraining: boolean };

/** What jobs may write by themselves, and within which bounds; of what is proposed at set-up, what it would write today. */
export const PoliciesCard = ({ isReadOnly, isReviewer, isTraining }: Props) => {
  const policies = useQuery('policy.list', {}).data?.policies;
  const outlooks = useQuery('policy.outlook', {}).data?.outlooks;
  const isProposed = (policy: string): boolean => (customerPolicies as readonly string[]).includes(policy);
  return (
    <section className="card" aria-label={policyText.title}>
      <h2>{policyText.title}</h2>
      <p className="muted small">{isReviewer ? policyText.reviewer : policyText.intro}</p>
      {policies === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        policies.map((policy) => (
          <PolicyForm
            key={`${policy.policy} ${policy.cap} ${policy.stopShare} ${policy.sample?.share} ${policy.sample?.until}`}
            policy={policy}
            outlook={outlooks?.find((one) => one.policy === policy.policy)}
            isProposed={!isTraining && !isReviewer && policy.changedBy === null && isProposed(policy.policy)}
            isReadOnly={isReadOnly}
          />
        ))
      )}
    </section>
  );
};

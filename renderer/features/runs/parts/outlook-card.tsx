import { useState } from 'react';
import { customerPolicies } from '../../../../shared/domain/policy.ts';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { planText } from '../../../text/plan-text.ts';
import { policyText } from '../../../text/policy-text.ts';
import { OutlookOf } from './outlook-of.tsx';
import { PlanDialog } from './plan-dialog.tsx';

/** What the policies for customers would do now, on or off, and each record of it. */
export const OutlookCard = () => {
  const { data, error, retry } = useQuery('policy.outlook', { policies: customerPolicies });
  const [isOpen, open] = useState(false);
  if (data === undefined) return <Awaited error={error} retry={retry} height={40} />;
  const total = data.outlooks.reduce((sum, { written, sample, later }) => sum + written + sample + later, 0);
  return (
    <section className="plan" aria-label={policyText.outlook}>
      <h3>{policyText.outlook}</h3>
      {data.outlooks.map((outlook) => (
        <OutlookOf key={outlook.policy} outlook={outlook} />
      ))}
      {total === 0 ? null : (
        <button type="button" className="btn" onClick={() => open(true)}>
          {planText.show}
        </button>
      )}
      {isOpen ? (
        <PlanDialog job="customers" total={total} told={policyText.dryRun} onClose={() => open(false)} />
      ) : null}
    </section>
  );
};

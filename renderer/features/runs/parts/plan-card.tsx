import { useState } from 'react';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { type PlannedJob, planText, standingRows } from '../../../text/plan-text.ts';
import { OutlookOf } from './outlook-of.tsx';
import { PlanDialog } from './plan-dialog.tsx';

/** How the records of both sides stand to each other now, and what a run would write. */
export const PlanCard = ({ job }: { readonly job: PlannedJob }) => {
  const { data, error, retry } = useQuery('job.standing', { job });
  const [isOpen, open] = useState(false);
  const policies = job === 'products' ? (['withdraw-items'] as const) : [];
  const withdrawal = useQuery('policy.outlook', { policies }).data?.outlooks[0];
  if (data === undefined) return <Awaited error={error} retry={retry} height={40} />;
  const { expected, extra, missing, differing } = data.standing;
  // Only a policy that is on has its items in the plan.
  const withdrawn = withdrawal?.isOn === true ? withdrawal.written + withdrawal.later : 0;
  const total = missing + differing + withdrawn;
  if (expected + extra === 0) return <p className="muted">{planText.unread}</p>;
  return (
    <section className="plan" aria-label={planText.title}>
      <h3>{planText.title}</h3>
      <dl className="standing">
        {standingRows(job, data).map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      {withdrawal === undefined ? null : <OutlookOf outlook={withdrawal} />}
      {total === 0 ? (
        <p className="muted">{planText.nothing}</p>
      ) : (
        <button type="button" className="btn" onClick={() => open(true)}>
          {planText.show}
        </button>
      )}
      {isOpen ? (
        <PlanDialog job={job} total={total} told={planText.count(job, data, withdrawn)} onClose={() => open(false)} />
      ) : null}
    </section>
  );
};

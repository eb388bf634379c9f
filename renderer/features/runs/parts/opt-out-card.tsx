import { useState } from 'react';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { planText } from '../../../text/plan-text.ts';
import { leftOutTexts, optOutsText, outlookCalls, policyText } from '../../../text/policy-text.ts';
import { PlanDialog } from './plan-dialog.tsx';

/** Which opt-outs a run of the consent job would record now, and why it leaves the others. */
export const OptOutCard = () => {
  const { data, error, retry } = useQuery('policy.opt-outs', {});
  const [isOpen, open] = useState(false);
  if (data === undefined) return <Awaited error={error} retry={retry} height={40} />;
  return (
    <section className="plan" aria-label={policyText.optOuts}>
      <h3>{policyText.optOuts}</h3>
      <div className="outlook">
        <p>
          {optOutsText(data)} {data.recorded > 0 ? <span className="faint">{outlookCalls(data)}</span> : null}
        </p>
        {data.leftOut.length === 0 ? null : (
          <ul className="muted">
            {leftOutTexts(data).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
      {data.recorded === 0 ? null : (
        <button type="button" className="btn" onClick={() => open(true)}>
          {planText.show}
        </button>
      )}
      {isOpen ? (
        <PlanDialog job="consent" total={data.recorded} told={policyText.dryRun} onClose={() => open(false)} />
      ) : null}
    </section>
  );
};

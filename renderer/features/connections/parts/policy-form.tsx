import { useState } from 'react';
import { Refusal } from '../../../design/refusal.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { type ListedPolicy, leftOutTexts, type Outlook, outlookText, policyText } from '../../../text/policy-text.ts';
import { setPolicy } from '../care.ts';
import { boundsOf, draftOfPolicy, isInRange, isSampleInRange, isUnchanged } from '../policy-draft.ts';
import { PolicyBoundsFields } from './policy-bounds.tsx';

type Props = {
  readonly policy: ListedPolicy;
  /** What it would do today; only policies that decide cases have one. */
  readonly outlook: Outlook | undefined;
  readonly isProposed: boolean;
  readonly isReadOnly: boolean;
};

/** One policy: what it writes, whether it is on, its bounds and what it leaves for review. */
export const PolicyForm = ({ policy: kept, outlook, isProposed, isReadOnly }: Props) => {
  const { policy, isOn, changedBy } = kept;
  const [draft, setDraft] = useState(() => draftOfPolicy(kept));
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const isFit = isInRange(draft) && isSampleInRange(draft);
  const change = (isNowOn: boolean): void =>
    run(() => setPolicy({ policy, isOn: isNowOn, cap: kept.cap, stopShare: kept.stopShare }))();
  return (
    <form className="policy" onSubmit={run(() => setPolicy({ policy, isOn, ...boundsOf(draft) }))}>
      <label className="tick-line">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy || isReadOnly}
          onChange={(event) => change(event.target.checked)}
        />
        <span>
          <b>
            {policyText.name(policy)} {isProposed ? <span className="pill erp">{policyText.proposed}</span> : null}
          </b>
          <span>{policyText.effect(policy)}</span>
          <span>{policyText.changed({ changedBy, isOn })}</span>
        </span>
      </label>
      <PolicyBoundsFields policy={kept} draft={draft} isReadOnly={isReadOnly} onChange={setDraft}>
        {isUnchanged(draft, kept) ? null : (
          <button type="submit" className="btn" disabled={isBusy || !isFit || isReadOnly}>
            {policyText.save}
          </button>
        )}
      </PolicyBoundsFields>
      {outlook === undefined ? null : <Today outlook={outlook} />}
      {isInRange(draft) ? null : <small className="bad-text">{policyText.range}</small>}
      {isSampleInRange(draft) ? null : <small className="bad-text">{policyText.sampleRange}</small>}
      <Refusal sentence={refusal} />
    </form>
  );
};

const Today = ({ outlook }: { readonly outlook: Outlook }) => {
  const reasons = leftOutTexts(outlook);
  if (reasons.length === 0) return <p className="policy-today">{outlookText(outlook)}</p>;
  return (
    <details className="policy-today">
      <summary>{outlookText(outlook)}</summary>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
};

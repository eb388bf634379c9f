import { useState } from 'react';
import type { Policy } from '../../../../shared/domain/policy.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { policyText } from '../../../text/plan-text.ts';
import { setPolicy } from '../care.ts';
import { useAttempt } from '../use-attempt.ts';
import { Refusal } from './refusal.tsx';

type Props = { readonly isReadOnly: boolean; readonly isReviewer: boolean };

/** What jobs may write by themselves, and within which bounds. */
export const PoliciesCard = ({ isReadOnly, isReviewer }: Props) => {
  const policies = useQuery('policy.list', {}).data?.policies;
  return (
    <section className="card" aria-label={policyText.title}>
      <h2>{policyText.title}</h2>
      <p className="muted small">{isReviewer ? policyText.reviewer : policyText.intro}</p>
      {policies === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        policies.map((policy) => (
          <PolicyForm
            key={`${policy.policy} ${policy.cap} ${policy.stopShare}`}
            policy={policy}
            isReadOnly={isReadOnly}
          />
        ))
      )}
    </section>
  );
};

const PolicyForm = ({ policy: kept, isReadOnly }: { readonly policy: Policy; readonly isReadOnly: boolean }) => {
  const { policy, isOn, changedBy } = kept;
  const [cap, setCap] = useState(String(kept.cap));
  const [percent, setPercent] = useState(String(Math.round(kept.stopShare * 1_000) / 10));
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const wanted = { policy, isOn, cap: Number(cap), stopShare: Number(percent) / 100 };
  const isInRange =
    Number.isInteger(wanted.cap) &&
    wanted.cap >= 1 &&
    wanted.cap <= 1_000_000 &&
    wanted.stopShare >= 0.001 &&
    wanted.stopShare <= 1;
  const isChanged = wanted.cap !== kept.cap || Math.abs(wanted.stopShare - kept.stopShare) > 1e-9;
  return (
    <form className="policy" onSubmit={run(() => setPolicy(wanted))}>
      <label className="tick-line">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy || isReadOnly}
          onChange={(event) =>
            run(() => setPolicy({ policy, isOn: event.target.checked, cap: kept.cap, stopShare: kept.stopShare }))()
          }
        />
        <span>
          <b>{policyText.name(policy)}</b>
          <span>{policyText.effect(policy)}</span>
          <span>{policyText.changed({ changedBy, isOn })}</span>
        </span>
      </label>
      <span className="bounds">
        {policyText.cap}
        <input
          type="number"
          aria-label={policyText.capLabel(policy)}
          min={1}
          max={1_000_000}
          value={cap}
          disabled={isReadOnly}
          onChange={(event) => setCap(event.target.value)}
        />
        {policyText.capUnit}, {policyText.share}
        <input
          type="number"
          aria-label={policyText.shareLabel(policy)}
          min={0.1}
          max={100}
          step="any"
          value={percent}
          disabled={isReadOnly}
          onChange={(event) => setPercent(event.target.value)}
        />
        {policyText.shareUnit}
        {isChanged ? (
          <button type="submit" className="btn" disabled={isBusy || !isInRange || isReadOnly}>
            {policyText.save}
          </button>
        ) : null}
      </span>
      {isInRange ? null : <small className="bad-text">{policyText.range}</small>}
      <Refusal sentence={refusal} />
    </form>
  );
};

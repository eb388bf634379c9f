import type { ReactNode } from 'react';
import { type ListedPolicy, policyText, sampleText } from '../../../text/policy-text.ts';
import type { PolicyDraft } from '../policy-draft.ts';

type Props = {
  readonly policy: ListedPolicy;
  readonly draft: PolicyDraft;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: PolicyDraft) => void;
  readonly children: ReactNode;
};

/** The fields of a policy's bounds, as a sentence: the cap, the share that stops it, and the sample for review. */
export const PolicyBoundsFields = ({ policy: listed, draft, isReadOnly, onChange, children }: Props) => {
  const { policy } = listed;
  const told = sampleText(listed);
  const field = (name: keyof PolicyDraft, label: string, min: number, max: number, step: 'any' | 1 = 1) => (
    <input
      type="number"
      aria-label={label}
      min={min}
      max={max}
      step={step}
      value={draft[name] ?? ''}
      disabled={isReadOnly}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <span className="bounds">
      {policyText.cap}
      {field('cap', policyText.capLabel(policy), 1, 1_000_000)}
      {policyText.capUnit}, {policyText.share}
      {field('percent', policyText.shareLabel(policy), 0.1, 100, 'any')}
      {policyText.shareUnit(policy)}
      {draft.samplePercent === null ? null : (
        <>
          , {policyText.sample}
          {field('samplePercent', policyText.sampleLabel(policy), 1, 100, 'any')}
          {policyText.sampleUnit}
          {field('sampleUntil', policyText.untilLabel(policy), 1, 1_000)}
          {policyText.untilUnit}
        </>
      )}
      {children}
      {told === null ? null : <small className="faint">{told}</small>}
    </span>
  );
};

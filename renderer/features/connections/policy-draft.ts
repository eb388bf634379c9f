import type { PolicyBounds } from '../../../shared/domain/policy.ts';

/** A policy's bounds as they are being typed; null where it leaves nothing for review. */
export type PolicyDraft = {
  readonly cap: string;
  readonly percent: string;
  readonly samplePercent: string | null;
  readonly sampleUntil: string | null;
};

const percentOf = (share: number): string => String(Math.round(share * 1_000) / 10);

export const draftOfPolicy = ({ cap, stopShare, sample }: PolicyBounds): PolicyDraft => ({
  cap: String(cap),
  percent: percentOf(stopShare),
  samplePercent: sample === null ? null : percentOf(sample.share),
  sampleUntil: sample === null ? null : String(sample.until),
});

/** What is to be kept; only of a draft that is in range. */
export const boundsOf = ({ cap, percent, samplePercent, sampleUntil }: PolicyDraft): PolicyBounds => ({
  cap: Number(cap),
  stopShare: Number(percent) / 100,
  sample: samplePercent === null ? null : { share: Number(samplePercent) / 100, until: Number(sampleUntil) },
});

const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;

export const isInRange = (draft: PolicyDraft): boolean => {
  const { cap, stopShare } = boundsOf(draft);
  return isWhole(cap, 1_000_000) && stopShare >= 0.001 && stopShare <= 1;
};

export const isSampleInRange = (draft: PolicyDraft): boolean => {
  const { sample } = boundsOf(draft);
  return sample === null || (sample.share >= 0.01 && sample.share <= 1 && isWhole(sample.until, 1_000));
};

export const isUnchanged = (draft: PolicyDraft, kept: PolicyBounds): boolean => {
  const { cap, stopShare, sample } = boundsOf(draft);
  const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;
  return (
    cap === kept.cap &&
    isSame(stopShare, kept.stopShare) &&
    (sample === null || kept.sample === null
      ? sample === kept.sample
      : isSame(sample.share, kept.sample.share) && sample.until === kept.sample.until)
  );
};

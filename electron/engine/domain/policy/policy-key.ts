import type { WritePolicy } from '../../../../shared/domain/policy.ts';

/** The key of a policy's decision on a case in a run: a run that goes on decides nothing twice. */
export const policyKey = (policy: WritePolicy, runId: number, mismatchId: number): string =>
  `${policy}/${runId}/${mismatchId}`;

/** The record that an approval is to change. */
export type Target =
  | { readonly system: 'erp'; readonly customerId: string }
  | { readonly system: 'dotdigital'; readonly contactId: number }
  | { readonly system: 'dotdigital'; readonly newEmail: string };

export type Acknowledged = { readonly decisionId: string; readonly outboxId: string };

/** One approval as it was given; it is acknowledged when the engine said that it is stored. */
export type Approval = {
  readonly key: string;
  readonly mismatchId: number;
  readonly evidenceHash: string;
  readonly target: Target;
  acknowledged: Acknowledged | null;
  /** Why the engine did not take it, when it said so. */
  refused: string | null;
};

/** A change by a person in one of the systems, on the simulated clock. */
export type PersonalEdit = {
  readonly at: number;
  readonly system: 'erp' | 'dotdigital';
  readonly recordId: string;
  readonly isOptOut: boolean;
};

/** What was done to Concord and around it, kept outside of it: what the checks hold it against. */
export type Ledger = {
  readonly approvals: Approval[];
  readonly edits: PersonalEdit[];
  /** Ids of contacts that were seen without a subscription; only a person may give it back, and none here does. */
  readonly optedOut: Set<number>;
  /** Numbers of customers without permission who had no contact; none may be made for them. */
  readonly neverToCreate: Set<string>;
  /** When a request of a dead engine was still on its way while the next one worked. */
  readonly late: { readonly from: number; readonly until: number }[];
  readonly problems: string[];
};

export const newLedger = (): Ledger => ({
  approvals: [],
  edits: [],
  optedOut: new Set(),
  neverToCreate: new Set(),
  late: [],
  problems: [],
});

/** Notes an acknowledgement. A key that was acknowledged before must name the same decision again. */
export const acknowledge = (ledger: Ledger, approval: Approval, told: Acknowledged): void => {
  const before = approval.acknowledged;
  if (before !== null && (before.decisionId !== told.decisionId || before.outboxId !== told.outboxId))
    ledger.problems.push(
      `key ${approval.key} was decided as ${before.decisionId}, and repeated it is ${told.decisionId}`,
    );
  approval.acknowledged = told;
  approval.refused = null;
};

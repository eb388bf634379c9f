/** The record that a step of a decision is to change. */
export type Target =
  | { readonly system: 'erp'; readonly customerId: string }
  | { readonly system: 'dotdigital'; readonly contactId: number; readonly method: 'PATCH' | 'DELETE' }
  | { readonly system: 'dotdigital'; readonly newEmail: string };

export type Acknowledged = { readonly decisionId: string; readonly outboxId: string };

/** One decision of the operator as it was given; it is acknowledged when the engine said that it is stored. */
export type Approval = {
  readonly key: string;
  readonly mismatchId: number;
  readonly evidenceHash: string;
  /** Which record was chosen to stay, where that was asked. */
  readonly keep: string | null;
  /** The change that is undone, and what its preview is known by; null for an approval. */
  readonly undoes: { readonly id: string; readonly token: string } | null;
  /** What each step was shown to write to. */
  readonly targets: readonly Target[];
  acknowledged: Acknowledged | null;
  /** Why the engine did not take it, when it said so. */
  refused: string | null;
  /** The engine said that it was taken back before it was sent. */
  withdrawn: boolean;
};

/** A set approved at once: each member's decision has the key with its case behind it. */
export type LikeApproval = { readonly key: string; readonly total: number; approved: number | null };

/** A person taken out of Concord: what it was asked, and what these records are known by from then on. */
export type Forgetting = {
  readonly key: string;
  readonly at: number;
  readonly records: readonly { readonly system: 'erp' | 'dotdigital'; readonly id: string }[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  done: boolean;
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
  readonly likes: LikeApproval[];
  readonly forgettings: Forgetting[];
  /** Where changes go that nobody was shown beforehand, as Concord says of each while it can. */
  readonly targets: Map<string, Target>;
  readonly edits: PersonalEdit[];
  /** Ids of contacts that were seen without a subscription; only a person may give it back, and none here does. */
  readonly optedOut: Set<number>;
  /** Who said no, by everything that the person was known by then: `contact:`, `email:` and `number:`. */
  readonly saidNo: Set<string>;
  /** Numbers of customers without permission who had no contact; none may be made for them. */
  readonly neverToCreate: Set<string>;
  /** Each contact when people were looked at last. */
  readonly seen: Map<number, { readonly status: string; readonly email: string | null }>;
  /** When a request of a dead engine was still on its way while the next one worked. */
  readonly late: { readonly from: number; readonly until: number }[];
  readonly problems: string[];
};

export const newLedger = (): Ledger => ({
  approvals: [],
  likes: [],
  forgettings: [],
  targets: new Map(),
  edits: [],
  optedOut: new Set(),
  saidNo: new Set(),
  neverToCreate: new Set(),
  seen: new Map(),
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

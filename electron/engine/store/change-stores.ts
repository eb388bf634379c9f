import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import type { ChangeSet, System } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import type { OutboxState } from '../../../shared/domain/outbox.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { ChangeFilter, ChangeResult, ChangeRow } from '../../../shared/ipc/operations/change.ts';

export type DecisionVerdict = 'approve' | 'ignore' | 'defer' | 'reopen' | 'withdraw' | 'undo';

/** Evidence and reason are sealed under the keys of the pair's persons before they are stored. */
export type NewDecision = {
  readonly id: string;
  readonly key: string;
  readonly mismatchId: number;
  readonly verdict: DecisionVerdict;
  readonly decidedBy: string;
  readonly decidedAt: number;
  readonly reason: string | null;
  readonly evidence: Evidence | null;
  readonly evidenceHash: string | null;
};

export type StoredDecision = {
  readonly id: string;
  readonly mismatchId: number;
  readonly verdict: DecisionVerdict;
  readonly decidedBy: string;
  readonly decidedAt: number;
  readonly reason: string | null;
};

export interface DecisionStore {
  readonly insert: (decision: NewDecision, person: PersonRef | null) => void;
  readonly byKey: (key: string) => (StoredDecision & { readonly outboxId: string | null }) | null;
  readonly ofMismatch: (mismatchId: number) => readonly StoredDecision[];
  readonly evidence: (decisionId: string) => Evidence | null;
  /** How the decisions of persons on this kind went: approvals, and all decisions. */
  readonly tally: (kind: MismatchKind) => { readonly approved: number; readonly decided: number };
}

/** Whose key seals personal values: a customer by ERP id, a contact by contact id, or both of a pair (the same key). */
export type PersonRef = {
  readonly customerId: string | null;
  readonly contactId: number | null;
  /** More records of the same person that the sealed text speaks of. */
  readonly alsoCustomerIds?: readonly string[];
  readonly alsoContactIds?: readonly number[];
};

export type NewOutboxEntry = {
  readonly id: string;
  readonly mismatchId: number;
  readonly decisionId: string;
  readonly changeSet: ChangeSet;
  readonly idempotencyKey: string;
  readonly createdAt: number;
  /** Which step of its decision; a step is sent when all before it are verified. The first when left out. */
  readonly step?: number;
  /** The change that this one takes back. */
  readonly undoOf?: string;
  /** The run whose policy owed it. */
  readonly runId?: number;
};

export type OutboxEntry = {
  readonly id: string;
  readonly mismatchId: number;
  readonly decisionId: string;
  readonly step: number;
  readonly undoOf: string | null;
  readonly runId: number | null;
  readonly system: System;
  readonly changeSet: ChangeSet;
  readonly idempotencyKey: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly verifiedAt: number | null;
  readonly failure: Failure | null;
};

export type NewAttempt = {
  readonly entryId: string;
  readonly startedAt: number;
  readonly purpose: 'write' | 'read-back';
};
export type AttemptOutcome = {
  readonly endedAt: number;
  readonly outcome: string;
  readonly status: number | null;
  readonly detail: string | null;
};
export type StoredAttempt = {
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly purpose: 'write' | 'read-back';
  readonly outcome: string | null;
  readonly status: number | null;
};

export interface OutboxStore {
  readonly insert: (entry: NewOutboxEntry, person: PersonRef | null) => void;
  readonly get: (id: string) => OutboxEntry | null;
  /** Entries in these states whose next attempt is due, oldest first. */
  readonly due: (states: readonly OutboxState[], now: number, limit: number) => readonly OutboxEntry[];
  /**
   * Pending first steps of field-drift decisions towards Dotdigital that are due and were in no import, oldest first:
   * what may go in an import, as far as columns say. Their ids: what they change is sealed.
   */
  readonly dueForImport: (now: number, limit: number) => readonly string[];
  /** When the next unsettled entry is due (epoch ms), or null. What is in flight waits for its answer, not for a time. */
  readonly nextDueAt: () => number | null;
  readonly setState: (
    id: string,
    state: OutboxState,
    facts: {
      readonly at: number;
      readonly nextAttemptAt?: number;
      readonly attempts?: number;
      readonly failure?: Failure | null;
      readonly verifiedAt?: number;
    },
  ) => void;
  readonly startAttempt: (attempt: NewAttempt) => number;
  readonly endAttempt: (attemptId: number, outcome: AttemptOutcome) => void;
  readonly attempts: (entryId: string) => readonly StoredAttempt[];
  /** Entries that are not settled, of every case of the person: of whoever's record was ever decided about with these. */
  readonly underWay: (person: PersonRef | null) => readonly OutboxEntry[];
  /** Whether something is not settled of any case about a product or a sale. */
  readonly isUnderWayAt: (entity: CaseEntity, matchKey: string) => boolean;
  /** Whether something of any case about it was sent that the remote did not refuse. */
  readonly mayHaveArrivedAt: (entity: CaseEntity, matchKey: string) => boolean;
  /** The steps of a decision, in order. */
  readonly ofDecision: (decisionId: string) => readonly OutboxEntry[];
  /** The latest change that takes this one back and was not itself without effect, or null. */
  readonly undoOf: (entryId: string) => OutboxEntry | null;
  /** Takes the later steps of a decision out of the queue; answers how many. */
  readonly withdrawSteps: (decisionId: string, afterStep: number, at: number) => number;
  readonly counts: () => readonly { readonly state: OutboxState; readonly count: number }[];
}

/** A change as the change log lists it. `label` and `lines` are empty when its person was forgotten. */
export interface ChangeStore {
  readonly page: (filter: ChangeFilter, before: string | null, limit: number) => readonly ChangeRow[];
  readonly row: (id: string) => ChangeRow | null;
  readonly counts: (since: number) => {
    readonly sinceThen: number;
    readonly results: readonly { readonly result: ChangeResult; readonly count: number }[];
    readonly people: readonly string[];
  };
  /** What a run owed by policy: how many, how many verified, and those that are not (at most `limit`). */
  readonly ofRun: (
    runId: number,
    limit: number,
  ) => { readonly written: number; readonly verified: number; readonly difference: readonly ChangeRow[] };
}

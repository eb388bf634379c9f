import type { ChangeSet, System } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type {
  Finding,
  MismatchKind,
  MismatchRow,
  MismatchStatus,
  ReopenReason,
  Severity,
} from '../../../shared/domain/mismatch.ts';
import type { OutboxState } from '../../../shared/domain/outbox.ts';
import type {
  BadRecord,
  Job,
  Run,
  RunCounts,
  RunPhase,
  RunState,
  RunTrigger,
  SyncMode,
} from '../../../shared/domain/run.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { MismatchFilter, MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';
import type { MirrorStore } from './mirror-store.ts';

/** A stored case as the detection pass walks it. */
export type MismatchKey = {
  readonly id: number;
  readonly matchKey: string;
  readonly kind: MismatchKind;
  readonly severity: Severity;
  readonly status: MismatchStatus;
  readonly fieldMask: number;
  /** Hashes of the pair when an operator ignored it: `customerHash:contactHash`. */
  readonly ignoredAs: string | null;
};

export type NewMismatch = {
  readonly finding: Finding;
  readonly matchKey: string;
  readonly customerRid: number | null;
  readonly contactRid: number | null;
  readonly label: string;
  readonly at: number;
  readonly runId: number | null;
};

export type StoredMismatch = {
  readonly row: MismatchRow;
  readonly matchKey: string;
  readonly fieldMask: number;
  readonly customerRid: number | null;
  readonly contactRid: number | null;
  readonly runId: number | null;
  readonly decisionId: string | null;
  readonly outboxId: string | null;
};

export interface MismatchStore {
  /** Inserts, or reopens the stored case of the same kind and key; counters and search text move along. */
  readonly open: (mismatch: NewMismatch, reopened: ReopenReason | null) => number;
  /** The case is still there: takes over mask, severity, rows and label where they changed. */
  readonly refresh: (id: number, mismatch: NewMismatch) => void;
  readonly setStatus: (
    id: number,
    status: MismatchStatus,
    facts: {
      readonly at: number;
      readonly reopened?: ReopenReason | null;
      readonly decisionId?: string;
      readonly outboxId?: string;
      readonly ignoredAs?: string | null;
    },
  ) => void;
  readonly get: (id: number) => StoredMismatch | null;
  /** The keys of a range (after, upTo] with a case that a look may change: open, ignored, deferred. */
  readonly unsettledKeys: (after: string, upTo: string) => readonly string[];
  /** Every stored case of a key, ordered by kind. */
  readonly keysOf: (matchKey: string) => readonly MismatchKey[];
  readonly page: (request: {
    readonly filter: MismatchFilter;
    readonly sort: MismatchSort;
    readonly cursor: string | null;
    readonly limit: number;
  }) => {
    readonly rows: readonly MismatchRow[];
    readonly nextCursor: string | null;
    readonly total: number;
    readonly totalIsExact: boolean;
  };
  readonly counts: () => readonly {
    readonly kind: MismatchKind;
    readonly severity: Severity;
    readonly status: MismatchStatus;
    readonly count: number;
  }[];
}

export type DecisionVerdict = 'approve' | 'ignore' | 'reopen';

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
  readonly insert: (decision: NewDecision, person: PersonRef) => void;
  readonly byKey: (key: string) => (StoredDecision & { readonly outboxId: string | null }) | null;
  readonly ofMismatch: (mismatchId: number) => readonly StoredDecision[];
  readonly evidence: (decisionId: string) => Evidence | null;
  /** How decisions on this kind went: approvals, and all decisions. */
  readonly tally: (kind: MismatchKind) => { readonly approved: number; readonly decided: number };
}

/** Whose key seals personal values: a customer by ERP id, a contact by contact id, or both of a pair (the same key). */
export type PersonRef = { readonly customerId: string | null; readonly contactId: number | null };

export type NewOutboxEntry = {
  readonly id: string;
  readonly mismatchId: number;
  readonly decisionId: string;
  readonly changeSet: ChangeSet;
  readonly idempotencyKey: string;
  readonly createdAt: number;
};

export type OutboxEntry = {
  readonly id: string;
  readonly mismatchId: number;
  readonly decisionId: string;
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
  readonly insert: (entry: NewOutboxEntry, person: PersonRef) => void;
  readonly get: (id: string) => OutboxEntry | null;
  /** Entries in these states whose next attempt is due, oldest first. */
  readonly due: (states: readonly OutboxState[], now: number, limit: number) => readonly OutboxEntry[];
  /** When the next unsettled entry is due (epoch ms), or null. */
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
  readonly counts: () => readonly { readonly state: OutboxState; readonly count: number }[];
  readonly page: (
    before: string | null,
    limit: number,
  ) => readonly (OutboxEntry & { readonly label: string; readonly decidedAt: number; readonly decidedBy: string })[];
}

export type Checkpoint = {
  readonly stream: string;
  readonly runId: number | null;
  readonly cursor: string | null;
  readonly sinceAt: number | null;
  readonly watermark: number | null;
  readonly complete: boolean;
  readonly readAt: number | null;
};

export interface RunStore {
  readonly insert: (run: {
    readonly job: Job;
    readonly mode: SyncMode;
    readonly trigger: RunTrigger;
    readonly at: number;
    readonly by: string;
  }) => number;
  readonly get: (id: number) => Run | null;
  readonly page: (before: number | null, limit: number) => readonly Run[];
  readonly update: (
    id: number,
    facts: {
      readonly state?: RunState;
      readonly phase?: RunPhase;
      readonly counts?: RunCounts;
      readonly progressedAt: number;
      readonly endedAt?: number;
      readonly failure?: Failure | null;
    },
  ) => void;
  /** Runs that were left running by a crash; marked interrupted when the workspace opens. */
  readonly interrupted: () => readonly Run[];
  readonly lastOf: (job: Job, states: readonly RunState[]) => Run | null;
  readonly checkpoint: (stream: string) => Checkpoint | null;
  readonly saveCheckpoint: (checkpoint: Checkpoint) => void;
  readonly addBadRecord: (runId: number, record: BadRecord & { readonly raw: string }) => void;
  readonly badRecords: (runId: number, limit: number) => readonly BadRecord[];
}

export interface AuditStore {
  /** Appends to the hash chain; `personal` is sealed under the person's key and the chain covers the ciphertext. */
  readonly append: (entry: {
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly personal: string | null;
    readonly person: PersonRef | null;
  }) => void;
  readonly page: (
    before: number | null,
    limit: number,
  ) => readonly {
    readonly seq: number;
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly detail: string | null;
  }[];
}

export interface WorkspaceStore {
  readonly get: () => { readonly name: string; readonly training: boolean };
  readonly set: (facts: { readonly name: string; readonly training: boolean }) => void;
  readonly fact: (name: string) => string | null;
  readonly setFact: (name: string, value: string) => void;
}

/** Everything that the engine keeps, over one SQLite file. */
export interface Stores {
  readonly readOnly: boolean;
  /** Runs the work in one transaction and commits it; throws roll it back. `durable` commits with synchronous=FULL. */
  readonly atomically: <T>(work: () => T, durability?: 'mirror' | 'durable') => T;
  readonly mirror: MirrorStore;
  readonly mismatches: MismatchStore;
  readonly decisions: DecisionStore;
  readonly outbox: OutboxStore;
  readonly runs: RunStore;
  readonly audit: AuditStore;
  readonly workspace: WorkspaceStore;
  /** A hash that only this workspace can make (HMAC-SHA-256, base64url), for hashes that outlive a person. */
  readonly keyedHash: (text: string) => string;
  readonly close: () => void;
}

import { type CaseEntity, caseEntities } from '../../../shared/domain/case-entity.ts';
import type {
  Finding,
  MismatchKind,
  MismatchRow,
  MismatchStatus,
  ReopenReason,
  Severity,
} from '../../../shared/domain/mismatch.ts';
import type { MismatchFilter, MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';

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

/** The stored number of what a case is about. */
export const caseEntity = { customer: 1, account: 2, item: 3, order: 4, posting: 5, link: 6 } as const satisfies Record<
  CaseEntity,
  number
>;

/** What a stored number means. */
export const entityOf = (stored: number): CaseEntity => {
  const found = caseEntities.find((entity) => caseEntity[entity] === stored);
  if (found === undefined) throw new Error(`stored number ${stored} is no entity`);
  return found;
};

export type NewMismatch = {
  readonly finding: Finding;
  readonly entity?: CaseEntity;
  readonly matchKey: string;
  readonly customerRid: number | null;
  readonly contactRid: number | null;
  readonly label: string;
  /** What it is found by besides its label; the customer's number where it is left out. */
  readonly reference?: string;
  readonly at: number;
  readonly runId: number | null;
};

export type StoredMismatch = {
  readonly row: MismatchRow;
  readonly matchKey: string;
  readonly entity: CaseEntity;
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
      /** When a case that is put off comes back (epoch ms); any other move takes it off. */
      readonly until?: number | null;
    },
  ) => void;
  /** A case that was set aside stands as it was set aside, under other hashes of its pair. */
  readonly carry: (id: number, ignoredAs: string) => void;
  readonly assign: (id: number, to: string | null) => void;
  /** Cases that are put off until now or earlier, at most `limit`. */
  readonly overdue: (now: number, limit: number) => readonly number[];
  /** Open cases of a kind with exactly these fields, by id after `afterId`. */
  readonly openLike: (request: {
    readonly entity: CaseEntity;
    readonly kind: MismatchKind;
    readonly fieldMask: number;
    readonly afterId: number;
    readonly limit: number;
  }) => readonly number[];
  /** Open cases of a kind about such a thing, by id after `afterId`. */
  readonly openOf: (kind: MismatchKind, afterId: number, limit: number, entity: CaseEntity) => readonly number[];
  readonly get: (id: number) => StoredMismatch | null;
  /** The keys of a range (after, upTo], or of all behind, with a case that a look may change: open, ignored, deferred. */
  readonly unsettledKeys: (after: string, upTo: string | null, entity?: CaseEntity) => readonly string[];
  /** Every stored case of a key, ordered by kind. */
  readonly keysOf: (matchKey: string, entity?: CaseEntity) => readonly MismatchKey[];
  /** The stored cases of customers, or of another entity, under these keys, by key, ordered by kind. */
  readonly keysIn: (matchKeys: readonly string[], entity?: CaseEntity) => ReadonlyMap<string, readonly MismatchKey[]>;
  /** The cases about the link itself. */
  readonly linkCases: () => readonly MismatchKey[];
  /** The cases about the account itself. */
  readonly accountCases: () => readonly MismatchKey[];
  readonly page: (request: {
    readonly filter: MismatchFilter;
    readonly sort: MismatchSort;
    readonly cursor: string | null;
    readonly limit: number;
    /** Who asks, for the filter of one's own cases. */
    readonly operator?: string;
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

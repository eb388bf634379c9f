import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import type { ApartReason, CauseEvent, CauseSignature } from '../../../shared/domain/cause.ts';
import type { MismatchKind, MismatchStatus, ReopenReason } from '../../../shared/domain/mismatch.ts';

/** What was read out of an open case. */
export type CauseLook = {
  readonly caseId: number;
  readonly keys: readonly string[];
  readonly writtenAt: number | null;
  readonly entity: CaseEntity;
  readonly kind: MismatchKind;
  readonly fieldMask: number;
  readonly matchKey: string;
  readonly reopened: ReopenReason | null;
  readonly detectedAt: number;
};

/** A case of a cause; `apart` is why it is set apart. */
export type CauseCase = { readonly caseId: number; readonly causeId: number; readonly apart: ApartReason | null };

export type StoredCause = {
  readonly id: number;
  readonly key: string;
  readonly signature: CauseSignature;
  readonly foundAt: number;
  readonly settledAt: number | null;
  /** When the first of its cases was found (epoch ms). */
  readonly since: number | null;
  readonly wave: { readonly from: number; readonly to: number } | null;
};

export type CauseCount = { readonly isApart: boolean; readonly status: MismatchStatus; readonly count: number };

export type CauseHappened = {
  readonly at: number;
  readonly what: CauseEvent;
  readonly count: number;
  readonly by: string | null;
};

/** Every write is to be called inside `atomically`. */
export interface CauseStore {
  /** The highest number of a case; 0 where there is none. */
  readonly lastCase: () => number;
  /**
   * Open cases of a range of numbers (after, upTo] that changed since they were looked at, or never were, with the stamp of
   * what they rest on now. `mark` stands for everything else that a look rests on.
   */
  readonly stale: (
    after: number,
    upTo: number,
    mark: string,
  ) => readonly { readonly id: number; readonly stamp: string }[];
  /** Keeps what was read out of a case; answers whether that is another than it was. */
  readonly look: (caseId: number, stamp: string, writtenAt: number | null, keys: readonly string[]) => boolean;
  /** Looks of cases of a range that are not open any more go; answers how many. */
  readonly dropLooks: (after: number, upTo: number) => number;
  readonly clearLooks: () => void;
  readonly lookCount: () => number;
  /** Looks at open cases, by number behind one. */
  readonly looks: (after: number, limit: number) => readonly CauseLook[];
  /** Which open case belongs to which cause, by number behind one. */
  readonly openCases: (after: number, limit: number) => readonly CauseCase[];
  /** Every cause that is not settled, and those of the settled that were settled last, 200 at most; the newest first. */
  readonly all: () => readonly StoredCause[];
  readonly get: (id: number) => StoredCause | null;
  /** The cause of this signature, made or taken up again; notes what that means for so many cases. */
  readonly open: (signature: CauseSignature, at: number, count: number) => number;
  /** When its records were written, and since when its cases are known: what is earlier stands. */
  readonly setTimes: (id: number, times: Pick<StoredCause, 'wave' | 'since'>) => void;
  /** Gives a case to a cause, in place of the one that it belonged to; with when its record was written, as far as it is known. */
  readonly put: (cause: CauseCase, writtenAt: number | null) => void;
  /**
   * When the records of cases were written that are not open any more, and were not set apart, by number behind one; null where
   * that is not known.
   */
  readonly followed: (
    id: number,
    after: number,
    limit: number,
  ) => readonly { readonly caseId: number; readonly writtenAt: number | null }[];
  readonly setApart: (caseId: number, apart: ApartReason | null) => void;
  /** The case belongs to no cause. */
  readonly take: (caseId: number) => void;
  /** Causes that are not settled and have no case left that waits or is under way. */
  readonly emptied: () => readonly number[];
  readonly settle: (id: number, at: number) => void;
  readonly note: (id: number, happened: CauseHappened) => void;
  readonly history: (id: number) => readonly CauseHappened[];
  readonly counts: (id: number) => readonly CauseCount[];
  /** How many open cases are set apart, by reason. */
  readonly apartCounts: (id: number) => readonly { readonly reason: ApartReason; readonly count: number }[];
  /** The cases of a cause in a state, those set apart for this reason or for none, by number behind one. */
  readonly cases: (request: {
    readonly id: number;
    readonly apart: ApartReason | null;
    readonly status: MismatchStatus;
    readonly after: number;
    readonly limit: number;
  }) => readonly CauseCase[];
  /** The cause that a case belongs to. */
  readonly ofCase: (caseId: number) => CauseCase | null;
}

import type { DecisionVerdict } from './change-stores.ts';

/** A desk that an operator trusts: its files are accepted, or may be written to it. Keys are 32 bytes in base64url. */
export type TrustedDesk = {
  readonly fingerprint: string;
  readonly name: string;
  readonly role: 'writer' | 'reviewer';
  readonly keys: { readonly sign: string; readonly seal: string };
  readonly trustedAt: number;
  readonly trustedBy: string;
  /** The last file that was taken in from it. */
  readonly lastNumber: number | null;
  readonly lastAt: number | null;
};

export interface DeskStore {
  readonly list: () => readonly TrustedDesk[];
  readonly find: (fingerprint: string) => TrustedDesk | null;
  readonly trust: (desk: Omit<TrustedDesk, 'lastNumber' | 'lastAt'>) => void;
  readonly untrust: (fingerprint: string) => boolean;
}

/** A decision that may be handed over: the last one on its case, with the last on it that was handed over before. */
export type OwnDecision = {
  readonly id: string;
  readonly mismatchId: number;
  readonly verdict: DecisionVerdict;
  readonly by: string;
  readonly at: number;
  readonly before: DecisionVerdict | null;
};
export type OwnAssignment = {
  readonly id: string;
  readonly mismatchId: number;
  readonly by: string;
  readonly at: number;
};

/** A file that was written here. */
export type WrittenFile = {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly desk: string;
  readonly path: string;
  readonly decisions: number;
};

/** What this desk decided and hands over. */
export interface HandoverStore {
  /** Decisions that nothing followed and that stand in no file, oldest first. */
  readonly decisions: () => readonly OwnDecision[];
  readonly assignments: () => readonly OwnAssignment[];
  /** Those of one file that nothing followed, as above. */
  readonly decisionsOf: (number: number) => readonly OwnDecision[];
  readonly assignmentsOf: (number: number) => readonly OwnAssignment[];
  /** In which file something of this desk was handed over; null when in none. */
  readonly fileOf: (id: string) => number | null;
  /** Reserves the number of the next file: one that was not finished is never given again. Needs a transaction. */
  readonly nextNumber: () => number;
  readonly note: (file: WrittenFile, ids: readonly string[]) => void;
  /** Newest first. */
  readonly files: (limit: number) => readonly WrittenFile[];
  readonly noteAssignment: (assignment: OwnAssignment) => void;
  /** What an operator chose beyond the suggestion; null where nothing was, or its person was forgotten. */
  readonly choiceOf: (decisionId: string) => string | null;
  readonly keepChoice: (decisionId: string, choice: string) => void;
  /** Cases that are decided here, by id after `afterId`, with what was on screen then. */
  readonly decidedCases: (
    afterId: number,
    limit: number,
  ) => readonly { readonly id: number; readonly decisionId: string; readonly evidenceHash: string | null }[];
}

export type TakenFile = {
  readonly desk: string;
  readonly number: number;
  readonly digest: string;
  readonly begunAt: number;
  readonly doneAt: number | null;
  readonly by: string;
  readonly decisions: number;
};

/** What was taken in from other desks. A desk that is no longer trusted stays known here, so that no file counts twice. */
export interface TakenStore {
  readonly file: (desk: string, number: number) => TakenFile | null;
  readonly lastNumber: (desk: string) => number | null;
  readonly begin: (file: Omit<TakenFile, 'doneAt'>) => void;
  readonly finish: (desk: string, number: number, at: number) => void;
  /** In which file a decision was taken in; null when it was not. `decisionId` is that of the decision made here. */
  readonly item: (desk: string, id: string) => { readonly number: number; readonly decisionId: string | null } | null;
  /** How many decisions of a file were taken in so far. */
  readonly countOf: (desk: string, number: number) => number;
  /** Whether the decision made here came from this desk. */
  readonly isFrom: (desk: string, decisionId: string) => boolean;
  readonly take: (desk: string, id: string, number: number, decisionId: string | null) => void;
}

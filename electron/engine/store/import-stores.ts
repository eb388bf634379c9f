import type { ImportState } from '../../../shared/domain/bulk.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Failure } from '../../../shared/errors.ts';

/** A contact import that carried changes. `updated`, `refused`, `unnamed`: what its report said of its rows. */
export type StoredImport = {
  readonly id: number;
  /** Dotdigital's own; null until it answered. */
  readonly importId: string | null;
  readonly state: ImportState;
  readonly rows: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly polls: number;
  readonly updated: number | null;
  readonly refused: number | null;
  readonly unnamed: number | null;
  readonly failure: Failure | null;
};

export type ImportedEntry = { readonly entryId: string; readonly attemptId: number };

/** Why an import refused a record; the descriptions are sealed under the key of the change's person. */
export type Refusal = NonNullable<Evidence['refusal']>;

export interface ImportStore {
  /** Notes what is about to be handed in; answers its id. */
  readonly begin: (startedAt: number, entries: readonly ImportedEntry[]) => number;
  /** Dotdigital took it under this id. */
  readonly started: (id: number, importId: string, nextPollAt: number) => void;
  /** It is still running: asked after again then. */
  readonly postpone: (id: number, nextPollAt: number) => void;
  readonly end: (
    id: number,
    state: ImportState,
    facts: {
      readonly at: number;
      readonly failure: Failure | null;
      readonly updated?: number;
      readonly refused?: number;
      readonly unnamed?: number;
    },
  ) => void;
  /** Running imports that are to be asked after now. */
  readonly due: (now: number) => readonly StoredImport[];
  /** When a running import is to be asked after next (epoch ms), or null. */
  readonly nextDueAt: () => number | null;
  /** Imports whose answer never came to be stored: a crash lies between. */
  readonly unanswered: () => readonly StoredImport[];
  /** The last ones, newest first. */
  readonly recent: (limit: number) => readonly StoredImport[];
  readonly entries: (id: number) => readonly ImportedEntry[];
  /** The import that carries or carried an entry. */
  readonly ofEntry: (entryId: string) => StoredImport | null;
  /** Entries that wait for the report of a running import. */
  readonly waiting: () => ReadonlySet<string>;
  /** The codes that the report names for an entry, taken or not. */
  readonly note: (entryId: string, codes: readonly string[]) => void;
  /** The report refused an entry: that stands until its pair agrees or a later write is verified. */
  readonly refuse: (entryId: string, id: number, at: number, failures: Refusal['failures']) => void;
  /** Those of these keys for which a refusal may stand. */
  readonly refusedIn: (matchKeys: readonly string[]) => ReadonlySet<string>;
  /** The refusal that stands for a pair, the latest; null where none does or its person was forgotten. */
  readonly refusalOf: (matchKey: string) => Refusal | null;
  readonly dropRefusals: (matchKey: string) => void;
}

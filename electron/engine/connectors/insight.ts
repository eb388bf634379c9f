import type { Column } from '../../../shared/domain/insight.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Page, ReadRequest } from './page.ts';

/** A collection of insight data. Its records belong to the account or each to a contact (contract dotdigital 6.1 [C]). */
export type Collection = { readonly name: string; readonly scope: 'account' | 'contact'; readonly type: string };

/** One record as stored: `json` as it came off the wire. Instants are epoch ms. */
export type InsightRecord = {
  readonly key: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** The contact that it belongs to; null for the account's own. */
  readonly contactId: number | null;
};

/** A record to be written; the owner is named for a collection of contact scope. */
export type InsightWrite = {
  readonly key: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly contactId: number | null;
};

/** What an import's report says: only this tells what was written (contract dotdigital 10.1). */
export type ImportReport = {
  readonly state: 'running' | 'finished' | 'failed';
  /** The word of Dotdigital, for a sentence. */
  readonly status: string;
  readonly imported: number;
  readonly refused: readonly { readonly key: string; readonly reason: string; readonly details: readonly string[] }[];
};

/** Insight data: orders, catalogues and whatever else an account collects. */
export interface InsightConnector {
  readonly collections: (
    signal: AbortSignal,
  ) => Promise<Result<readonly (Collection & { readonly records: number })[]>>;
  /** The columns of the records' JSON; null where the collection does not exist. */
  readonly schema: (name: string, signal: AbortSignal) => Promise<Result<readonly Column[] | null>>;
  /** A page of a collection's records, those of every contact in one; an empty page where it does not exist. */
  readonly read: (
    collection: Collection,
    request: ReadRequest,
    signal: AbortSignal,
  ) => Promise<Result<Page<InsightRecord>>>;
  /** One record by its key, on the contact that it is to hang on; null where there is none. */
  readonly readRecord: (
    place: { readonly collection: Collection; readonly key: string; readonly contactId: number | null },
    signal: AbortSignal,
  ) => Promise<Result<InsightRecord | null>>;
  /** Hands in an upsert by key. Failures carry `reached`; contacts are never created by it. */
  readonly startImport: (
    collection: Collection,
    records: readonly InsightWrite[],
    signal: AbortSignal,
  ) => Promise<Result<{ readonly importId: string; readonly calls: number }, Failure>>;
  readonly importReport: (importId: string, signal: AbortSignal) => Promise<Result<ImportReport>>;
}

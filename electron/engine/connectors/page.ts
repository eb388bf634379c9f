/** A record with what the remote system says of its state. `modifiedAt` is epoch milliseconds. */
export type Versioned<T> = {
  readonly id: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly value: T;
};

/** A record that could not be parsed: kept raw, counted, never a reason to stop. */
export type Unusable = { readonly reference: string; readonly raw: string; readonly problem: string };

/**
 * One page of a stream, in a stable order. `next` is null on the last page. `watermark` (epoch ms, the remote's clock)
 * is where an incremental read may start once every page of this read is applied; overlap is taken off by the reader.
 */
export type Page<T> = {
  readonly records: readonly T[];
  readonly removed: readonly string[];
  readonly unusable: readonly Unusable[];
  readonly next: string | null;
  readonly watermark: number | null;
  /** The remote's clock when it answered (epoch ms); null where it does not say. */
  readonly serverNow?: number | null;
  /** HTTP requests it took, retries included. */
  readonly calls: number;
};

export type ReadRequest = {
  readonly cursor: string | null;
  /** Only records changed at or after (epoch ms); null reads everything. Looked at on the first page only. */
  readonly sinceAt: number | null;
  /** At most this many records; left out, as many as a page may hold. */
  readonly limit?: number;
};

export type Seen = {
  /** The latest modification stamp among what was read (epoch ms, the remote's clock); null when nothing was read. */
  readonly latestSeen: number | null;
  /** The remote's clock when the read began (epoch ms); null when it did not say. */
  readonly serverNow: number | null;
  readonly overlapMs: number;
};

/**
 * Where the next incremental read may start, inclusive (epoch ms, the remote's clock): never beyond what was seen, and
 * never within the overlap of the remote's present, where a record may still appear with an older stamp (contract
 * erp-cloud 6 rule 2). Without the remote's clock the overlap is taken off what was seen. Null when nothing was seen:
 * the caller keeps the mark that it had. The start is inclusive, so records that share the latest stamp come again.
 */
export const safeWatermark = ({ latestSeen, serverNow, overlapMs }: Seen): number | null => {
  if (latestSeen === null || !Number.isFinite(latestSeen)) return null;
  const known = serverNow !== null && Number.isFinite(serverNow);
  const safe = known ? Math.min(latestSeen, serverNow - overlapMs) : latestSeen - overlapMs;
  return Math.max(0, safe);
};

import { ok, type Result } from '../../../shared/result.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { ChainPlace } from '../store/trust-stores.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A place of the chain that was noted outside of the database, so that a shortened chain is noticed too. */
export type Anchor = { readonly seq: number; readonly hash: string; readonly at: number };

export type AnchorFile = { readonly read: () => Anchor | null; readonly write: (anchor: Anchor) => void };

export type ChainVerdict = {
  readonly entries: number;
  readonly verifiedAt: number;
  readonly headHash: string;
  readonly firstBroken: number | null;
  readonly anchor: { readonly seq: number; readonly at: number; readonly agrees: boolean } | null;
};

/** Entries checked before others are answered. */
const stretch = 2_000;

/** Walks the whole chain, compares it with what was noted last time, and notes its end when all of it is whole. */
export const verifyChain = async (
  { stores, clock }: Pick<FlowDeps, 'stores' | 'clock'>,
  anchors: AnchorFile,
): Promise<Result<ChainVerdict>> => {
  let place: ChainPlace | null = null;
  let entries = 0;
  let firstBroken: number | null = null;
  for (;;) {
    const checked = stores.audit.check(place, stretch);
    if (checked.firstBroken !== null) {
      firstBroken = checked.firstBroken;
      entries += checked.checked;
      break;
    }
    if (checked.end === null) break;
    place = checked.end;
    entries += checked.checked;
    await yieldToOthers();
  }
  const noted = anchors.read();
  const agrees = noted === null || stores.audit.at(noted.seq)?.hash === noted.hash;
  const verifiedAt = clock.now();
  if (firstBroken === null && agrees && place !== null && !stores.readOnly) anchors.write({ ...place, at: verifiedAt });
  return ok({
    entries,
    verifiedAt,
    headHash: place?.hash ?? '',
    firstBroken,
    anchor: noted === null ? null : { seq: noted.seq, at: noted.at, agrees },
  });
};

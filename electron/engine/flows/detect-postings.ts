import type { Finding } from '../../../shared/domain/mismatch.ts';
import { isRefusal } from '../../../shared/domain/posting.ts';
import { waitMask } from '../domain/posting/mask.ts';
import type { NewMismatch } from '../store/case-stores.ts';
import { bringCases, type CasesMoved } from './bring-cases.ts';
import type { FlowDeps } from './flow-deps.ts';
import { createPostingLook, type LookedAt, seenOf } from './look-at-posting.ts';

/** What a look at marketing orders moved. `released`: waited before, and waits no longer. */
export type PostingsMoved = CasesMoved & { readonly released: number };

/**
 * Looks at single marketing orders anew and brings shelf and cases up to date; with `isOurs` false they leave both, since
 * nobody has to post them. Call inside `atomically`.
 */
export const detectPostings = (
  deps: FlowDeps,
  keys: readonly string[],
  runId: number | null,
  isOurs = true,
): PostingsMoved => {
  const look = isOurs ? createPostingLook(deps.stores, deps.clock.now()) : () => null;
  const moved = { opened: 0, cleared: 0, released: 0 };
  for (const key of keys) {
    const looked = look(key);
    if (isReleased(deps, key, looked)) moved.released += 1;
    keepOnShelf(deps, key, looked, runId);
    const { opened, cleared } = casesMoved(deps, key, looked, runId);
    moved.opened += opened;
    moved.cleared += cleared;
  }
  return moved;
};

const isReleased = ({ stores }: FlowDeps, key: string, looked: LookedAt | null): boolean =>
  stores.postings.get(key)?.state === 'waiting' && looked?.state !== 'waiting';

const keepOnShelf = ({ stores, clock }: FlowDeps, key: string, looked: LookedAt | null, runId: number | null): void => {
  if (looked === null) {
    stores.postings.drop(key);
    return;
  }
  const { row, state, waits } = looked;
  const before = stores.postings.get(key);
  // Another reason takes the place of one that is gone: it has waited all the while.
  const since = before !== null && before.state === state ? before.since : clock.now();
  stores.postings.keep({ key, hash: row.hash, state, waits, since }, runId);
};

/** The case of an order: not posted; or, where the ERP itself would refuse or has refused it, that. */
const findingOf = ({ state, waits }: LookedAt): Finding | null => {
  if (state === 'grace' || state === 'void') return null;
  const wouldRefuse = waits.some(({ reason }) => isRefusal(reason));
  return { kind: wouldRefuse ? 'posting-refused' : 'order-unposted', severity: 'warns', fieldMask: waitMask(waits) };
};

const casesMoved = (deps: FlowDeps, key: string, looked: LookedAt | null, runId: number | null): CasesMoved => {
  const stored = deps.stores.mismatches.keysOf(key, 'posting');
  // While it is being posted it gets no second case, whatever is known of it meanwhile.
  if (stored.some(({ status }) => status === 'decided' || status === 'awaiting-second'))
    return { opened: 0, cleared: 0 };
  const found = looked === null ? null : findingOf(looked);
  const findings = found === null ? [] : [found];
  return bringCases(deps, { findings, stored, hashes: seenOf(looked) }, (finding) =>
    caseOf(key, looked, finding, deps.clock.now(), runId),
  );
};

/** A case goes with the customer or the contact when they are forgotten; it bears no name. */
const caseOf = (
  key: string,
  looked: LookedAt | null,
  finding: Finding,
  at: number,
  runId: number | null,
): NewMismatch => ({
  finding,
  entity: 'posting',
  matchKey: key,
  customerRid: looked?.row.customer?.rid ?? null,
  contactRid: looked?.row.contact?.rid ?? null,
  label: key,
  at,
  runId,
});

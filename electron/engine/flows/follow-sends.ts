import { reachesAlike, type Send, saysAlike, sendOf } from '../domain/impact/sends.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { KeptSend, TouchPlace } from '../store/impact-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/** Campaigns that are scheduled are few; beyond these the soonest count. */
const mostSends = 100;

/** Rows that are marked before somebody else is answered. */
const markedAtOnce = 500;

/**
 * Takes over which sends are to come, and marks the cases of everybody whom a change of them concerns. What was not marked
 * to its end is marked again at the next look. Answers whether anything is told otherwise than before.
 */
export const followSends = async (deps: FlowDeps, signal: AbortSignal): Promise<boolean> => {
  const { stores, clock } = deps;
  const now = clock.now();
  const isChanged = stores.atomically(() => takeOver(deps, wantedSends(deps, now)));
  for (const send of stores.impacts.sends().filter(({ marked }) => !marked)) {
    if (signal.aborted) return isChanged;
    await markTouched(deps, send, signal);
    if (!send.gone) await markReached(deps, send, signal);
    if (signal.aborted) return isChanged;
    stores.atomically(() => stores.impacts.keepSend({ ...send, marked: true }));
  }
  return isChanged;
};

/** A send that is over goes once no case names it any more. */
export const dropGone = ({ stores }: FlowDeps): void => {
  const gone = stores.impacts
    .sends()
    .filter((send) => send.gone && send.marked && !stores.impacts.isTouching(send.campaign));
  if (gone.length > 0)
    stores.atomically(() => {
      for (const { campaign } of gone) stores.impacts.dropSend(campaign);
    });
};

const wantedSends = ({ stores }: FlowDeps, now: number): readonly Send[] =>
  stores.campaigns.page(['scheduled'], null, mostSends).campaigns.flatMap((campaign) => sendOf(campaign, now) ?? []);

const takeOver = ({ stores }: FlowDeps, wanted: readonly Send[]): boolean => {
  const kept = new Map(stores.impacts.sends().map((send) => [send.campaign, send]));
  let isChanged = false;
  const keep = (send: KeptSend): void => {
    stores.impacts.keepSend(send);
    isChanged = true;
  };
  for (const send of wanted) {
    const before = kept.get(send.campaign);
    if (before === undefined || before.gone || !reachesAlike(before, send))
      keep({ ...send, gone: false, marked: false });
    else if (!saysAlike(before, send)) keep({ ...send, gone: false, marked: before.marked });
    kept.delete(send.campaign);
  }
  for (const send of kept.values()) if (!send.gone) keep({ ...send, gone: true, marked: false });
  return isChanged;
};

const markTouched = async ({ stores }: FlowDeps, { campaign }: KeptSend, signal: AbortSignal): Promise<void> => {
  let after: TouchPlace | null = null;
  do {
    const from: TouchPlace | null = after;
    after = stores.atomically(() => stores.impacts.markTouched(campaign, from, markedAtOnce));
    await yieldToOthers();
  } while (after !== null && !signal.aborted);
};

const markReached = async (deps: FlowDeps, { lists, everyone }: KeptSend, signal: AbortSignal): Promise<void> => {
  const { impacts } = deps.stores;
  if (everyone) return walk(deps, signal, (after) => impacts.markAll(after, markedAtOnce));
  for (const list of lists) await walk(deps, signal, (after) => impacts.markMembers(list, after, markedAtOnce));
  // Those who belong in a list and are not in it are among its members nowhere.
  const mapped = deps.stores.mappings.inForce().document.lists;
  if (mapped.some(({ listId }) => lists.includes(listId))) await walk(deps, signal, (after) => markGaps(deps, after));
};

const markGaps = ({ stores }: FlowDeps, afterId: number): number | null => {
  const like = { entity: 'customer', kind: 'list-gap', fieldMask: 0, afterId, limit: markedAtOnce } as const;
  const ids = stores.mismatches.openLike(like);
  stores.impacts.markCases(ids);
  return ids.length < markedAtOnce ? null : (ids.at(-1) ?? null);
};

/** Marks step by step, until there is nothing behind. */
export const walk = async (
  { stores }: FlowDeps,
  signal: AbortSignal,
  step: (after: number) => number | null,
): Promise<void> => {
  let after: number | null = 0;
  while (after !== null && !signal.aborted) {
    const from: number = after;
    after = stores.atomically(() => step(from));
    await yieldToOthers();
  }
};

import type { FlowDeps } from './flow-deps.ts';
import { judgePair } from './judge-pair.ts';

/**
 * Judges single match keys anew and brings the stored cases up to date. Answers how many opened and cleared. Call inside
 * `atomically`; what it says equals what a full pass would say of these keys.
 */
export const detectKeys = (
  deps: FlowDeps,
  keys: readonly string[],
  runId: number | null,
): { readonly opened: number; readonly cleared: number; readonly ambiguous: number } => {
  const { mirror, mismatches } = deps.stores;
  let opened = 0;
  let cleared = 0;
  let ambiguous = 0;
  const sharers = mirror.sharersIn(keys);
  // What is found about one record of a person rests on the others; who shares with one shares with all of them.
  const all = [...new Set([...keys, ...[...sharers.values()].flat()])];
  const shares = new Set([...sharers.keys(), ...[...sharers.values()].flat()]);
  const { customers, contacts } = mirror.keyRowsIn(all);
  const stored = mismatches.keysIn(all);
  for (const matchKey of all) {
    const moved = judgePair(deps, {
      matchKey,
      customers: customers.get(matchKey) ?? [],
      contacts: contacts.get(matchKey) ?? [],
      stored: stored.get(matchKey) ?? [],
      sharesEmail: shares.has(matchKey),
      runId,
    });
    opened += moved.opened;
    cleared += moved.cleared;
    if (moved.ambiguous) ambiguous += 1;
  }
  mirror.clearDirty(keys);
  return { opened, cleared, ambiguous };
};

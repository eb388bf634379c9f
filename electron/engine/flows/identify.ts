import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { FlowDeps } from './flow-deps.ts';
import { linkingOwedFact, linkLeft, oweLinking } from './link-left.ts';

/** Rows whose keys are looked at before others are answered. */
const rangeSize = 5_000;

/** Gives contacts their keys, a batch at a time. */
export const rekey = async ({ stores }: FlowDeps): Promise<void> => {
  while (stores.atomically(() => stores.mirror.rekeyContacts(batchSize)) > 0) await yieldToOthers();
};

/**
 * Links by evidence what number and email leave unlinked, and notes what only may be linked; contacts have their keys
 * before and after. Everything that is left is compared where anything of it changed, since each answer rests on all
 * records. False where it was broken off; what was compared is kept or owed.
 */
export const identify = async (deps: FlowDeps, full: boolean, signal: AbortSignal): Promise<boolean> => {
  if (full || deps.stores.workspace.fact(linkingOwedFact) === 'all') await noteAllLeft(deps, signal);
  else await noteDirtyLeft(deps);
  if (signal.aborted) return false;
  await linkLeft(deps, signal);
  if (signal.aborted) return false;
  await rekey(deps);
  return true;
};

/** Takes down what is left unlinked under these keys, before their marks go. Call inside `atomically`. */
export const noteLeft = ({ stores: { identity, workspace } }: FlowDeps, keys: readonly string[]): void => {
  if (identity.noteLeft(keys)) oweLinking(workspace);
};

const noteDirtyLeft = async (deps: FlowDeps): Promise<void> => {
  for (const some of batchesOf(deps.stores.mirror.dirtyKeys(Number.MAX_SAFE_INTEGER), batchSize)) {
    deps.stores.atomically(() => noteLeft(deps, some));
    await yieldToOthers();
  }
};

/** Takes down all that is left unlinked, a range at a time. */
const noteAllLeft = async ({ stores }: FlowDeps, signal: AbortSignal): Promise<void> => {
  stores.atomically(() => stores.workspace.setFact(linkingOwedFact, 'all'));
  while (stores.atomically(() => stores.identity.clearLeft(rangeSize)) > 0) await yieldToOthers();
  for (let after = '', isLast = false; !isLast && !signal.aborted; ) {
    const range = stores.mirror.keyRange(after, rangeSize);
    stores.atomically(() => stores.identity.noteLeftIn('erp', after, range.upTo));
    await yieldToOthers();
    ({ upTo: after, isLast } = range);
  }
  for (let after: string | null = ''; after !== null && !signal.aborted; ) {
    const from: string = after;
    const upTo = stores.identity.contactRange(from, rangeSize);
    if (upTo !== null) stores.atomically(() => stores.identity.noteLeftIn('dotdigital', from, upTo));
    await yieldToOthers();
    after = upTo;
  }
  if (!signal.aborted) stores.atomically(() => stores.workspace.setFact(linkingOwedFact, 'yes'));
};

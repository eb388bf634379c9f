import { isPlainUpdate, leastForImport, mostInImport } from '../../../shared/domain/bulk.ts';
import { failure } from '../../../shared/errors.ts';
import { pausedUntil } from '../domain/outbox/imports.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import { expectedStoreFailure } from '../runtime/store-failure.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import type { StoredImport } from '../store/import-stores.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { followImport } from './follow-import.ts';
import { evidenceOfEntry } from './load-pair.ts';
import { type PairToRead, readMany } from './read-many.ts';
import { recover } from './recover.ts';
import { sendImport, settledAtOnce } from './send-import.ts';
import { beginReadBack, dropForgotten, endReadBack } from './verify.ts';

/** What the sender does with many entries at once. */
export type Bulk = {
  /** One step, if there is one to do at this instant: answers whether it did anything. */
  readonly step: (now: number, signal: AbortSignal) => Promise<boolean>;
};

/** Imports that are looked at to say whether another may be begun. */
const recentImports = 100;

/** After a fault of our own changes go singly for so long (ms); imports that run are still followed. */
const brokenForMs = 60 * 60_000;

/**
 * Plain updates, once enough of them wait, go as one import. Its entries are stored with it before a byte is sent and stay
 * in-flight until its report, which alone says what came of them. Sent singly instead: whatever was in an import already,
 * and everything for a while after one went wrong. One whose id was never learned may still run: until its age is over
 * its entries are looked for and not sent again.
 */
export const createBulk = (deps: RemoteDeps): Bulk => {
  let brokenUntil = 0;
  const unfit = new Set<string>();
  return {
    step: async (now, signal) => {
      const [due] = deps.stores.imports.due(now);
      try {
        if (due === undefined) return now >= brokenUntil && (await stepOf(deps, unfit, now, signal));
        await followImport(deps, due, signal);
        return true;
      } catch (error) {
        if (expectedStoreFailure(error) !== null) throw error;
        const incident = deps.ids.uuid().slice(0, 8);
        const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown';
        deps.log.error('sending in bulk broke off', { incident, error: text });
        brokenUntil = deps.clock.now() + brokenForMs;
        if (due !== undefined) giveUp(deps, due, incident);
        // What was being handed in may have arrived: it is read back before anything else.
        recover(deps);
        return true;
      }
    },
  };
};

/** A report that cannot be taken must not hold its entries for ever. */
const giveUp = ({ stores, clock }: RemoteDeps, { id }: StoredImport, incident: string): void => {
  const broken = failure('bug', `Something went wrong in Concord itself (incident ${incident}).`, { incident });
  stores.atomically(() => stores.imports.end(id, 'overdue', { at: clock.now(), failure: broken }), 'durable');
};

const stepOf = async (deps: RemoteDeps, unfit: Set<string>, now: number, signal: AbortSignal): Promise<boolean> => {
  const { stores } = deps;
  const unseen = plainOf(stores.outbox.due(['unconfirmed', 'accepted'], now, leastForImport));
  if (unseen.length >= leastForImport) {
    await readBackMany(deps, plainOf(stores.outbox.due(['unconfirmed', 'accepted'], now, mostInImport)), signal);
    return true;
  }
  if (pausedUntil(stores.imports.recent(recentImports), now) !== null) return false;
  const plain = await waitingPlain(deps, unfit, now);
  if (plain.length < leastForImport) return false;
  await sendImport(deps, plain, signal);
  return true;
};

/**
 * What may go in an import now; empty when too few wait to be looked at. `unfit` remembers what may not: opened anew
 * before every few single calls, thousands of them would hold up everybody else.
 */
const waitingPlain = async (
  { stores }: RemoteDeps,
  unfit: Set<string>,
  now: number,
): Promise<readonly OutboxEntry[]> => {
  const ids = stores.outbox.dueForImport(now, mostInImport);
  if (ids.length < leastForImport) {
    unfit.clear();
    return [];
  }
  const plain: OutboxEntry[] = [];
  const carried = new Set<number>();
  const unknown = ids.filter((id) => !unfit.has(id));
  for (const some of batchesOf(unknown, settledAtOnce)) {
    for (const id of some) {
      const entry = stores.outbox.get(id);
      if (entry === null || !isPlainUpdate(entry.changeSet)) unfit.add(id);
      // Two rows of one contact would be refused as duplicates: the second goes after the first.
      else if (!carried.has(entry.changeSet.contactId)) {
        carried.add(entry.changeSet.contactId);
        plain.push(entry);
      }
    }
    await yieldToOthers();
  }
  return plain;
};

const plainOf = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  entries.filter(({ changeSet }) => isPlainUpdate(changeSet));

/** Reads back many entries in as few calls as possible; each is judged as if it had been read by itself. */
const readBackMany = async (deps: RemoteDeps, entries: readonly OutboxEntry[], signal: AbortSignal): Promise<void> => {
  const known = entries.flatMap((entry): readonly (PairToRead & { readonly entry: OutboxEntry })[] => {
    const { changeSet } = entry;
    if (!isPlainUpdate(changeSet)) return [];
    const evidence = evidenceOfEntry(deps.stores, entry);
    if (evidence !== null) return [{ entry, evidence, changeSet }];
    dropForgotten(deps, entry);
    return [];
  });
  const attempts = deps.stores.atomically(() => known.map(({ entry }) => beginReadBack(deps, entry)));
  const fresh = await readMany(deps, known, signal);
  if (signal.aborted) return;
  const read = known.map(({ entry }, place) => ({ entry, attemptId: attempts[place], fresh: fresh[place] }));
  for (const some of batchesOf(read, settledAtOnce)) {
    deps.stores.atomically(() => {
      for (const { entry, attemptId, fresh: found } of some)
        if (attemptId !== undefined && found !== undefined) endReadBack(deps, entry, attemptId, found);
    }, 'durable');
    await yieldToOthers();
  }
};

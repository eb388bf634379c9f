import { isPlainUpdate } from '../../../shared/domain/bulk.ts';
import { nextPollAt } from '../domain/outbox/imports.ts';
import { advance } from '../domain/outbox/machine.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import type { ImportedEntry } from '../store/import-stores.ts';
import { dropUnsent, insteadOfSending, outcomeOf } from './apply.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { evidenceOfEntry } from './load-pair.ts';
import { importSize, type PairToRead, readMany } from './read-many.ts';
import { type Settlement, settle } from './settle.ts';

/** Entries moved in one transaction, before others are answered. */
export const settledAtOnce = 50;

type Candidate = PairToRead & { readonly entry: OutboxEntry };

/**
 * Sends pending plain updates as one import, as strictly as one by one: both records of each are read anew, what changed
 * since it was approved goes back to the operator, and what is handed in is stored before the first byte is sent.
 */
export const sendImport = async (
  deps: RemoteDeps,
  entries: readonly OutboxEntry[],
  signal: AbortSignal,
): Promise<void> => {
  const candidates = await candidatesOf(deps, entries.slice(0, importSize(deps, entries.length)));
  const fresh = await readMany(deps, candidates, signal);
  if (signal.aborted) return;
  const ready: OutboxEntry[] = [];
  const moves: Move[] = [];
  const read = candidates.map((candidate, place) => ({ candidate, fresh: fresh[place] }));
  for (const some of batchesOf(read, settledAtOnce)) {
    for (const one of some) {
      if (one.fresh === undefined) continue;
      const next = insteadOfSending(deps, one.candidate, one.fresh);
      if (next === null) ready.push(one.candidate.entry);
      else moves.push({ entry: one.candidate.entry, next });
    }
    await yieldToOthers();
  }
  // First what is ready: the time between its reading and its sending is to be short.
  if (!signal.aborted) await handIn(deps, ready, signal);
  await settleMany(deps, moves);
};

/** One contact once: a second change of it waits for the first. A forgotten person's is dropped. */
const candidatesOf = async (deps: RemoteDeps, entries: readonly OutboxEntry[]): Promise<readonly Candidate[]> => {
  const seen = new Set<number>();
  const candidates: Candidate[] = [];
  for (const some of batchesOf(entries, settledAtOnce)) {
    for (const entry of some) {
      const { changeSet } = entry;
      if (!isPlainUpdate(changeSet) || seen.has(changeSet.contactId)) continue;
      const evidence = evidenceOfEntry(deps.stores, entry);
      if (evidence === null) {
        dropUnsent(deps, entry);
        continue;
      }
      seen.add(changeSet.contactId);
      candidates.push({ entry, evidence, changeSet });
    }
    await yieldToOthers();
  }
  return candidates;
};

const handIn = async (deps: RemoteDeps, ready: readonly OutboxEntry[], signal: AbortSignal): Promise<void> => {
  const { stores, clock } = deps;
  const claimed = claim(deps, ready);
  if (claimed === null) return;
  deps.emit({ name: 'store.changed', payload: { topics: ['outbox'] } });
  const rows = claimed.entries.flatMap(({ changeSet }) => (isPlainUpdate(changeSet) ? [changeSet] : []));
  const result = await deps.connectors.dotdigital.startContactImport(rows, signal);
  const at = clock.now();
  if (result.ok) {
    const { importId } = result.value;
    stores.atomically(() => {
      stores.imports.started(claimed.id, importId, nextPollAt(0, at));
      const action = `handed in an import of ${claimed.entries.length} changes`;
      const subject = `import:${importId}`;
      stores.audit.append({ at, actor: 'concord', action, subject, personal: null, person: null });
    }, 'durable');
    deps.log.info('import handed in', { import: importId, rows: claimed.entries.length });
    return;
  }
  const { error } = result;
  // Refused as a whole, it may be for one row: sent singly, each is taken or refused by itself.
  const event = error.reached === 'yes' ? ({ event: 'not-sent', failure: error } as const) : outcomeOf(result);
  const state = error.reached === 'no' ? 'not-sent' : error.reached === 'yes' ? 'failed' : 'lost';
  deps.log.warn('import not handed in', { code: error.code, state, rows: claimed.entries.length });
  stores.atomically(() => stores.imports.end(claimed.id, state, { at, failure: error }), 'durable');
  const attempt = { endedAt: at, outcome: error.code, status: null, detail: error.sentence };
  await settleMany(
    deps,
    claimed.entries.map((entry) => {
      const id = claimed.attempts.get(entry.id);
      return {
        entry,
        next: { ...advance(entry, event, at), ...(id === undefined ? {} : { attempt: { id, ...attempt } }) },
      };
    }),
  );
};

type Claimed = {
  readonly id: number;
  /** As they stand now, in flight. */
  readonly entries: readonly OutboxEntry[];
  readonly attempts: ReadonlyMap<string, number>;
};

/** Stores that these are about to be sent together, durably, before they are. */
const claim = ({ stores, clock }: RemoteDeps, ready: readonly OutboxEntry[]): Claimed | null => {
  const at = clock.now();
  return stores.atomically(() => {
    const entries: OutboxEntry[] = [];
    const imported: ImportedEntry[] = [];
    for (const entry of ready) {
      // It may have been withdrawn while the records were read.
      if (stores.outbox.get(entry.id)?.state !== 'pending') continue;
      const { state, attempts } = advance(entry, { event: 'claimed' }, at);
      stores.outbox.setState(entry.id, state, { at, attempts, failure: null });
      const attemptId = stores.outbox.startAttempt({ entryId: entry.id, startedAt: at, purpose: 'write' });
      imported.push({ entryId: entry.id, attemptId });
      entries.push({ ...entry, state, attempts });
    }
    if (entries.length === 0) return null;
    const id = stores.imports.begin(at, imported);
    return { id, entries, attempts: new Map(imported.map(({ entryId, attemptId }) => [entryId, attemptId])) };
  }, 'durable');
};

export type Move = { readonly entry: OutboxEntry; readonly next: Settlement };

/** Moves many entries, some in each transaction, and lets others be answered in between. */
export const settleMany = async (deps: RemoteDeps, moves: readonly Move[]): Promise<void> => {
  for (const some of batchesOf(moves, settledAtOnce)) {
    deps.stores.atomically(() => {
      for (const { entry, next } of some) settle(deps, entry, next);
    }, 'durable');
    await yieldToOthers();
  }
};

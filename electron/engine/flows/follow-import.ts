import { isPlainUpdate } from '../../../shared/domain/bulk.ts';
import { runStates } from '../../../shared/domain/run.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import type { ContactImport } from '../connectors/connector.ts';
import { importAgeMs, nextPollAt, type RowOutcome, rowsOf } from '../domain/outbox/imports.ts';
import { advance } from '../domain/outbox/machine.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import type { ImportedEntry, StoredImport } from '../store/import-stores.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { settledAtOnce } from './send-import.ts';
import { type Settlement, settle } from './settle.ts';

/**
 * Asks after a running import. Its report is the only truth of it: what it refused is told with the reason, what it
 * updated is read back like any write, and what it does not name may or may not have arrived. One that does not end is
 * given up after its age, told, and its changes are read back.
 */
export const followImport = async (deps: RemoteDeps, stored: StoredImport, signal: AbortSignal): Promise<void> => {
  const { importId } = stored;
  if (importId === null) return;
  const read = await deps.connectors.dotdigital.readContactImport(importId, signal);
  if (signal.aborted) return;
  const now = deps.clock.now();
  if (!read.ok && read.error.code === 'remote.not-found')
    return endWhole(deps, stored, { state: 'failed', failure: read.error });
  if (read.ok && read.value.state !== 'running')
    return read.value.state === 'finished' ? takeReport(deps, stored, read.value) : endWhole(deps, stored, read.value);
  if (now - stored.startedAt >= importAgeMs)
    return endWhole(deps, stored, { state: 'overdue', failure: overdueOf(stored) });
  const wait = read.ok ? undefined : read.error.retryAfterMs;
  deps.stores.atomically(() => deps.stores.imports.postpone(stored.id, nextPollAt(stored.polls + 1, now, wait)));
};

const overdueOf = ({ importId, rows }: StoredImport): Failure =>
  failure(
    'remote.timeout',
    `Dotdigital has not finished import ${importId} of ${rows} changes within ${importAgeMs / 60_000} minutes. Each contact is read back, and what did not arrive is sent by itself.`,
  );

type Report = Extract<ContactImport, { readonly state: 'finished' }>;

const takeReport = async (deps: RemoteDeps, stored: StoredImport, report: Report): Promise<void> => {
  const rowOf = rowOfReport(report);
  const counts = { updated: 0, refused: 0, unnamed: 0 };
  let partly = 0;
  const count = (row: RowOutcome): void => {
    counts[row.row] += 1;
    if (row.row === 'updated' && row.failures.length > 0) partly += 1;
  };
  const move: Mover = (entry, { entryId, attemptId }, at) => {
    const row = rowOf(entry);
    const codes = row.row === 'unnamed' ? [] : row.failures.map(({ code }) => code).filter(isCode);
    if (codes.length > 0) deps.stores.imports.note(entryId, codes);
    if (row.row === 'refused') deps.stores.imports.refuse(entryId, stored.id, at, row.failures);
    return settlementOf(entry, row, codes, attemptId, at);
  };
  await moveEntries(deps, stored, move, (entry) => count(rowOf(entry)));
  deps.stores.atomically(
    () => deps.stores.imports.end(stored.id, 'finished', { at: deps.clock.now(), failure: null, ...counts }),
    'durable',
  );
  deps.log.info('import finished', { import: stored.importId, ...counts });
  if (partly > 0)
    tell(
      deps,
      'import-in-part',
      `Import ${stored.importId} updated ${contacts(partly)} and refused a part of what came with them.`,
    );
  if (report.created.length > 0)
    tell(
      deps,
      'import-created',
      `Import ${stored.importId} created ${contacts(report.created.length)}, which it was not asked to.`,
    );
  deps.emit({ name: 'store.changed', payload: { topics: ['outbox', 'runs'] } });
};

const contacts = (count: number): string => (count === 1 ? '1 contact' : `${count} contacts`);

/** What the report says of an entry; of a person who was forgotten, nothing. */
const rowOfReport = (report: Report): ((entry: OutboxEntry | null) => RowOutcome) => {
  const rowOf = rowsOf(report);
  return (entry) =>
    entry !== null && isPlainUpdate(entry.changeSet) ? rowOf(entry.changeSet.contactId) : { row: 'unnamed' };
};

const settlementOf = (
  entry: OutboxEntry,
  row: RowOutcome,
  codes: readonly string[],
  attemptId: number,
  at: number,
): Settlement => {
  const attempt = { id: attemptId, endedAt: at, status: null, detail: null };
  switch (row.row) {
    case 'updated':
      return { ...advance(entry, { event: 'sent' }, at), attempt: { ...attempt, outcome: 'accepted' } };
    case 'refused': {
      const why = failure('remote.rejected', `The import's report refused this record${named(codes)}.`, {
        reached: 'yes',
      });
      return { ...advance(entry, { event: 'refused', failure: why }, at), attempt: { ...attempt, outcome: why.code } };
    }
    case 'unnamed': {
      const next = advance(entry, { event: 'maybe-sent', failure: unnamed }, at);
      return { ...next, attempt: { ...attempt, outcome: unnamed.code } };
    }
  }
};

const unnamed = failure('apply.unconfirmed', "The import's report does not name this record; it is read back first.", {
  reached: 'maybe',
});

/** Codes only: a description may repeat a value, and what is sealed is shown where the person is known. */
const named = (codes: readonly string[]): string => (codes.length === 0 ? '' : `: ${[...new Set(codes)].join(', ')}`);
const isCode = (code: string): boolean => /^[A-Za-z]{1,60}$/.test(code);

type WholeEnd = { readonly state: 'refused' | 'failed' | 'overdue'; readonly failure: Failure };

/** An end of the whole import: refused, it goes back to the operators; else every contact is read back. */
const endWhole = async (deps: RemoteDeps, stored: StoredImport, { state, failure: why }: WholeEnd): Promise<void> => {
  await moveEntries(deps, stored, (entry, { attemptId: id }, endedAt) => {
    const attempt = { id, endedAt, outcome: why.code, status: null, detail: why.sentence };
    const refused = { event: 'refused', failure: { ...why, reached: 'yes' } } as const;
    const unsure = { event: 'maybe-sent', failure: { ...why, reached: 'maybe' } } as const;
    return { ...advance(entry, state === 'refused' ? refused : unsure, endedAt), attempt };
  });
  const at = deps.clock.now();
  deps.stores.atomically(() => deps.stores.imports.end(stored.id, state, { at, failure: why }), 'durable');
  deps.log.warn('import ended badly', { import: stored.importId, state, rows: stored.rows });
  tell(deps, `import-${state}`, why.sentence);
  deps.emit({ name: 'store.changed', payload: { topics: ['outbox', 'runs'] } });
};

type Mover = (entry: OutboxEntry, imported: ImportedEntry, at: number) => Settlement;

/**
 * Moves what still waits for the report: whatever was forgotten, or is read back already after a restore, is left alone.
 * `look` sees every entry, moved or not: a crash may have come between moving some and moving the others. The import ends after its entries: a crash in between reads the report once more for the rest.
 */
const moveEntries = async (
  deps: RemoteDeps,
  stored: StoredImport,
  move: Mover,
  look: (entry: OutboxEntry | null) => void = () => undefined,
): Promise<void> => {
  const { stores, clock } = deps;
  for (const some of batchesOf(stores.imports.entries(stored.id), settledAtOnce)) {
    stores.atomically(() => {
      for (const imported of some) {
        const entry = stores.outbox.get(imported.entryId);
        look(entry);
        if (entry?.state === 'in-flight') settle(deps, entry, move(entry, imported, clock.now()));
      }
    }, 'durable');
    await yieldToOthers();
  }
};

/** Imports go on between runs: what went wrong is told with the last run of customers, and to one that is going on. */
const tell = ({ stores, clock }: RemoteDeps, code: string, sentence: string): void => {
  const at = clock.now();
  const run = stores.runs.lastOf('customers', runStates);
  if (run === null) return;
  const trouble = { system: 'dotdigital', code, sentence, count: 1, firstAt: at, lastAt: at } as const;
  stores.atomically(() => stores.runs.addTrouble(run.id, trouble));
};

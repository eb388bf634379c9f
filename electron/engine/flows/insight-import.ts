import type { Result } from '../../../shared/result.ts';
import type { Collection, ImportReport, InsightWrite } from '../connectors/insight.ts';
import { refusalText } from '../domain/sales/refusal.ts';
import { reportPollMs } from '../runtime/page-sizes.ts';
import type { InsightImport, NewInsightWrite } from '../store/insight-imports.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { type RunKeeper, whileWriting } from './keep-run.ts';

/** An import that is not over by then is not waited for: nothing may be stuck (contract dotdigital 10.2). */
export const longestImportMs = 30 * 60_000;

export type InsightRecordWrite = NewInsightWrite & Pick<InsightWrite, 'json' | 'contactId'>;

/**
 * Hands in one import and waits for its report; every record is noted before it is sent. Answers whether more may be
 * handed in: not when Dotdigital takes none, or when it is not known what became of this one.
 */
export const importRecords = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  collection: Collection,
  policy: string,
  records: readonly InsightRecordWrite[],
  signal: AbortSignal,
): Promise<{ readonly id: number; readonly goOn: boolean }> => {
  const { stores, clock } = deps;
  const runId = keeper.run().id;
  const at = clock.now();
  const id = stores.atomically(() => {
    const begun = stores.insightImports.begin({ runId, collection: collection.name, at }, records);
    const subject = `insight-import:${begun}`;
    const actor = `policy ${policy}`;
    stores.audit.append({ at, actor, action: 'insight.import-owed', subject, personal: null, person: null });
    return begun;
  }, 'durable');
  const sent = await handIn(deps, keeper, collection, records, signal);
  if (!sent.ok) {
    const isUnknown = sent.error.reached === 'maybe';
    stores.atomically(
      () =>
        stores.insightImports.end(id, isUnknown ? 'unconfirmed' : 'failed', clock.now(), JSON.stringify(sent.error)),
      'durable',
    );
    note(keeper, sent.error.code, sent.error.sentence, clock.now());
    return { id, goOn: false };
  }
  keeper.add({ dotdigitalCalls: sent.value.calls, written: records.length });
  stores.atomically(() => {
    stores.insightImports.accepted(id, sent.value.importId);
    keeper.save();
  }, 'durable');
  return { id, goOn: await awaitReport(deps, keeper, { id, importId: sent.value.importId, startedAt: at }, signal) };
};

/** So long a free place, or a window of calls, is waited for; what was not handed in by then is left to the next run. */
const longestPlaceMs = 15 * 60_000;
const longestKnockMs = 30_000;

/** Hands an import in, and again where Dotdigital takes none for the moment: it has places for a few only. */
const handIn = async (
  { clock, connectors, waiting }: RemoteDeps,
  keeper: RunKeeper,
  collection: Collection,
  records: readonly InsightRecordWrite[],
  signal: AbortSignal,
): Promise<Result<{ readonly importId: string; readonly calls: number }>> => {
  const until = clock.now() + longestPlaceMs;
  for (;;) {
    const sent = await connectors.dotdigital.insight.startImport(collection, records, whileWriting(signal));
    if (sent.ok || sent.error.code !== 'remote.rate-limited' || sent.error.reached !== 'no') return sent;
    if (signal.aborted || clock.now() >= until) return sent;
    keeper.add({ dotdigitalCalls: 1 });
    const { sentence, retryAfterMs } = sent.error;
    note(keeper, sent.error.code, sentence, clock.now());
    const isOver = waiting?.begin({ system: 'dotdigital', reason: 'import', until, isBackground: true });
    await clock.wait(Math.min(retryAfterMs ?? longestKnockMs, longestKnockMs), signal);
    isOver?.();
  }
};

type AwaitedImport = Pick<InsightImport, 'id' | 'startedAt'> & { readonly importId: string };

/** Waits until an import is over, and keeps what its report says. Answers whether that is known. */
export const awaitReport = (
  deps: RemoteDeps,
  keeper: RunKeeper,
  awaited: AwaitedImport,
  signal: AbortSignal,
): Promise<boolean> => {
  const until = awaited.startedAt + longestImportMs;
  const isOver = deps.waiting?.begin({ system: 'dotdigital', reason: 'import', until, isBackground: true });
  return askUntilOver(deps, keeper, awaited, signal).finally(isOver);
};

const askUntilOver = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  { id, importId, startedAt }: AwaitedImport,
  signal: AbortSignal,
): Promise<boolean> => {
  const { stores, clock, connectors } = deps;
  for (;;) {
    // What goes on at Dotdigital goes on without us; the next run asks again.
    if (signal.aborted) return false;
    const asked = await connectors.dotdigital.insight.importReport(importId, signal);
    keeper.add({ dotdigitalCalls: 1 });
    if (!asked.ok) {
      note(keeper, asked.error.code, asked.error.sentence, clock.now());
      // Nothing may be stuck, also where its report can never be had.
      const isGivenUp = asked.error.code === 'remote.not-found' || clock.now() - startedAt > longestImportMs;
      if (isGivenUp) stores.atomically(() => unconfirmed(deps, id, asked.error.sentence));
      return false;
    }
    if (asked.value.state !== 'running') {
      keep(deps, keeper, id, asked.value);
      return asked.value.state === 'finished';
    }
    if (clock.now() - startedAt > longestImportMs) {
      const minutes = Math.round(longestImportMs / 60_000);
      const sentence = `Dotdigital has been working on an import for more than ${minutes} minutes (${asked.value.status}). Concord waits no longer; what arrives is found by reading back.`;
      stores.atomically(() => unconfirmed(deps, id, sentence));
      note(keeper, 'remote.timeout', sentence, clock.now());
      return false;
    }
    await clock.wait(reportPollMs, signal);
  }
};

const unconfirmed = ({ stores, clock }: RemoteDeps, id: number, sentence: string): void =>
  stores.insightImports.end(id, 'unconfirmed', clock.now(), sentence);

const keep = ({ stores, clock }: RemoteDeps, keeper: RunKeeper, id: number, report: ImportReport): void => {
  const at = clock.now();
  stores.atomically(() => {
    for (const { key, reason, details } of report.refused)
      stores.insightImports.refuse(id, key, [reason, ...details].join(' '));
    const failed = report.state === 'failed';
    stores.insightImports.end(id, failed ? 'failed' : 'finished', at, failed ? report.status : null);
    keeper.add({ refused: report.refused.length });
    keeper.save();
  }, 'durable');
  if (report.state === 'failed')
    note(keeper, 'remote.rejected', `Dotdigital gave an import up as a whole (${report.status}).`, at);
  const reasons = report.refused.map(({ reason }) => reason);
  for (const reason of new Set(reasons)) {
    const count = reasons.filter((one) => one === reason).length;
    note(keeper, 'remote.rejected', `Dotdigital refused a record because ${refusalText(reason)}.`, at, count);
  }
};

const note = (keeper: RunKeeper, code: string, sentence: string, at: number, count = 1): void =>
  keeper.trouble({ system: 'dotdigital', code, sentence, count, firstAt: at, lastAt: at });

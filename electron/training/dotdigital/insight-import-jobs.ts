import { randomUUID } from 'node:crypto';
import type { Written } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import { createImportPlans } from './import-plan.ts';
import { collectionFor, isAnswer } from './insight-collections.ts';
import { type Batch, batchSchema } from './insight-import-body.ts';
import { type Applied, applyBatch } from './insight-import-rows.ts';
import { insightOutcomes } from './insight-switches.ts';
import type { Insight } from './insight-write.ts';

export const INSIGHT_IMPORT_TABLE = `
  CREATE TABLE IF NOT EXISTS insight_import(
    import_id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    collection_name TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    body TEXT NOT NULL,
    status TEXT,
    report TEXT
  ) STRICT;
`;

export type Version = 'v2' | 'v3';

export type ImportJob = {
  readonly import_id: string;
  readonly version: Version;
  readonly collection_name: string;
  readonly submitted_at: number;
  readonly polls: number;
  readonly body: string;
  /** How it ended; null while it runs. */
  readonly status: string | null;
  readonly report: string | null;
};

export type InsightImports = {
  /** Takes an import; null when too many are under way. Returns its id. */
  readonly start: (version: Version, batch: Batch) => string | null;
  /** The import after one more look at it; null when there is none of that version. */
  readonly look: (version: Version, importId: string) => ImportJob | null;
  /** The import as it stands, without a look that counts. */
  readonly find: (version: Version, importId: string) => ImportJob | null;
  readonly settleDue: () => void;
  readonly plan: (input: unknown) => string | null;
};

/** What a report of either version is written from, and in its words. */
export type Reporter = (applied: Applied, batch: Batch) => object;

const COLUMNS = 'import_id, version, collection_name, submitted_at, polls, body, status, report';

const statements = (file: StateFile) => ({
  insert: file.prepare('INSERT INTO insight_import VALUES (?, ?, ?, ?, 0, ?, NULL, NULL)'),
  find: file.prepare<[string, string], ImportJob>(
    `SELECT ${COLUMNS} FROM insight_import WHERE import_id = ? AND version = ?`,
  ),
  open: file.prepare<[], ImportJob>(`SELECT ${COLUMNS} FROM insight_import WHERE status IS NULL ORDER BY submitted_at`),
  count: file.prepare<[], number>('SELECT count(*) FROM insight_import WHERE status IS NULL').pluck(),
  poll: file.prepare('UPDATE insight_import SET polls = polls + 1 WHERE import_id = ?'),
  finish: file.prepare("UPDATE insight_import SET status = ?, report = ?, body = '' WHERE import_id = ?"),
});

const nothingApplied = ({ collectionName, records }: Batch): Applied => ({
  failures: records.map((record) => ({
    record,
    fault: { reason: 'MissingCollection', detail: `There is no collection '${collectionName}'` },
  })),
  written: [],
  total: records.length,
});

/**
 * Imports of both versions; they share the places of which there are few (contract dotdigital 2.2 [C]), and are applied
 * when they finish. `note` hears of what they write then.
 */
export const createInsightImports = (
  file: StateFile,
  insight: Insight,
  reporters: Readonly<Record<Version, Reporter>>,
  note: (method: string, path: string, written: readonly Written[]) => void,
): InsightImports => {
  const { switches, clock } = insight;
  const jobs = statements(file);
  const plans = createImportPlans(insightOutcomes, () => ({
    outcome: switches.insightImportOutcome,
    polls: switches.insightImportPolls,
  }));

  const applied = (version: Version, batch: Batch): Applied | null => {
    const { collectionName, collectionScope, collectionType } = batch;
    const isMissing = version === 'v2' && insight.collections.find(collectionName) === null;
    if (isMissing && switches.v2MissingCollection === 'refuse') return nothingApplied(batch);
    const collection = collectionFor(insight, collectionName, collectionScope, collectionType);
    return isAnswer(collection) ? null : applyBatch(insight, collection, batch);
  };

  const settle = ({ import_id, version, body, collection_name }: ImportJob): void => {
    const { outcome } = plans.of(import_id);
    if (outcome === 'never') return;
    const batch: Batch = batchSchema.parse(JSON.parse(body));
    const done = outcome === 'Finished' ? applied(version, batch) : null;
    if (done === null) {
      return void jobs.finish.run(outcome === 'Finished' ? 'Failed' : outcome, null, import_id);
    }
    const path =
      version === 'v3' ? '/insightData/v3/import' : `/v2/contacts/transactional-data/import/${collection_name}`;
    if (done.written.length > 0) note(version === 'v3' ? 'PUT' : 'POST', path, done.written);
    jobs.finish.run('Finished', JSON.stringify(reporters[version](done, batch)), import_id);
  };

  return {
    start: (version, batch) => {
      if ((jobs.count.get() ?? 0) >= switches.activeInsightImports) return null;
      const importId = randomUUID();
      jobs.insert.run(importId, version, batch.collectionName, clock(), JSON.stringify(batch));
      plans.begin(importId);
      return importId;
    },
    look: (version, importId) => {
      const job = jobs.find.get(importId, version);
      if (!job) return null;
      if (job.status === null && job.polls >= plans.of(importId).polls) settle(job);
      jobs.poll.run(importId);
      return jobs.find.get(importId, version) ?? null;
    },
    find: (version, importId) => jobs.find.get(importId, version) ?? null,
    settleDue: () => {
      for (const job of jobs.open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
    },
    plan: plans.plan,
  };
};

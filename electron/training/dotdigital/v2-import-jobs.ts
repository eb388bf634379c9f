import { randomUUID } from 'node:crypto';
import type { Written } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import type { ImportPlaces } from './import-places.ts';
import { createImportPlans } from './import-plan.ts';
import { unlessRejected } from './import-watchdog.ts';
import { type V2Batch, v2BatchSchema } from './v2-import-body.ts';
import { applyV2Import } from './v2-import-rows.ts';
import { v2ImportOutcomes } from './v2-import-switches.ts';

export const V2_IMPORT_TABLE = `
  CREATE TABLE IF NOT EXISTS v2_import(
    import_id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    body TEXT NOT NULL,
    status TEXT,
    report TEXT
  ) STRICT;
`;

export type V2ImportJob = {
  readonly import_id: string;
  readonly path: string;
  readonly submitted_at: number;
  readonly polls: number;
  readonly body: string;
  /** How it ended; null while it runs. */
  readonly status: string | null;
  readonly report: string | null;
};

export type V2ImportJobs = {
  /** Takes an import; null when too many are under way. Returns its id. */
  readonly start: (path: string, batch: V2Batch) => string | null;
  /** The import after one more look at it; null when there is none. */
  readonly look: (importId: string) => V2ImportJob | null;
  /** The import as it is. */
  readonly find: (importId: string) => V2ImportJob | null;
  /** Finishes what nobody asked about in time. */
  readonly settleDue: () => void;
  readonly plan: (input: unknown) => string | null;
};

const COLUMNS = 'import_id, path, submitted_at, polls, body, status, report';

const statements = (file: StateFile) => ({
  insert: file.prepare('INSERT INTO v2_import VALUES (?, ?, ?, 0, ?, NULL, NULL)'),
  find: file.prepare<[string], V2ImportJob>(`SELECT ${COLUMNS} FROM v2_import WHERE import_id = ?`),
  open: file.prepare<[], V2ImportJob>(`SELECT ${COLUMNS} FROM v2_import WHERE status IS NULL ORDER BY submitted_at`),
  poll: file.prepare('UPDATE v2_import SET polls = polls + 1 WHERE import_id = ?'),
  finish: file.prepare("UPDATE v2_import SET status = ?, report = ?, body = '' WHERE import_id = ?"),
});

/** Contact imports of v2; applied when they finish. `note` hears of what they write then. */
export const createV2ImportJobs = (
  file: StateFile,
  account: Account,
  places: ImportPlaces,
  note: (method: string, path: string, written: readonly Written[]) => void,
): V2ImportJobs => {
  const { switches, clock } = account;
  const jobs = statements(file);
  const plans = createImportPlans(v2ImportOutcomes, () => ({
    outcome: switches.v2ImportOutcome,
    polls: switches.importPolls,
  }));

  const settle = ({ import_id, path, body }: V2ImportJob): void => {
    const { outcome } = plans.of(import_id);
    if (outcome === 'never') return;
    if (outcome !== 'Finished') return void jobs.finish.run(outcome, null, import_id);
    const batch = v2BatchSchema.parse(JSON.parse(body));
    const apply = () => applyV2Import(batch, account);
    const done = unlessRejected(file, switches, apply, ({ faults }) => faults.length / batch.rows.length);
    if (done === null) return void jobs.finish.run('RejectedByWatchdog', null, import_id);
    const { written, ...report } = done;
    if (written.length > 0) note('POST', path, written);
    jobs.finish.run('Finished', JSON.stringify(report), import_id);
  };

  return {
    start: (path, batch) => {
      if (places.areTaken()) return null;
      const importId = randomUUID();
      jobs.insert.run(importId, path, clock(), JSON.stringify(batch));
      plans.begin(importId);
      return importId;
    },
    look: (importId) => {
      const job = jobs.find.get(importId);
      if (!job) return null;
      if (job.status === null && job.polls >= plans.of(importId).polls) settle(job);
      jobs.poll.run(importId);
      return jobs.find.get(importId) ?? null;
    },
    find: (importId) => jobs.find.get(importId) ?? null,
    settleDue: () => {
      for (const job of jobs.open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
    },
    plan: plans.plan,
  };
};

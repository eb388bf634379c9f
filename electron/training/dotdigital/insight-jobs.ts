import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call, Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Collection } from './insight-store.ts';
import type { Insight } from './insight-write.ts';
import { refusal } from './refusals.ts';

export const INSIGHT_JOB_TABLE = `
  CREATE TABLE IF NOT EXISTS insight_job(
    job_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    collection_id INTEGER NOT NULL,
    contact_id INTEGER,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    report TEXT
  ) STRICT;
`;

type Job = {
  readonly job_id: string;
  readonly kind: 'empty' | 'delete';
  readonly collection_id: number;
  readonly contact_id: number | null;
  readonly submitted_at: number;
  readonly polls: number;
  readonly report: string | null;
};

export type InsightJobs = {
  /** Begins to empty a collection, or a contact's part of it, or to delete it. */
  readonly start: (kind: Job['kind'], collection: Collection, contactId: number | null) => Answer;
  readonly status: (call: Call, params: Params) => Answer;
  /** Ends what nobody asked about in time; as long as an import may take. */
  readonly settleDue: () => void;
};

/** Takes the records away, of one contact or of all, and the types where it is switched so. Returns how many. */
export const emptyCollection = ({ collections, records, switches }: Insight, id: number, contactId: number | null) => {
  if (switches.emptiedSchema === 'reset' && contactId === null) collections.setColumns(id, []);
  return records.clear(id, contactId);
};

const COLUMNS = 'job_id, kind, collection_id, contact_id, submitted_at, polls, report';

/** Jobs that empty or delete collections (contract dotdigital 6.1 [C]). `note` hears of what they do when they do it. */
export const createInsightJobs = (
  file: StateFile,
  insight: Insight,
  note: (method: string, path: string, written: readonly Written[]) => void,
): InsightJobs => {
  const { collections, switches, clock } = insight;
  const insert = file.prepare('INSERT INTO insight_job VALUES (?, ?, ?, ?, ?, 0, NULL)');
  const find = file.prepare<[string], Job>(`SELECT ${COLUMNS} FROM insight_job WHERE job_id = ?`);
  const open = file.prepare<[], Job>(`SELECT ${COLUMNS} FROM insight_job WHERE report IS NULL ORDER BY submitted_at`);
  const poll = file.prepare('UPDATE insight_job SET polls = polls + 1 WHERE job_id = ?');
  const finish = file.prepare('UPDATE insight_job SET report = ? WHERE job_id = ?');

  const done = ({ kind, collection_id, contact_id }: Job): number => {
    const name = collections.byId(collection_id)?.name ?? '';
    const removed = emptyCollection(insight, collection_id, contact_id);
    if (kind === 'delete') collections.remove(collection_id);
    const path = `/insightData/v3/collections/${name}${kind === 'empty' ? '/empty' : ''}`;
    note('DELETE', path, [{ recordId: `collection:${name}`, key: null, changed: removed > 0 || kind === 'delete' }]);
    return removed;
  };

  const settle = (job: Job): void => {
    const status = switches.insightJobOutcome;
    if (status === 'never') return;
    const removed = status === 'Finished' ? done(job) : 0;
    const summary = { totalRecords: removed, totalProcessed: removed, totalFailed: 0 };
    finish.run(
      JSON.stringify({ jobId: job.job_id, status, ...(status === 'Finished' ? { summary } : {}) }),
      job.job_id,
    );
  };

  return {
    start: (kind, { id }, contactId) => {
      const jobId = randomUUID();
      insert.run(jobId, kind, id, contactId, clock());
      return { status: 202, body: { jobId }, written: [{ recordId: `job:${jobId}`, key: null, changed: true }] };
    },
    status: (_call, { jobId = '' }) => {
      const job = find.get(jobId);
      if (!job) return refusal(404, 'insightData:asyncJobNotFound', `The job ID '${jobId}' could not be found!`);
      if (job.report === null && job.polls >= switches.insightJobPolls) settle(job);
      const report = find.get(jobId)?.report ?? null;
      if (report !== null) return { status: 200, body: z.json().parse(JSON.parse(report)) };
      poll.run(jobId);
      return { status: 200, body: { jobId, status: job.polls === 0 ? 'NotStarted' : 'NotFinished' } };
    },
    settleDue: () => {
      for (const job of open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
    },
  };
};

import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { isAnswer, problemWith } from './insight-collections.ts';
import { batchOf } from './insight-import-body.ts';
import type { ImportJob, InsightImports, Reporter } from './insight-import-jobs.ts';
import type { FailedRecord } from './insight-import-rows.ts';
import { v3Failure } from './insight-json.ts';
import type { InsightSwitches } from './insight-switches.ts';
import type { Insight } from './insight-write.ts';
import { refusal } from './refusals.ts';

const failedOf = ({ record, fault }: FailedRecord, ownerType: string, switches: InsightSwitches) => {
  const { contactIdentity, key, json } = record;
  const collectionOwner = { ownerType, ...(contactIdentity ? { contactIdentity } : {}) };
  return { collectionOwner, ...v3Failure(fault, switches), key, json };
};

/** What v3 tells of an import that is done (contract dotdigital 6.1, A5 [C]). */
export const reportInV3 =
  (switches: InsightSwitches): Reporter =>
  ({ failures, written, total }, { collectionScope }) => ({
    summary: { totalRecords: total, totalImported: written.length, totalRejected: failures.length },
    failures: failures.map((failed) => failedOf(failed, collectionScope, switches)),
  });

/** The word for how it stands: sources differ (contract dotdigital 6.1). */
const wordOf = ({ status }: ImportJob, { insightImportWords }: InsightSwitches): string => {
  if (insightImportWords === 'attested') return status ?? 'NotFinished';
  return status === null ? 'Processing' : status === 'Finished' ? 'Complete' : status;
};

/** Bulk upserts of records in v3, done later (contract dotdigital 6.1 [C]). */
export const createInsightImportCalls = (insight: Insight, imports: InsightImports) => {
  const { switches } = insight;
  return {
    start: (call: Call): Answer => {
      const batch = batchOf(call, switches);
      if (isAnswer(batch)) return batch;
      const problem = problemWith(insight, batch.collectionName, batch.collectionScope, batch.collectionType);
      if (problem) return problem;
      const importId = imports.start('v3', batch);
      if (importId === null) {
        return refusal(429, 'insightData:tooManyActiveImports', 'There are too many active imports.');
      }
      const written = [{ recordId: `import:${importId}`, key: null, changed: true }];
      return { status: 202, body: { importId }, written };
    },
    status: (_call: Call, { importId = '' }: Params): Answer => {
      const job = imports.look('v3', importId);
      if (!job) {
        const sentence = `The import request '${importId}' could not be found!`;
        return refusal(404, 'insightData:importNotFound', sentence);
      }
      const status = wordOf(job, switches);
      if (job.status === null) return { status: 200, body: { importId, status } };
      const report = job.report === null ? {} : z.record(z.string(), z.json()).parse(JSON.parse(job.report));
      return { status: 200, body: { importId, status, collectionName: job.collection_name, ...report } };
    },
  };
};

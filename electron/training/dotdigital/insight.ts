import type { Written } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import { createCollectionCalls } from './insight-collections.ts';
import { createInsightEdit } from './insight-edit.ts';
import { createInsightImports } from './insight-import-jobs.ts';
import { createInsightImportCalls, reportInV3 } from './insight-imports.ts';
import { createInsightJobs } from './insight-jobs.ts';
import { createAccountRecordCalls, createContactRecordCalls } from './insight-record-calls.ts';
import { createRecordStore } from './insight-record-store.ts';
import { insightRoutesOf } from './insight-routes.ts';
import { createCollectionStore } from './insight-store.ts';
import { createV2DataCalls } from './insight-v2-data.ts';
import { createV2DataImports, reportInV2 } from './insight-v2-imports.ts';
import { createOrderCalls } from './insight-v2-orders.ts';
import type { Insight } from './insight-write.ts';

/** Insight data: collections, their records, imports and jobs, in both versions (contract dotdigital 6). */
export const createInsight = (
  file: StateFile,
  account: Account,
  base: () => string,
  note: (method: string, path: string, written: readonly Written[]) => void,
) => {
  const { switches, clock } = account;
  const collections = createCollectionStore(file, switches);
  const records = createRecordStore(file, switches);
  const insight: Insight = { account, collections, records, switches, clock };
  const jobs = createInsightJobs(file, insight, note);
  const imports = createInsightImports(file, insight, { v2: reportInV2, v3: reportInV3(switches) }, note);
  const routes = insightRoutesOf({
    collections: createCollectionCalls(insight, jobs),
    ofAccount: createAccountRecordCalls(insight, base),
    ofContacts: createContactRecordCalls(insight, jobs, base),
    imports: createInsightImportCalls(insight, imports),
    jobs,
    v2Imports: createV2DataImports(insight, imports),
    v2Data: createV2DataCalls(insight),
    orders: createOrderCalls(insight),
  });
  return {
    routes,
    settleDue: (): void => {
      imports.settleDue();
      jobs.settleDue();
    },
    plan: imports.plan,
    edit: createInsightEdit(insight),
    counts: () => ({ collections: collections.count(), insightRecords: records.total() }),
  };
};

import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { isAnswer, problemWith } from './insight-collections.ts';
import type { Batch } from './insight-import-body.ts';
import type { InsightImports, Reporter } from './insight-import-jobs.ts';
import { isCollectionName, type Scope, typeByName } from './insight-names.ts';
import { isForAccount, type V2Item, v2Identity, v2ItemsOf } from './insight-v2-body.ts';
import type { Insight } from './insight-write.ts';
import { refusalV2 } from './refusals.ts';

export const invalidNameV2 = (): Answer => refusalV2(400, 'Error: ERROR_TRANSACTIONAL_DATA_INVALID_COLLECTION_NAME');

/** What v2 tells of an import that is done (contract dotdigital 6.2 [C]). */
export const reportInV2: Reporter = ({ failures, written, total }) => ({
  totalItems: total,
  totalImported: written.length,
  totalRejected: failures.length,
  faults: failures.map(({ record, fault }) => ({ key: record.key, reason: fault.reason, detail: fault.detail })),
});

const recordOf = (scope: Scope, item: V2Item) => ({
  key: item.key,
  json: item.json ?? null,
  ...(scope === 'contact' && item.contactIdentifier !== null && !isForAccount(item)
    ? { contactIdentity: v2Identity(item.contactIdentifier) }
    : {}),
});

/** Where the items go: what is there says so itself, else the first of them. */
const batchOf = ({ collections }: Insight, name: string, items: readonly V2Item[]): Batch => {
  const found = collections.find(name);
  const [first] = items;
  const scope = found?.scope ?? (first && isForAccount(first) ? 'account' : 'contact');
  return {
    collectionName: name,
    collectionScope: scope,
    collectionType: found?.type ?? typeByName(name),
    records: items.map((item) => recordOf(scope, item)),
  };
};

/** Bulk adding of records in v2, done later; deprecated, but alive (contract dotdigital 6.2 [C]). */
export const createV2DataImports = (insight: Insight, imports: InsightImports) => ({
  /** Accepted even when every contact is unknown (contract dotdigital 6.2 [C]). */
  start: (call: Call, { name = '' }: Params): Answer => {
    if (!isCollectionName(name)) return invalidNameV2();
    const items = v2ItemsOf(call);
    if (isAnswer(items)) return items;
    const batch = batchOf(insight, name, items);
    if (problemWith(insight, name, batch.collectionScope, batch.collectionType)) {
      return refusalV2(400, 'Error: ERROR_TRANSACTIONAL_DATA_VALIDATION_FAILED');
    }
    const id = imports.start('v2', batch);
    if (id === null) return refusalV2(429, 'Error: ERROR_IMPORT_TOOMANYACTIVEIMPORTS');
    const written = [{ recordId: `import:${id}`, key: null, changed: true }];
    return { status: 202, body: { id, status: 'NotStarted' }, written };
  },
  status: (_call: Call, { id = '' }: Params): Answer => {
    const job = imports.look('v2', id);
    if (!job) return refusalV2(404, 'Error: ERROR_IMPORT_NOT_FOUND');
    return { status: 200, body: { id, status: job.status ?? 'NotFinished' } };
  },
  report: (_call: Call, { id = '' }: Params): Answer => {
    const job = imports.find('v2', id);
    if (!job) return refusalV2(404, 'Error: ERROR_IMPORT_NOT_FOUND');
    if (job.report !== null) return { status: 200, body: z.json().parse(JSON.parse(job.report)) };
    return refusalV2(404, 'Import is not processed yet or completed with error. ERROR_IMPORT_REPORT_NOT_FOUND');
  },
});

import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { Account } from './contact-writes.ts';
import { refusalV2 } from './refusals.ts';
import { v2BatchOf } from './v2-import-body.ts';
import type { V2ImportJobs } from './v2-import-jobs.ts';
import { faultTableOf, type KeptReport, keptReportSchema, v2ReportOf } from './v2-import-report.ts';

const importNotFound = (): Answer => refusalV2(404, 'Error: ERROR_IMPORT_NOT_FOUND');

/** The v2 calls on contact imports; deprecated, but alive (contract dotdigital 3.5 [C]). */
export const createV2ImportCalls = (account: Account, jobs: V2ImportJobs) => {
  const report = (id: string): { readonly kept: KeptReport } | Answer => {
    const job = jobs.find(id);
    if (!job) return importNotFound();
    if (job.report !== null) return { kept: keptReportSchema.parse(JSON.parse(job.report)) };
    return refusalV2(404, 'Import is not processed yet or completed with error. ERROR_IMPORT_REPORT_NOT_FOUND');
  };
  return {
    /** With a list and a merge option in the path, or without. */
    start: (call: Call, params: Params): Answer => {
      const batch = v2BatchOf(account, call, params);
      if ('status' in batch) return batch;
      const id = jobs.start(call.path, batch);
      if (id === null) return refusalV2(429, 'Error: ERROR_IMPORT_TOOMANYACTIVEIMPORTS');
      const written = [{ recordId: `import:${id}`, key: null, changed: true }];
      return { status: 202, body: { id, status: 'NotFinished' }, written };
    },
    status: (_call: Call, { id = '' }: Params): Answer => {
      const job = jobs.look(id);
      return job ? { status: 200, body: { id, status: job.status ?? 'NotFinished' } } : importNotFound();
    },
    report: (_call: Call, { id = '' }: Params): Answer => {
      const found = report(id);
      return 'status' in found ? found : { status: 200, body: v2ReportOf(found.kept) };
    },
    faults: (_call: Call, { id = '' }: Params): Answer => {
      const found = report(id);
      if ('status' in found) return found;
      const headers = { 'Content-Type': 'text/csv; charset=utf-8' };
      return { status: 200, headers, text: faultTableOf(found.kept, account.switches) };
    },
  };
};

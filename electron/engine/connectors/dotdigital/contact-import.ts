import { z } from 'zod';
import { mostInImport } from '../../../../shared/domain/bulk.ts';
import { type Failure, failure } from '../../../../shared/errors.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { ContactImport, DotdigitalConnector, ImportedRow, ImportRow } from '../connector.ts';
import type { HttpOutcome } from '../http/exchange.ts';
import { parseJson } from '../http/parse-json.ts';
import type { Http } from '../http/request.ts';
import { dataFieldsOf } from './build-request.ts';

/** The most that an import's body may hold (contract dotdigital 2.2 [C]). */
export const mostImportBytes = 50 * 1024 * 1024;

type Fail = (outcome: HttpOutcome, isWrite: boolean) => { readonly ok: false; readonly error: Failure };

/** Contact imports of v3 (contract dotdigital 3.1, 3.3 [C]). */
export const createContactImports = (
  http: Http,
  fail: Fail,
): Pick<DotdigitalConnector, 'startContactImport' | 'previewImport' | 'readContactImport'> => ({
  startContactImport: async (rows, signal) => {
    const body = importBody(rows);
    const problem = problemOf(rows, body);
    if (problem !== null) return err(failure('invariant.broken', problem, { reached: 'no' }));
    const outcome = await http({ method: 'PUT', path: importPath, route: importPath, scope: 'low', body }, signal);
    if (outcome.kind !== 'answer' || outcome.status !== 202) return fail(outcome, true);
    const started = startedSchema.safeParse(parseJson(outcome.text));
    // It was taken, but under which name is not known: what came of it can only be read back.
    return started.success ? ok({ importId: started.data.importId }) : fail(outcome, true);
  },
  previewImport: (rows) => ({
    system: 'dotdigital',
    method: 'PUT',
    path: importPath,
    body: JSON.stringify(JSON.parse(importBody(rows)), null, 2),
  }),
  readContactImport: async (importId, signal) => {
    const route = '/contacts/v3/import/{id}';
    const path = `/contacts/v3/import/${encodeURIComponent(importId)}`;
    const outcome = await http({ method: 'GET', path, route, scope: 'unlimited', purpose: 'single' }, signal);
    if (outcome.kind === 'answer' && outcome.status === 404) return err(unknownImport);
    if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
    const report = reportSchema.safeParse(parseJson(outcome.text));
    return report.success ? ok(importOf(report.data)) : fail(outcome, false);
  },
});

const importPath = '/contacts/v3/import';

const unknownImport = failure('remote.not-found', 'Dotdigital does not know this import, or no longer.');

/** Matched by contact id, which can match but never create (contract dotdigital 3.1 [C]); nothing but data fields. */
export const importBody = (rows: readonly ImportRow[]): string =>
  JSON.stringify({
    mergeOption: 'overwrite',
    contacts: rows.map(({ contactId, changes }) => ({
      matchIdentifier: 'contactId',
      identifiers: { contactId },
      dataFields: dataFieldsOf(changes),
    })),
  });

/** Why these rows may not be sent as an import, or null. */
const problemOf = (rows: readonly ImportRow[], body: string): string | null => {
  if (rows.length === 0 || rows.length > mostInImport)
    return `An import holds 1 to ${mostInImport} contacts, not ${rows.length}.`;
  if (Buffer.byteLength(body) > mostImportBytes) return 'The import would be larger than Dotdigital takes (50 MB).';
  if (rows.some(({ changes }) => changes.length === 0 || changes.some(({ field }) => field === 'email')))
    return 'An import writes data fields only.';
  return new Set(rows.map(({ contactId }) => contactId)).size < rows.length
    ? 'An import names each contact once.'
    : null;
};

const startedSchema = z.object({ importId: z.string().regex(/^[\w-]{1,100}$/) });

const wireFailure = z.object({ failureCode: z.string(), description: z.string().nullish() });
const identifiers = z.object({ contactId: z.union([z.number().int(), z.string()]).nullish() }).nullish();

/** Everything but the status may be missing while it runs. */
const reportSchema = z.object({
  status: z.string(),
  created: z.array(z.object({ contactId: z.number().int() })).nullish(),
  updated: z.array(z.object({ contactId: z.number().int() })).nullish(),
  failures: z
    .array(z.object({ contactId: z.number().int().nullish(), identifiers, failures: z.array(wireFailure) }))
    .nullish(),
});
type WireReport = z.infer<typeof reportSchema>;

const importOf = (report: WireReport): ContactImport => {
  const ended = endOf(report.status);
  if (ended !== 'finished') return ended;
  const updated = (report.updated ?? []).map(({ contactId }) => contactId);
  const created = (report.created ?? []).map(({ contactId }) => contactId);
  const failed = new Map<number, ImportedRow>();
  for (const { contactId, identifiers: named, failures } of report.failures ?? []) {
    const id = contactId ?? Number(named?.contactId ?? Number.NaN);
    if (!Number.isSafeInteger(id)) continue;
    const before = failed.get(id)?.failures ?? [];
    const more = failures.map(({ failureCode, description }) => ({
      code: failureCode.slice(0, 80),
      description: (description ?? '').slice(0, 500),
    }));
    failed.set(id, { contactId: id, failures: [...before, ...more] });
  }
  return { state: 'finished', updated, created, failed: [...failed.values()] };
};

/**
 * Contract dotdigital 3.3 [C]. The three that the official connector takes for failed too are told as failed; every other
 * status means that the import is still running.
 */
const endOf = (status: string): Exclude<ContactImport, { readonly state: 'finished' }> | 'finished' => {
  switch (status.toLowerCase()) {
    case 'finished':
      return 'finished';
    case 'rejectedbywatchdog':
      return { state: 'refused', failure: failure('remote.rejected', watchdog) };
    case 'exceedsallowedcontactlimit':
      return { state: 'refused', failure: failure('remote.rejected', contactLimit) };
    case 'failed':
    case 'invalidfileformat':
    case 'notavailableinthisversion':
      return { state: 'failed', failure: failure('remote.unavailable', failedWhole) };
    default:
      return { state: 'running' };
  }
};

const watchdog =
  "Dotdigital's watchdog, which guards the quality of data, refused the whole import; nothing of it was written.";
const contactLimit =
  'Dotdigital refused the whole import because the account holds as many contacts as it is allowed to.';
const failedWhole =
  'Dotdigital could not finish the import and does not say how far it came; each contact is read back.';

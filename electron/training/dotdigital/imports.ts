import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { contactBodySchema, detailsOf } from './contact-body.ts';
import type { Account } from './contact-writes.ts';
import { applyImport } from './import-rows.ts';
import { badRequest, refusal } from './refusals.ts';

const importSchema = z.looseObject({
  mergeOption: z.enum(['overwrite', 'overwriteIfNotEmpty', 'overwriteIfEmpty']).default('overwrite'),
  contacts: z.array(contactBodySchema.extend({ matchIdentifier: z.string() })).min(1),
});
export type ImportBody = z.infer<typeof importSchema>;

type Job = {
  readonly import_id: string;
  readonly submitted_at: number;
  readonly polls: number;
  readonly body: string;
  readonly report: string | null;
};

const COLUMNS = 'import_id, submitted_at, polls, body, report';

/** Notes the writes of an import when they happen, not when it is handed in. */
export type NoteImported = (written: readonly Written[]) => void;

/** Bulk upserts, done later (contract dotdigital 3.1, 3.3 [C]). */
export const createImports = (file: StateFile, account: Account, noteImported: NoteImported) => {
  const { switches, clock } = account;
  const insert = file.prepare('INSERT INTO import_job(import_id, submitted_at, polls, body) VALUES (?, ?, 0, ?)');
  const open = file.prepare<[], Job>(`SELECT ${COLUMNS} FROM import_job WHERE report IS NULL ORDER BY submitted_at`);
  const find = file.prepare<[string], Job>(`SELECT ${COLUMNS} FROM import_job WHERE import_id = ?`);
  const poll = file.prepare('UPDATE import_job SET polls = polls + 1 WHERE import_id = ?');
  const finish = file.prepare("UPDATE import_job SET report = ?, body = '' WHERE import_id = ?");

  const settle = (job: Job): void => {
    const outcome = switches.importOutcome;
    if (outcome === 'never') return;
    if (outcome !== 'Finished') {
      finish.run(JSON.stringify({ importId: job.import_id, status: outcome }), job.import_id);
      return;
    }
    const { report, written } = applyImport(importSchema.parse(JSON.parse(job.body)), account);
    noteImported(written);
    finish.run(JSON.stringify({ importId: job.import_id, status: 'Finished', ...report }), job.import_id);
  };

  /** Finishes what nobody asked about in time. */
  const settleDue = (): void => {
    for (const job of open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
  };

  const start = (call: Call): Answer => {
    const json = jsonOf(call);
    if (!json.ok) return refusal(400, 'contacts:badJson', 'The body is not valid JSON.');
    const parsed = importSchema.safeParse(json.value);
    if (!parsed.success) return badRequest(detailsOf(parsed.error));
    const bare = parsed.data.contacts.findIndex(({ identifiers }) => identifiers === undefined);
    if (bare >= 0)
      return badRequest([{ item: `contacts[${bare}]`, description: 'The Identifiers field is required.' }]);
    if (open.all().length >= switches.activeImports) {
      return refusal(429, 'contacts:tooManyActiveImports', 'There are too many active imports.');
    }
    const importId = randomUUID();
    insert.run(importId, clock(), JSON.stringify(parsed.data));
    return { status: 202, body: { importId }, written: [{ recordId: `import:${importId}`, key: null, changed: true }] };
  };

  const status = (_call: Call, { importId = '' }: Params): Answer => {
    const job = find.get(importId);
    if (!job) return refusal(404, 'contacts:importNotFound', 'The import was not found.');
    if (job.report === null && job.polls >= switches.importPolls) settle(job);
    const report = find.get(importId)?.report ?? null;
    if (report !== null) return { status: 200, body: z.json().parse(JSON.parse(report)) };
    poll.run(importId);
    return { status: 200, body: { importId, status: 'NotFinished' } };
  };

  return { start, status, settleDue };
};

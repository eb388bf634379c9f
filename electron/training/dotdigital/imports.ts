import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { contactBodySchema, detailsOf } from './contact-body.ts';
import { blankContact, changeContact } from './contact-change.ts';
import { type Account, factsOf } from './contact-writes.ts';
import { type ImportBody, importSchema } from './import-body.ts';
import type { ImportPlaces } from './import-places.ts';
import { createImportPlans } from './import-plan.ts';
import { applyImport } from './import-rows.ts';
import { unlessRejected } from './import-watchdog.ts';
import { badRequest, type Detail, refusal } from './refusals.ts';
import { importOutcomes } from './switches.ts';

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

const createJobStore = (file: StateFile) => {
  const insert = file.prepare('INSERT INTO import_job(import_id, submitted_at, polls, body) VALUES (?, ?, 0, ?)');
  const open = file.prepare<[], Job>(`SELECT ${COLUMNS} FROM import_job WHERE report IS NULL ORDER BY submitted_at`);
  const find = file.prepare<[string], Job>(`SELECT ${COLUMNS} FROM import_job WHERE import_id = ?`);
  const poll = file.prepare('UPDATE import_job SET polls = polls + 1 WHERE import_id = ?');
  const finish = file.prepare("UPDATE import_job SET report = ?, body = '' WHERE import_id = ?");
  return {
    add: (importId: string, at: number, body: ImportBody) => insert.run(importId, at, JSON.stringify(body)),
    open: () => open.all(),
    find: (importId: string) => find.get(importId) ?? null,
    poll: (importId: string) => poll.run(importId),
    finish: (importId: string, report: object) => finish.run(JSON.stringify({ importId, ...report }), importId),
  };
};

const bodyOf = (call: Call): ImportBody | Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refusal(400, 'contacts:badJson', 'The body is not valid JSON.');
  const parsed = importSchema.safeParse(json.value);
  if (!parsed.success) return badRequest(detailsOf(parsed.error));
  const bare = parsed.data.contacts.findIndex(({ identifiers }) => identifiers === undefined);
  if (bare < 0) return parsed.data;
  return badRequest([{ item: `contacts[${bare}]`, description: 'The Identifiers field is required.' }]);
};

/** Fields of any row that do not exist or have a value of another type. */
const fieldFaults = ({ contacts, mergeOption }: ImportBody, account: Account): readonly Detail[] => {
  const facts = factsOf(account);
  return contacts.flatMap((row) => {
    const { data } = contactBodySchema.pick({ dataFields: true }).safeParse(row);
    const { problems } = changeContact(blankContact(facts), data ?? {}, mergeOption, facts);
    return problems.map(({ detail }) => detail);
  });
};

/** Bulk upserts, done later (contract dotdigital 3.1, 3.3 [C]). */
export const createImports = (file: StateFile, account: Account, places: ImportPlaces, noteImported: NoteImported) => {
  const { switches, clock } = account;
  const jobs = createJobStore(file);
  const plans = createImportPlans(importOutcomes, () => ({
    outcome: switches.importOutcome,
    polls: switches.importPolls,
  }));

  const applied = (job: Job) => {
    const body = importSchema.parse(JSON.parse(job.body));
    const apply = () => applyImport(body, account);
    return unlessRejected(file, switches, apply, ({ bad }) => bad / body.contacts.length);
  };

  const settle = (job: Job): void => {
    const { outcome } = plans.of(job.import_id);
    if (outcome === 'never') return;
    if (outcome !== 'Finished') return void jobs.finish(job.import_id, { status: outcome });
    const done = applied(job);
    if (done === null) return void jobs.finish(job.import_id, { status: 'RejectedByWatchdog' });
    noteImported(done.written);
    jobs.finish(job.import_id, { status: 'Finished', ...done.report });
  };

  /** Finishes what nobody asked about in time. */
  const settleDue = (): void => {
    for (const job of jobs.open()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
  };

  const start = (call: Call): Answer => {
    const body = bodyOf(call);
    if ('status' in body) return body;
    const faults = switches.importFieldFaults === 'request' ? fieldFaults(body, account) : [];
    if (faults.length > 0) return badRequest(faults);
    if (places.areTaken()) {
      return refusal(429, 'contacts:tooManyActiveImports', 'There are too many active imports.');
    }
    const importId = randomUUID();
    jobs.add(importId, clock(), body);
    plans.begin(importId);
    return { status: 202, body: { importId }, written: [{ recordId: `import:${importId}`, key: null, changed: true }] };
  };

  const status = (_call: Call, { importId = '' }: Params): Answer => {
    const job = jobs.find(importId);
    if (!job) return refusal(404, 'contacts:importNotFound', 'The import was not found.');
    if (job.report === null && job.polls >= plans.of(importId).polls) settle(job);
    const report = jobs.find(importId)?.report ?? null;
    if (report !== null) return { status: 200, body: z.json().parse(JSON.parse(report)) };
    jobs.poll(importId);
    return { status: 200, body: { importId, status: 'NotFinished' } };
  };

  return { start, status, settleDue, plan: plans.plan };
};

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { type Account, findContact, writtenOf } from './contact-writes.ts';
import { badRequest, refusal } from './refusals.ts';

export const BULK_DELETE_TABLE = `
  CREATE TABLE IF NOT EXISTS bulk_delete_job(
    delete_id TEXT PRIMARY KEY,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    body TEXT NOT NULL,
    report TEXT
  ) STRICT;
`;

/** Each contact by one of its identifiers (contract dotdigital 3.1 [C]). */
const bodySchema = z.array(z.record(z.string(), z.union([z.string(), z.number()]))).max(5_000);
type Body = z.infer<typeof bodySchema>;

type Job = {
  readonly delete_id: string;
  readonly submitted_at: number;
  readonly polls: number;
  readonly body: string;
  readonly report: string | null;
};

const bodyOf = (call: Call): Body | Answer => {
  const json = jsonOf(call);
  if (!json.ok) return refusal(400, 'contacts:badJson', 'The body is not valid JSON.');
  const parsed = bodySchema.safeParse(json.value);
  if (!parsed.success) return badRequest([{ item: 'body', description: 'Expected 1 to 5000 identifiers.' }]);
  if (parsed.data.length === 0) return refusal(400, 'contacts:noContactsSpecified', 'No contacts are specified.');
  const wrong = parsed.data.findIndex((entry) => Object.keys(entry).length !== 1);
  return wrong < 0
    ? parsed.data
    : badRequest([{ item: `[${wrong}]`, description: 'Expected an object with one property.' }]);
};

const failure = (identifier: Body[number], failureCode: string, description: string) => ({
  identifier,
  failures: [{ failureCode, description }],
});

/** Deletes one after the other; those in the bin already are unknown. */
const applyDelete = (body: Body, account: Account) => {
  const deleted: unknown[] = [];
  const failures: ReturnType<typeof failure>[] = [];
  const written: Written[] = [];
  let unknown = 0;
  for (const entry of body) {
    const [name = '', value = ''] = Object.entries(entry)[0] ?? [];
    const found = findContact(account, name, String(value));
    if (found === undefined)
      failures.push(failure(entry, 'InvalidIdentifier', `'${name}' does not identify a contact`));
    else if (found === null || found.binned) {
      unknown += 1;
      failures.push(failure(entry, 'ContactNotFound', 'The contact was not found.'));
    } else {
      const binned = { ...found, binned: true, updatedAt: Math.max(account.clock(), found.updatedAt) };
      if (account.switches.deletedByBulk === 'bin') account.contacts.save(binned);
      else account.contacts.remove(found.contactId);
      deleted.push({ contactId: found.contactId, identifier: entry });
      written.push(writtenOf(found, binned));
    }
  }
  const summary = {
    requestedContacts: body.length,
    deletedContacts: deleted.length,
    unknownContacts: unknown,
    invalidEntries: failures.length - unknown,
  };
  return { report: { summary, deleted, failures }, written };
};

/** Bulk deletes, done later (contract dotdigital 3.1 [C]; failure codes and the items of `deleted` [I]). */
export const createBulkDeletes = (
  file: StateFile,
  account: Account,
  noteDeleted: (written: readonly Written[]) => void,
) => {
  const { switches, clock } = account;
  const columns = 'delete_id, submitted_at, polls, body, report';
  const insert = file.prepare('INSERT INTO bulk_delete_job(delete_id, submitted_at, polls, body) VALUES (?, ?, 0, ?)');
  const open = file.prepare<[], Job>(
    `SELECT ${columns} FROM bulk_delete_job WHERE report IS NULL ORDER BY submitted_at`,
  );
  const find = file.prepare<[string], Job>(`SELECT ${columns} FROM bulk_delete_job WHERE delete_id = ?`);
  const poll = file.prepare('UPDATE bulk_delete_job SET polls = polls + 1 WHERE delete_id = ?');
  const finish = file.prepare("UPDATE bulk_delete_job SET report = ?, body = '' WHERE delete_id = ?");

  const settle = ({ delete_id, body }: Job): void => {
    const outcome = switches.deleteOutcome;
    if (outcome === 'never') return;
    const { report, written } =
      outcome === 'Finished' ? applyDelete(bodySchema.parse(JSON.parse(body)), account) : { report: {}, written: [] };
    if (written.length > 0) noteDeleted(written);
    finish.run(JSON.stringify({ deleteId: delete_id, status: outcome, ...report }), delete_id);
  };

  const start = (call: Call): Answer => {
    const body = bodyOf(call);
    if ('status' in body) return body;
    if (open.all().length >= switches.activeDeletes) {
      return refusal(429, 'contacts:tooManyBulkDeleteJobs', 'There are too many bulk delete jobs.');
    }
    const deleteId = randomUUID();
    insert.run(deleteId, clock(), JSON.stringify(body));
    return { status: 202, body: { deleteId }, written: [{ recordId: `delete:${deleteId}`, key: null, changed: true }] };
  };

  const status = (_call: Call, { deleteId = '' }: Params): Answer => {
    const job = find.get(deleteId);
    if (!job) return refusal(400, 'contacts:invalidDeleteId', 'The delete id is invalid.');
    if (job.report === null && job.polls >= switches.deletePolls) settle(job);
    const report = find.get(deleteId)?.report ?? null;
    if (report !== null) return { status: 200, body: z.json().parse(JSON.parse(report)) };
    poll.run(deleteId);
    return { status: 200, body: { deleteId, status: job.polls === 0 ? 'NotStarted' : 'NotFinished' } };
  };

  /** Ends what nobody asked about in time; as long as an import may take. */
  const settleDue = (): void => {
    for (const job of open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
  };

  return { start, status, settleDue };
};

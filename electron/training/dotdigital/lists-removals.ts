import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call, Written } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import { writableListIn } from './lists.ts';
import { takeOut } from './lists-members.ts';
import { refusalV2 } from './refusals.ts';
import { isRefused, v2BodyOf } from './v2-body.ts';

export const REMOVAL_TABLE = `
  CREATE TABLE IF NOT EXISTS list_removal_job(
    job_id TEXT PRIMARY KEY,
    list_id INTEGER NOT NULL,
    contact_ids TEXT,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
`;

type Job = {
  readonly job_id: string;
  readonly list_id: number;
  /** Null for everybody. */
  readonly contact_ids: string | null;
  readonly submitted_at: number;
  readonly polls: number;
  readonly status: string;
};

const idsSchema = z.array(z.number().int());

const COLUMNS = 'job_id, list_id, contact_ids, submitted_at, polls, status';

/** Takes many contacts out of a list, later (contract dotdigital 4 [C]). `note` hears of it when it is done. */
export const createListRemovals = (file: StateFile, account: Account, note: (written: readonly Written[]) => void) => {
  const { switches, clock } = account;
  const insert = file.prepare("INSERT INTO list_removal_job VALUES (?, ?, ?, ?, 0, 'Started')");
  const find = file.prepare<[string], Job>(`SELECT ${COLUMNS} FROM list_removal_job WHERE job_id = ?`);
  const open = file.prepare<[], Job>(`SELECT ${COLUMNS} FROM list_removal_job WHERE status = 'Started'`);
  const poll = file.prepare('UPDATE list_removal_job SET polls = polls + 1 WHERE job_id = ?');
  const finish = file.prepare('UPDATE list_removal_job SET status = ? WHERE job_id = ?');
  const members = file
    .prepare<[number], number>(
      'SELECT contact_id FROM contact WHERE EXISTS (SELECT 1 FROM json_each(list_ids) WHERE value = ?)',
    )
    .pluck();

  const settle = ({ job_id, list_id, contact_ids }: Job): void => {
    if (switches.listRemovalOutcome === 'never') return;
    finish.run(switches.listRemovalOutcome, job_id);
    if (switches.listRemovalOutcome === 'Failed') return;
    const ids = contact_ids === null ? members.all(list_id) : idsSchema.parse(JSON.parse(contact_ids));
    note(takeOut(account, list_id, ids));
  };

  /** Finishes what nobody asked about in time. */
  const settleDue = (): void => {
    for (const job of open.all()) if (clock() >= job.submitted_at + switches.importDurationMs) settle(job);
  };

  const start = (params: Params, contactIds: readonly number[] | null): Answer => {
    const named = writableListIn(account, params);
    if ('status' in named) return named;
    const id = randomUUID();
    insert.run(id, named.found.id, contactIds && JSON.stringify(contactIds), clock());
    const written = [{ recordId: `list-removal:${id}`, key: null, changed: true }];
    return { status: 202, body: { id, status: 'Started' }, written };
  };

  return {
    settleDue,
    some: (call: Call, params: Params): Answer => {
      const read = v2BodyOf(call, idsSchema);
      return isRefused(read) ? read : start(params, read.body);
    },
    all: (_call: Call, params: Params): Answer => start(params, null),
    /** The published example of this answer alone has its keys in Pascal case. */
    status: (_call: Call, { job: id = '' }: Params): Answer => {
      const job = find.get(id);
      if (!job) return refusalV2(404, 'The deletion was not found. ERROR_IMPORT_NOT_FOUND');
      if (job.status === 'Started' && job.polls >= switches.listRemovalPolls) settle(job);
      poll.run(id);
      const status = find.get(id)?.status;
      return { status: 200, body: switches.listRemovalKeys === 'Pascal' ? { Id: id, Status: status } : { id, status } };
    },
  };
};

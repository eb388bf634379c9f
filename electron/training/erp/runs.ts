import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, headerOf, jsonOf } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { fieldErrors } from './field-errors.ts';
import type { KeyStore } from './key-store.ts';
import type { Mailbox } from './mailbox.ts';
import { type Periods, periodNameSchema } from './periods.ts';
import { errorOf, refuse } from './refusals.ts';
import type { ErpSwitches } from './switches.ts';

export const RUN_TABLE = `
  CREATE TABLE IF NOT EXISTS run(
    run_id TEXT PRIMARY KEY,
    flow TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    records INTEGER NOT NULL,
    told INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS run_untold ON run(told, ends_at);
`;

type Run = {
  readonly run_id: string;
  readonly flow: string;
  readonly requested_at: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly outcome: ErpSwitches['runOutcome'];
  readonly records: number;
};

const COLUMNS = 'run_id, flow, requested_at, starts_at, ends_at, outcome, records';

/** `params.period` names the accounting month that a flow posts into. */
const orderSchema = z.strictObject({
  flow: z.string().min(1),
  params: z.looseObject({ period: periodNameSchema.optional() }).default({}),
});

export type RunParts = {
  readonly file: StateFile;
  readonly keys: KeyStore;
  readonly mailbox: Mailbox;
  readonly periods: Pick<Periods, 'stateOf'>;
  readonly clock: Clock;
  readonly switches: ErpSwitches;
  /** How many records there are for this flow to run over. */
  readonly records: (flow: string) => number;
};

const stateOf = ({ starts_at, ends_at, outcome }: Run, now: number) => {
  if (now >= ends_at) return outcome;
  return now >= starts_at ? 'running' : 'queued';
};

/** A run that fails does so in its middle; one that is partial loses one record in fifty. */
const countsOf = ({ records, starts_at, ends_at, outcome }: Run, now: number) => {
  const done = now >= ends_at ? 1 : Math.max(0, now - starts_at) / Math.max(1, ends_at - starts_at);
  const read = Math.floor(records * (outcome === 'failed' ? done / 2 : done));
  const failed = outcome === 'succeeded' ? 0 : Math.ceil(read / 50);
  return { read, written: read - failed, skipped: 0, failed };
};

const wireRun = (run: Run, now: number) => ({
  runId: run.run_id,
  flow: run.flow,
  state: stateOf(run, now),
  startedAt: new Date(now >= run.starts_at ? run.starts_at : run.requested_at).toISOString(),
  ...(now >= run.ends_at ? { endedAt: new Date(run.ends_at).toISOString() } : {}),
  counts: countsOf(run, now),
  platformUrl: `https://flows.northbank.example/runs/${run.run_id}`,
});

const order = ({ keys, periods, clock, switches, file, records }: RunParts, call: Call): Answer => {
  const key = headerOf(call, 'Idempotency-Key');
  if (key === null || key === '') return refuse('missing_idempotency_key');
  const json = jsonOf(call);
  if (!json.ok) return refuse('invalid_json');
  const parsed = orderSchema.safeParse(json.value);
  if (!parsed.success) return refuse('validation_failed', undefined, fieldErrors(parsed.error));
  const kept = keys.replay('runs', key, call.body);
  if (kept !== null) return kept;
  const { flow, params } = parsed.data;
  if (!switches.deployedFlows.includes(flow))
    return refuse('flow_not_deployed', `There is no deployed flow '${flow}'.`);
  if (params.period !== undefined && periods.stateOf(params.period) === 'locked') {
    return refuse('period_closed', `The period ${params.period} is locked.`, [
      { path: 'params.period', message: 'locked' },
    ]);
  }
  const runId = `run_${randomUUID()}`;
  const now = clock();
  const startsAt = now + switches.runQueuedMs;
  file
    .prepare(`INSERT INTO run(${COLUMNS}, told) VALUES (?, ?, ?, ?, ?, ?, ?, 0)`)
    .run(runId, flow, now, startsAt, startsAt + switches.runRunningMs, switches.runOutcome, records(flow));
  const answer = { status: 202, headers: { Location: `/erp/v1/runs/${runId}` }, body: { runId } };
  keys.keep('runs', key, call.body, answer, now);
  return answer;
};

/** Tells of every run that has ended meanwhile, at the instant when it did. */
const settle = ({ file, mailbox, clock }: RunParts): void => {
  const ended = file
    .prepare<[number], Run>(`SELECT ${COLUMNS} FROM run WHERE told = 0 AND ends_at <= ? ORDER BY ends_at, run_id`)
    .all(clock());
  for (const { run_id, outcome, ends_at } of ended) {
    const told = { runId: run_id, severity: outcome === 'succeeded' ? 'info' : 'warning' } as const;
    if (outcome === 'failed') {
      const error = { ...errorOf('erp_error'), runId: run_id };
      mailbox.post({ kind: 'run.failed', runId: run_id, severity: 'error', error }, ends_at);
    } else mailbox.post({ kind: 'run.finished', ...told }, ends_at);
    file.prepare('UPDATE run SET told = 1 WHERE run_id = ?').run(run_id);
  }
};

/** Runs of the platform's flows (flow contract v1, endpoints 7 and 8), which pass on the ERP's clock. */
export const createRuns = (parts: RunParts) => {
  const find = parts.file.prepare<[string], Run>(`SELECT ${COLUMNS} FROM run WHERE run_id = ?`);
  return {
    order: (call: Call) => order(parts, call),
    one: (_call: Call, { runId = '' }: Params): Answer => {
      const run = find.get(runId);
      return run ? { status: 200, body: wireRun(run, parts.clock()) } : refuse('not_found', 'There is no such run.');
    },
    settle: () => settle(parts),
  };
};

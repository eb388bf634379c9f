import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import { refusalV2 } from './refusals.ts';
import { fieldsIn, ruleSchema } from './segments-rule.ts';
import type { StoredSegment } from './segments-store.ts';
import type { SegmentSwitches } from './segments-switches.ts';
import { pagingOf } from './v2-paging.ts';

type Outcome = SegmentSwitches['segmentRefreshOutcome'];

type Refresh = {
  readonly segment_id: number;
  readonly started_at: number;
  readonly polls: number;
  readonly outcome: Outcome | null;
  readonly status: 'open' | 'Finished' | 'Failed';
};

/** The segment that a path names, or null. */
export const segmentIn = ({ segments }: Account, name: string): StoredSegment | null =>
  /^\d{1,10}$/.test(name) ? segments.byId(Number(name)) : null;

const notFound = (): Answer => refusalV2(404, 'Error: ERROR_SEGMENT_NOT_FOUND');

const editSchema = z.strictObject({
  segmentId: z.number().int(),
  rule: ruleSchema.optional(),
  automatic: z.boolean().optional(),
  /** How the next refresh that is asked for ends. */
  nextRefresh: z.enum(['Finished', 'Failed', 'never']).optional(),
});

const createRefreshStore = (file: StateFile) => {
  const columns = 'segment_id, started_at, polls, outcome, status';
  const begin = file.prepare(
    "INSERT OR REPLACE INTO segment_refresh SELECT segment_id, ?, 0, next_outcome, 'open' FROM segment WHERE segment_id = ?",
  );
  const plan = file.prepare('UPDATE segment SET next_outcome = ? WHERE segment_id = ?');
  const find = file.prepare<[number], Refresh>(`SELECT ${columns} FROM segment_refresh WHERE segment_id = ?`);
  const open = file.prepare<[], Refresh>(`SELECT ${columns} FROM segment_refresh WHERE status = 'open'`);
  const poll = file.prepare('UPDATE segment_refresh SET polls = polls + 1 WHERE segment_id = ?');
  const end = file.prepare('UPDATE segment_refresh SET status = ? WHERE segment_id = ?');
  return {
    begin: (segmentId: number, now: number): void => {
      begin.run(now, segmentId);
      plan.run(null, segmentId);
    },
    plan: (segmentId: number, outcome: Outcome) => plan.run(outcome, segmentId),
    find: (segmentId: number) => find.get(segmentId) ?? null,
    open: () => open.all(),
    poll: (segmentId: number) => poll.run(segmentId),
    end: (segmentId: number, status: 'Finished' | 'Failed') => end.run(status, segmentId),
  };
};

type Refreshes = ReturnType<typeof createRefreshStore>;

const changeSegment = ({ segments, fields }: Account, refreshes: Refreshes, input: unknown): string | null => {
  const parsed = editSchema.safeParse(input);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const { segmentId, rule, automatic, nextRefresh } = parsed.data;
  if (segments.byId(segmentId) === null) return 'There is no such segment.';
  const unknown = rule && fieldsIn(rule).find((name) => fields.find(name)?.name !== name);
  if (unknown !== undefined) return `There is no data field ${unknown}.`;
  if (rule !== undefined) segments.setRule(segmentId, rule);
  if (automatic !== undefined) segments.setAutomatic(segmentId, automatic);
  if (nextRefresh !== undefined) refreshes.plan(segmentId, nextRefresh);
  return null;
};

/** The calls on segments (contract dotdigital 4 [C]): their list, and refreshes, which are done later. */
export const createSegmentCalls = (file: StateFile, account: Account) => {
  const { segments, switches, clock } = account;
  const refreshes = createRefreshStore(file);

  /** Who failed to be refreshed waits for the next automatic one as if it had been. */
  const settle = ({ segment_id, outcome }: Refresh, now: number): void => {
    const ends = outcome ?? switches.segmentRefreshOutcome;
    if (ends === 'never') return;
    refreshes.end(segment_id, ends);
    if (ends === 'Finished') segments.recompute(segment_id, now);
    else segments.touch(segment_id, now);
  };

  return {
    /** Ends the refreshes that nobody asked about in time, and makes those that are made without asking. */
    settleDue: (now: number): void => {
      for (const refresh of refreshes.open())
        if (now >= refresh.started_at + switches.segmentRefreshMs) settle(refresh, now);
      if (switches.segmentAutoRefreshMs !== null) segments.recomputeOld(now - switches.segmentAutoRefreshMs, now);
    },
    list: (call: Call): Answer => {
      const paging = pagingOf(call);
      return 'status' in paging ? paging : { status: 200, body: segments.page(paging) };
    },
    /** Asking again while a refresh is under way begins none [I]. */
    refresh: (_call: Call, { segment = '' }: Params): Answer => {
      const found = segmentIn(account, segment);
      if (!found) return notFound();
      const isOpen = refreshes.find(found.id)?.status === 'open';
      if (!isOpen) refreshes.begin(found.id, clock());
      const written = [{ recordId: `segment:${found.id}`, key: null, changed: !isOpen }];
      return { status: 202, body: { id: found.id, status: 'NotStarted' }, written };
    },
    /** A segment that nobody ever asked to refresh was refreshed when it was made [I]. */
    status: (_call: Call, { segment = '' }: Params): Answer => {
      const found = segmentIn(account, segment);
      if (!found) return notFound();
      const refresh = refreshes.find(found.id);
      if (refresh?.status === 'open' && refresh.polls >= switches.segmentRefreshPolls) settle(refresh, clock());
      const status = refreshes.find(found.id)?.status ?? 'Finished';
      if (status !== 'open') return { status: 200, body: { id: found.id, status } };
      refreshes.poll(found.id);
      return { status: 200, body: { id: found.id, status: refresh?.polls === 0 ? 'NotStarted' : 'NotFinished' } };
    },
    change: (input: unknown) => changeSegment(account, refreshes, input),
  };
};

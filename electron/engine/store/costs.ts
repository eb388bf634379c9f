import type { Database } from 'better-sqlite3';
import type { DecidedCost, EarlierRun, ToldCost } from '../../../shared/domain/cost.ts';
import type { CasePolicy } from '../../../shared/domain/policy.ts';
import type { Job, SyncMode } from '../../../shared/domain/run.ts';
import type { Standing } from './sales-store.ts';

/** What runs cost: what was told beforehand, and what earlier ones took. */
export interface CostStore {
  /** Runs of a job and mode that ended well, newest first; its very first counts as one in full. */
  readonly earlier: (job: Job, mode: SyncMode, limit: number) => readonly EarlierRun[];
  /** How long the newest imports of a job took until their report was there (ms). */
  readonly imports: (job: Job, limit: number) => readonly number[];
  /** How many records of a stream the mirror holds. */
  readonly held: (stream: string) => number;
  /** Keeps how both sides stand, for a job, as counted at a mark, a run's number. */
  readonly remember: (job: Job, at: number, standing: Standing) => void;
  /** What was counted at the same mark; null where that was at another, or never. */
  readonly remembered: (job: Job, at: number) => Standing | null;
  /** The same of what a policy would have sent; the mark names all that its count rests on. */
  readonly rememberDecided: (policy: CasePolicy, mark: string, decided: DecidedCost) => void;
  readonly rememberedDecided: (policy: CasePolicy, mark: string) => DecidedCost | null;
  readonly tell: (runId: number, told: ToldCost) => void;
  readonly told: (runId: number) => ToldCost | null;
}

/** Where the records of each stream are counted. */
const counts: Readonly<Record<string, string>> = {
  'erp.customers': "SELECT n FROM mirror_count WHERE name = 'customers'",
  'dotdigital.contacts': "SELECT n FROM mirror_count WHERE name = 'contacts'",
  'erp.products': 'SELECT COUNT(*) FROM erp_product',
  'erp.stock': 'SELECT COUNT(*) FROM erp_stock',
  'erp.prices': 'SELECT COUNT(*) FROM erp_price',
  'erp.orders': 'SELECT COUNT(*) FROM erp_order',
  // Three streams share a table; ';' is what follows ':'.
  'erp.invoices': "SELECT COUNT(*) FROM erp_document WHERE ext_id >= 'invoice:' AND ext_id < 'invoice;'",
  'erp.creditNotes': "SELECT COUNT(*) FROM erp_document WHERE ext_id >= 'credit-note:' AND ext_id < 'credit-note;'",
  'erp.settlements': "SELECT COUNT(*) FROM erp_document WHERE ext_id >= 'settlement:' AND ext_id < 'settlement;'",
  'dotdigital.catalogue': 'SELECT COUNT(*) FROM dd_item',
  'dotdigital.orders': 'SELECT COUNT(*) FROM dd_order',
  'dotdigital.lists': 'SELECT COUNT(*) FROM dd_list',
  'dotdigital.segments': 'SELECT COUNT(*) FROM dd_segment',
  'dotdigital.campaigns': 'SELECT COUNT(*) FROM dd_campaign',
};

type ToldRow = {
  readonly erp: number;
  readonly dotdigital: number;
  readonly isLeast: number;
  readonly lasts: number | null;
};

const earlierColumns = `counts ->> '$.erpRead' AS erpRead, counts ->> '$.dotdigitalRead' AS dotdigitalRead,
  (counts ->> '$.erpCalls') + (counts ->> '$.dotdigitalCalls') AS calls, ended_at - started_at AS tookMs,
  coalesce((SELECT SUM(i.ended_at - i.started_at) FROM insight_import i WHERE i.run_id = run.id AND i.ended_at IS NOT NULL), 0) AS importMs`;

export const createCosts = (db: Database): CostStore => {
  // A job's first run that came through read everything, whatever was asked for: it tells nothing of changes.
  const firstOf = db.prepare<[string, string], number>('SELECT MIN(id) FROM run WHERE job = ? AND state = ?').pluck();
  const first = (job: Job): number =>
    Math.min(...(['succeeded', 'partial'] as const).map((state) => firstOf.get(job, state) ?? Number.MAX_SAFE_INTEGER));
  const byMode = db.prepare<[Job, SyncMode, number, number], EarlierRun>(
    `SELECT ${earlierColumns} FROM run WHERE job = ? AND mode = ? AND id > ? AND state IN ('succeeded', 'partial')
     AND ended_at >= started_at ORDER BY id DESC LIMIT ?`,
  );
  const byId = db.prepare<[number], EarlierRun>(
    `SELECT ${earlierColumns} FROM run WHERE id = ? AND ended_at >= started_at`,
  );
  const known = new Map<Job, { readonly at: number; readonly standing: Standing }>();
  const knownDecided = new Map<CasePolicy, { readonly mark: string; readonly decided: DecidedCost }>();
  const imports = db
    .prepare<[string, number], number>(
      `SELECT i.ended_at - i.started_at FROM insight_import i JOIN run r ON r.id = i.run_id
       WHERE r.job = ? AND i.state = 'finished' AND i.ended_at >= i.started_at ORDER BY i.id DESC LIMIT ?`,
    )
    .pluck();
  const held = new Map(
    Object.entries(counts).map(([stream, sql]) => [stream, db.prepare<[], number>(sql).pluck()] as const),
  );
  const tell = db.prepare(
    'INSERT OR REPLACE INTO run_told (run_id, erp_calls, dotdigital_calls, is_least, lasts_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const told = db.prepare<[number], ToldRow>(
    'SELECT erp_calls AS erp, dotdigital_calls AS dotdigital, is_least AS isLeast, lasts_ms AS lasts FROM run_told WHERE run_id = ?',
  );
  return {
    earlier: (job, mode, limit) => {
      const id = first(job);
      const later = byMode.all(job, mode, id, limit);
      return mode === 'incremental' ? later : [...later, ...byId.all(id)].slice(0, limit);
    },
    remember: (job, at, standing) => void known.set(job, { at, standing }),
    remembered: (job, at) => {
      const last = known.get(job);
      return last?.at === at ? last.standing : null;
    },
    rememberDecided: (policy, mark, decided) => void knownDecided.set(policy, { mark, decided }),
    rememberedDecided: (policy, mark) => {
      const last = knownDecided.get(policy);
      return last?.mark === mark ? last.decided : null;
    },
    imports: (job, limit) => imports.all(job, limit),
    held: (stream) => held.get(stream)?.get() ?? 0,
    tell: (runId, { erpCalls, dotdigitalCalls, isLeast, lastsMs }) =>
      void tell.run(runId, erpCalls, dotdigitalCalls, isLeast ? 1 : 0, lastsMs),
    told: (runId) => {
      const row = told.get(runId);
      return row === undefined
        ? null
        : { erpCalls: row.erp, dotdigitalCalls: row.dotdigital, isLeast: row.isLeast === 1, lastsMs: row.lasts };
    },
  };
};

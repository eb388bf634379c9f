import type { Database } from 'better-sqlite3';
import { mismatchKinds, mismatchStatuses, type ReopenReason, severities } from '../../../shared/domain/mismatch.ts';
import {
  caseEntity,
  entityOf,
  type MismatchKey,
  type MismatchStore,
  type NewMismatch,
  type StoredMismatch,
} from './case-stores.ts';
import { byKey } from './mirror-batch.ts';
import { createMismatchPage } from './mismatch-page.ts';
import { type MismatchRecord, mismatchColumns, rowOf } from './mismatch-row.ts';

/** The numbers of the states that detection may move on by itself. */
const unsettledStatuses = (['open', 'ignored', 'deferred'] as const)
  .map((status) => mismatchStatuses.indexOf(status))
  .join(', ');

/** The lasting cases. Counters and search text move by triggers, in the same transaction. */
export const createMismatches = (db: Database): MismatchStore => {
  const byId = db.prepare<[number], MismatchRecord>(`SELECT ${mismatchColumns} FROM mismatch WHERE id = ?`);
  const contactText = db.prepare<[number | null], { number: string | null; email: string | null }>(
    'SELECT erp_number AS number, v_email AS email FROM dd_contact WHERE rid = ?',
  );
  const customerText = db.prepare<[number | null], { number: string; email: string | null }>(
    'SELECT number, v_email AS email FROM erp_customer WHERE rid = ?',
  );
  const open = db
    .prepare<unknown[], number>(`
    INSERT INTO mismatch (entity, kind, severity, status, match_key, erp_rid, dd_rid, field_mask, label, email, reference, detected_at, changed_at, run_id, reopened)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (entity, match_key, kind) DO UPDATE SET severity = excluded.severity, status = excluded.status, erp_rid = excluded.erp_rid,
      dd_rid = excluded.dd_rid, field_mask = excluded.field_mask, label = excluded.label, email = excluded.email, reference = excluded.reference,
      detected_at = excluded.detected_at, changed_at = excluded.changed_at, run_id = excluded.run_id, reopened = excluded.reopened, ignored_as = NULL, until = NULL
    RETURNING id`)
    .pluck();
  const refresh = db.prepare(`
    UPDATE mismatch SET severity = ?, erp_rid = ?, dd_rid = ?, field_mask = ?, label = ?, email = ?, reference = ?, run_id = coalesce(?, run_id)
    WHERE id = ? AND (severity <> ? OR erp_rid IS NOT ? OR dd_rid IS NOT ? OR field_mask <> ? OR label IS NOT ? OR email IS NOT ? OR reference IS NOT ?)`);
  const setStatus = db.prepare(`
    UPDATE mismatch SET status = @status, changed_at = @at, reopened = CASE WHEN @setReopened THEN @reopened ELSE reopened END,
      decision_id = coalesce(@decisionId, decision_id), outbox_id = coalesce(@outboxId, outbox_id),
      ignored_as = CASE WHEN @setIgnored THEN @ignoredAs ELSE ignored_as END, until = @until WHERE id = @id`);
  const carry = db.prepare<[string, number]>('UPDATE mismatch SET ignored_as = ? WHERE id = ?');
  const assign = db.prepare<[string | null, number]>('UPDATE mismatch SET assignee = ? WHERE id = ?');
  const overdue = db
    .prepare<[number, number], number>('SELECT id FROM mismatch WHERE until <= ? ORDER BY until LIMIT ?')
    .pluck();
  const openLike = db
    .prepare<[number, number, number, number, number, number], number>(
      'SELECT id FROM mismatch WHERE status = ? AND kind = ? AND entity = ? AND field_mask = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck();
  const openOf = db
    .prepare<[number, number, number, number, number], number>(
      'SELECT id FROM mismatch INDEXED BY mismatch_bucket WHERE status = ? AND kind = ? AND entity = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck();
  // A blob comes behind every text: without an end the range is open.
  const unsettled = db
    .prepare<[number, string, string | null], string>(
      `SELECT DISTINCT match_key FROM mismatch WHERE entity = ? AND match_key > ? AND match_key <= coalesce(?, x'00') AND status IN (${unsettledStatuses}) ORDER BY match_key`,
    )
    .pluck();
  const keysOf = db.prepare<[number, string], KeyRecord>(
    `SELECT ${keyColumns} FROM mismatch WHERE entity = ? AND match_key = ? ORDER BY kind`,
  );
  const keysIn = db.prepare<[string, number], KeyRecord>(
    `SELECT ${keyColumns
      .split(', ')
      .map((column) => `m.${column}`)
      .join(', ')} FROM json_each(?) k
     CROSS JOIN mismatch m ON m.entity = ? AND m.match_key = k.value ORDER BY m.match_key, m.kind`,
  );
  const accountCases = db.prepare<[number], KeyRecord>(
    `SELECT ${keyColumns} FROM mismatch WHERE entity = ? ORDER BY match_key, kind`,
  );
  const counts = db.prepare<[], { kind: number; severity: number; status: number; count: number }>(
    'SELECT kind, severity, status, SUM(n) AS count FROM mismatch_count WHERE n > 0 GROUP BY kind, severity, status',
  );

  const texts = (mismatch: NewMismatch): readonly [string, string, string] => {
    const about = customerText.get(mismatch.customerRid) ?? contactText.get(mismatch.contactRid);
    return [mismatch.label, about?.email ?? '', mismatch.reference ?? about?.number ?? mismatch.matchKey];
  };

  return {
    open: (mismatch, reopened: ReopenReason | null) => {
      const { finding } = mismatch;
      const places = [
        mismatchKinds.indexOf(finding.kind),
        severities.indexOf(finding.severity),
        mismatchStatuses.indexOf('open'),
      ];
      const rows = [
        mismatch.matchKey,
        mismatch.customerRid,
        mismatch.contactRid,
        finding.fieldMask,
        ...texts(mismatch),
      ];
      const id = open.get(
        caseEntity[mismatch.entity ?? 'customer'],
        ...places,
        ...rows,
        mismatch.at,
        mismatch.at,
        mismatch.runId,
        reopened,
      );
      if (id === undefined) throw new Error('a mismatch was not stored');
      return id;
    },
    refresh: (id, mismatch) => {
      const { finding } = mismatch;
      const now = [
        severities.indexOf(finding.severity),
        mismatch.customerRid,
        mismatch.contactRid,
        finding.fieldMask,
        ...texts(mismatch),
      ];
      refresh.run(...now, mismatch.runId, id, ...now);
    },
    setStatus: (id, status, facts) =>
      void setStatus.run({
        id,
        status: mismatchStatuses.indexOf(status),
        at: facts.at,
        setReopened: facts.reopened === undefined ? 0 : 1,
        reopened: facts.reopened ?? null,
        decisionId: facts.decisionId ?? null,
        outboxId: facts.outboxId ?? null,
        setIgnored: facts.ignoredAs === undefined ? 0 : 1,
        ignoredAs: facts.ignoredAs ?? null,
        until: facts.until ?? null,
      }),
    carry: (id, ignoredAs) => void carry.run(ignoredAs, id),
    assign: (id, to) => void assign.run(to, id),
    overdue: (now, limit) => overdue.all(now, limit),
    openLike: ({ entity, kind, fieldMask, afterId, limit }) => {
      const places = [mismatchStatuses.indexOf('open'), mismatchKinds.indexOf(kind), caseEntity[entity]] as const;
      return openLike.all(...places, fieldMask, afterId, limit);
    },
    openOf: (kind, afterId, limit, entity) =>
      openOf.all(mismatchStatuses.indexOf('open'), mismatchKinds.indexOf(kind), caseEntity[entity], afterId, limit),
    get: (id) => {
      const record = byId.get(id);
      return record === undefined ? null : storedOf(record);
    },
    unsettledKeys: (after, upTo, entity = 'customer') => unsettled.all(caseEntity[entity], after, upTo),
    keysOf: (matchKey, entity = 'customer') => keysOf.all(caseEntity[entity], matchKey).map(keyOf),
    keysIn: (matchKeys, entity = 'customer') =>
      byKey(keysIn.all(JSON.stringify(matchKeys), caseEntity[entity]).map(keyOf)),
    accountCases: () => accountCases.all(caseEntity.account).map(keyOf),
    linkCases: () => accountCases.all(caseEntity.link).map(keyOf),
    page: createMismatchPage(db),
    counts: () =>
      counts.all().map(({ kind, severity, status, count }) => ({
        kind: at(mismatchKinds, kind),
        severity: at(severities, severity),
        status: at(mismatchStatuses, status),
        count,
      })),
  };
};

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`stored number ${index} has no name`);
  return item;
};

const keyColumns = 'id, match_key, kind, severity, status, field_mask, ignored_as';
type KeyRecord = Pick<
  MismatchRecord,
  'id' | 'match_key' | 'kind' | 'severity' | 'status' | 'field_mask' | 'ignored_as'
>;

const keyOf = (record: KeyRecord): MismatchKey => ({
  id: record.id,
  matchKey: record.match_key,
  kind: at(mismatchKinds, record.kind),
  severity: at(severities, record.severity),
  status: at(mismatchStatuses, record.status),
  fieldMask: record.field_mask,
  ignoredAs: record.ignored_as,
});

const storedOf = (record: MismatchRecord): StoredMismatch => ({
  row: rowOf(record),
  matchKey: record.match_key,
  entity: entityOf(record.entity),
  fieldMask: record.field_mask,
  customerRid: record.erp_rid,
  contactRid: record.dd_rid,
  runId: record.run_id,
  decisionId: record.decision_id,
  outboxId: record.outbox_id,
});

import type { Database, Statement } from 'better-sqlite3';
import { changeLines, changeSetSchema } from '../../../shared/domain/change.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import { type OutboxState, outboxStates } from '../../../shared/domain/outbox.ts';
import { failureSchema } from '../../../shared/errors.ts';
import {
  type ChangeFilter,
  type ChangeResult,
  type ChangeRow,
  changeRowSchema,
} from '../../../shared/ipc/operations/change.ts';
import type { ChangeStore } from './change-stores.ts';
import { searchTerms } from './mismatch-search.ts';
import type { Sealing } from './sealing.ts';

type ChangeRecord = {
  readonly id: string;
  readonly seq: number | null;
  readonly mismatch_id: number;
  readonly kind: number;
  readonly label: string | null;
  readonly system: string;
  readonly person_key_id: number | null;
  readonly change_set: Buffer;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly decided_at: number;
  readonly decided_by: string;
  readonly verified_at: number | null;
  readonly failure: string | null;
  readonly undo_of: string | null;
  readonly undone_by: string | null;
  readonly import: string | null;
};

/** How a state reads on the change log; an undone change is told as undone whatever it was. */
export const resultOf = (state: OutboxState): ChangeResult => {
  switch (state) {
    case 'verified':
      return 'fine';
    case 'pending':
    case 'in-flight':
    case 'accepted':
      return 'under-way';
    case 'unconfirmed':
    case 'rejected':
    case 'diverged':
    case 'dead':
      return 'needs-a-look';
    case 'stale':
    case 'withdrawn':
      return 'not-sent';
  }
};

const undone =
  "(SELECT u.id FROM outbox_entry u WHERE u.undo_of = o.id AND u.state = 'verified' ORDER BY u.id DESC LIMIT 1)";
/** One value in SQL: the import that carried the change. */
const carriedBy = `(SELECT json_object('id', i.import_id, 'state', i.state, 'rows', i.row_count, 'startedAt', i.started_at, 'codes', json(coalesce(e.codes, '[]')))
  FROM contact_import_entry e JOIN contact_import i ON i.id = e.import WHERE e.entry_id = o.id)`;
const select = `
  SELECT o.id, (SELECT MIN(a.seq) FROM audit a WHERE a.subject = 'change:' || o.id) AS seq, o.mismatch_id, d.kind, m.label, o.system,
    o.person_key_id, o.change_set, o.state, o.attempts, d.decided_at, d.decided_by, o.verified_at, o.failure, o.undo_of, ${undone} AS undone_by, ${carriedBy} AS import
  FROM outbox_entry o JOIN decision d ON d.id = o.decision_id LEFT JOIN mismatch m ON m.id = o.mismatch_id`;

/** The change log: what was written or is owed, with names only while the person is known. */
export const createChanges = (db: Database, sealing: Sealing): ChangeStore => {
  const prepared = new Map<string, Statement<unknown[], ChangeRecord>>();
  const prepare = (sql: string): Statement<unknown[], ChangeRecord> => {
    const known = prepared.get(sql) ?? db.prepare<unknown[], ChangeRecord>(sql);
    prepared.set(sql, known);
    return known;
  };
  const rowOf = (record: ChangeRecord): ChangeRow => {
    const text = sealing.open(record.person_key_id, record.change_set, `outbox:${record.id}`);
    const changeSet = text === null ? null : changeSetSchema.parse(JSON.parse(text));
    return changeRowSchema.parse({
      id: record.id,
      entry: record.seq,
      mismatchId: record.mismatch_id,
      kind: mismatchKinds[record.kind],
      label: changeSet === null ? '' : (record.label ?? ''),
      system: record.system,
      operation: changeSet?.operation ?? '',
      lines: changeSet === null ? [] : changeLines(changeSet),
      state: record.state,
      attempts: record.attempts,
      decidedAt: record.decided_at,
      decidedBy: record.decided_by,
      verifiedAt: record.verified_at,
      sentence: record.failure === null ? null : failureSchema.parse(JSON.parse(record.failure)).sentence,
      import: record.import === null ? null : JSON.parse(record.import),
      undoes: record.undo_of,
      undoneBy: record.undone_by,
    });
  };
  const counts = db.prepare<[], { state: OutboxState; n: number }>(
    'SELECT state, COUNT(*) AS n FROM outbox_entry GROUP BY state',
  );
  const undoneCount = db
    .prepare<[], number>(
      "SELECT COUNT(DISTINCT undo_of) FROM outbox_entry WHERE undo_of IS NOT NULL AND state = 'verified'",
    )
    .pluck();
  const since = db.prepare<[number], number>('SELECT COUNT(*) FROM outbox_entry WHERE created_at >= ?').pluck();
  const people = db
    .prepare<[], string>(
      "SELECT DISTINCT decided_by FROM decision WHERE verdict IN ('approve', 'undo') ORDER BY decided_by LIMIT 200",
    )
    .pluck();
  const ofRun = db.prepare<[number], { written: number; verified: number }>(
    "SELECT COUNT(*) AS written, coalesce(SUM(state = 'verified'), 0) AS verified FROM outbox_entry WHERE run_id = ?",
  );
  return {
    page: (filter, before, limit) => {
      const { where, values } = conditionsOf(filter);
      if (before !== null) {
        where.push('o.id < ?');
        values.push(before);
      }
      const narrowed = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
      return prepare(`${select} ${narrowed} ORDER BY o.id DESC LIMIT ?`)
        .all(...values, limit)
        .map(rowOf);
    },
    row: (id) => {
      const record = prepare(`${select} WHERE o.id = ?`).get(id);
      return record === undefined ? null : rowOf(record);
    },
    counts: (at) => {
      const byResult = new Map<ChangeResult, number>();
      const undoneThen = undoneCount.get() ?? 0;
      for (const { state, n } of counts.all()) byResult.set(resultOf(state), (byResult.get(resultOf(state)) ?? 0) + n);
      // An undone change was verified once; it is told as undone only.
      if (undoneThen > 0) byResult.set('fine', (byResult.get('fine') ?? 0) - undoneThen);
      byResult.set('undone', undoneThen);
      return {
        sinceThen: since.get(at) ?? 0,
        results: [...byResult].map(([result, count]) => ({ result, count })),
        people: people.all(),
      };
    },
    ofRun: (runId, limit) => ({
      ...(ofRun.get(runId) ?? { written: 0, verified: 0 }),
      difference: prepare(`${select} WHERE o.run_id = ? AND o.state <> 'verified' ORDER BY o.id DESC LIMIT ?`)
        .all(runId, limit)
        .map(rowOf),
    }),
  };
};

const conditionsOf = (filter: ChangeFilter): { readonly where: string[]; readonly values: unknown[] } => {
  const where: string[] = [];
  const values: unknown[] = [];
  const among = (column: string, list: readonly (string | number)[]): void => {
    where.push(`${column} IN (${list.map(() => '?').join(', ')})`);
    values.push(...list);
  };
  if (filter.since !== null) {
    where.push('d.decided_at >= ?');
    values.push(filter.since);
  }
  if (filter.systems.length > 0) among('o.system', filter.systems);
  if (filter.kinds.length > 0) {
    among(
      'd.kind',
      filter.kinds.map((kind) => mismatchKinds.indexOf(kind)),
    );
  }
  if (filter.by !== null) {
    where.push('d.decided_by = ?');
    values.push(filter.by);
  }
  if (filter.results.length > 0) {
    const states = outboxStates.filter((state) => filter.results.includes(resultOf(state)));
    const wanted =
      states.length === 0 ? ['0'] : [`(o.state IN (${states.map(() => '?').join(', ')}) AND ${undone} IS NULL)`];
    values.push(...states);
    where.push(
      `(${[...wanted, ...(filter.results.includes('undone') ? [`${undone} IS NOT NULL`] : [])].join(' OR ')})`,
    );
  }
  const terms = searchTerms(filter.search);
  if (terms !== null) {
    where.push('o.mismatch_id IN (SELECT rowid FROM mismatch_fts WHERE mismatch_fts MATCH ?)');
    values.push(terms);
  }
  return { where, values };
};

import type { Database } from 'better-sqlite3';
import {
  type ApartReason,
  apartReasonSchema,
  apartReasons,
  type CauseSignature,
  causeEventSchema,
  causeKey,
  signatureOfKey,
} from '../../../shared/domain/cause.ts';
import { mismatchStatuses } from '../../../shared/domain/mismatch.ts';
import { createCauseLooks } from './cause-looks.ts';
import type { CauseCase, CauseHappened, CauseStore, StoredCause } from './cause-stores.ts';

type CauseRow = { readonly id: number; readonly key: string; readonly found_at: number } & {
  readonly settled_at: number | null;
  readonly since: number | null;
  readonly wave_from: number | null;
  readonly wave_to: number | null;
};
type CaseRow = { readonly case_id: number; readonly cause_id: number; readonly apart: string | null };

const numberOf = (status: (typeof mismatchStatuses)[number]): number => mismatchStatuses.indexOf(status);

/** While a cause has a case in one of these, it is not settled. */
const unsettled = (['open', 'decided', 'deferred', 'awaiting-second'] as const).map(numberOf).join(', ');

/** Settled causes that are listed, the last settled of them; what is older is found by its number or its signature. */
const settledListed = 200;

/** Causes, their cases and their history. */
export const createCauses = (db: Database): CauseStore => ({
  ...createCauseLooks(db),
  ...createCauseRows(db),
  ...createMembership(db),
});

type RowPart = Pick<
  CauseStore,
  'all' | 'get' | 'open' | 'setTimes' | 'emptied' | 'settle' | 'note' | 'history' | 'counts' | 'apartCounts'
>;

const createCauseRows = (db: Database): RowPart => {
  const columns = 'id, key, found_at, settled_at, since, wave_from, wave_to';
  const all = db.prepare<[], CauseRow>(
    `SELECT ${columns} FROM cause WHERE settled_at IS NULL
       OR id IN (SELECT id FROM cause WHERE settled_at IS NOT NULL ORDER BY settled_at DESC LIMIT ${settledListed})
     ORDER BY id DESC`,
  );
  const byId = db.prepare<[number], CauseRow>(`SELECT ${columns} FROM cause WHERE id = ?`);
  const byKey = db.prepare<[string], CauseRow>(`SELECT ${columns} FROM cause WHERE key = ?`);
  const insert = db.prepare<[string, number]>('INSERT INTO cause (key, found_at) VALUES (?, ?)');
  const settle = db.prepare<[number | null, number]>('UPDATE cause SET settled_at = ? WHERE id = ?');
  const setTimes = db.prepare(
    `UPDATE cause SET wave_from = @from, wave_to = @to, since = min(coalesce(since, @since), coalesce(@since, since)) WHERE id = @id`,
  );
  const emptied = db
    .prepare<[], number>(
      `SELECT id FROM cause WHERE settled_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM cause_count c WHERE c.cause_id = cause.id AND c.status IN (${unsettled}) AND c.n > 0)`,
    )
    .pluck();
  const note = db.prepare<[number, number, string, number, string | null]>(
    'INSERT INTO cause_event (cause_id, at, what, count, by) VALUES (?, ?, ?, ?, ?)',
  );
  const history = db.prepare<[number], { at: number; what: string; count: number; by: string | null }>(
    'SELECT at, what, count, by FROM cause_event WHERE cause_id = ? ORDER BY id',
  );
  const counts = db.prepare<[number], { is_apart: number; status: number; n: number }>(
    'SELECT is_apart, status, n FROM cause_count WHERE cause_id = ? AND n > 0',
  );
  const apartCounts = db.prepare<[number], { apart: string; n: number }>(
    `SELECT c.apart, COUNT(*) AS n FROM cause_case c CROSS JOIN mismatch m ON m.id = c.case_id
     WHERE c.cause_id = ? AND c.apart IS NOT NULL AND m.status = ${numberOf('open')} GROUP BY c.apart ORDER BY c.apart`,
  );
  const noteOf = (id: number, { at, what, count, by }: CauseHappened): void => void note.run(id, at, what, count, by);
  return {
    all: () => all.all().map(causeOf),
    get: (id) => {
      const row = byId.get(id);
      return row === undefined ? null : causeOf(row);
    },
    open: (signature: CauseSignature, at, count) => {
      const key = causeKey(signature);
      const known = byKey.get(key);
      if (known?.settled_at === null) return known.id;
      const id = known?.id ?? Number(insert.run(key, at).lastInsertRowid);
      if (known !== undefined) settle.run(null, id);
      noteOf(id, { at, what: known === undefined ? 'found' : 'came-back', count, by: null });
      return id;
    },
    setTimes: (id, { wave, since }) => void setTimes.run({ id, since, from: wave?.from ?? null, to: wave?.to ?? null }),
    emptied: () => emptied.all(),
    settle: (id, at) => void settle.run(at, id),
    note: noteOf,
    history: (id) => history.all(id).map(({ what, ...rest }) => ({ ...rest, what: causeEventSchema.parse(what) })),
    counts: (id) =>
      counts.all(id).map(({ is_apart, status, n }) => ({
        isApart: is_apart === 1,
        status: mismatchStatuses[status] ?? 'open',
        count: n,
      })),
    apartCounts: (id) =>
      apartCounts.all(id).map(({ apart, n }) => ({ reason: apartReasonSchema.parse(apart), count: n })),
  };
};

const createMembership = (
  db: Database,
): Pick<CauseStore, 'openCases' | 'put' | 'followed' | 'setApart' | 'take' | 'cases' | 'ofCase'> => {
  const openCases = db.prepare<[number, number, number], CaseRow>(
    `SELECT c.case_id, c.cause_id, c.apart FROM cause_case c CROSS JOIN mismatch m ON m.id = c.case_id
     WHERE c.case_id > ? AND m.status = ? ORDER BY c.case_id LIMIT ?`,
  );
  const put = db.prepare<[number, number, string | null, number | null]>(
    `INSERT INTO cause_case (case_id, cause_id, apart, written_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET cause_id = excluded.cause_id, apart = excluded.apart, written_at = excluded.written_at`,
  );
  const setApart = db.prepare<[string | null, number]>('UPDATE cause_case SET apart = ? WHERE case_id = ?');
  const take = db.prepare<[number]>('DELETE FROM cause_case WHERE case_id = ?');
  const cases = db.prepare<[number, string | null, number, number, number], CaseRow>(
    `SELECT c.case_id, c.cause_id, c.apart FROM cause_case c CROSS JOIN mismatch m ON m.id = c.case_id
     WHERE c.cause_id = ? AND c.apart IS ? AND c.case_id > ? AND m.status = ? ORDER BY c.case_id LIMIT ?`,
  );
  const followed = db.prepare<[number, number, number, number], { caseId: number; writtenAt: number | null }>(
    `SELECT c.case_id AS caseId, c.written_at AS writtenAt FROM cause_case c CROSS JOIN mismatch m ON m.id = c.case_id
     WHERE c.cause_id = ? AND c.apart IS NULL AND c.case_id > ? AND m.status <> ? ORDER BY c.case_id LIMIT ?`,
  );
  const ofCase = db.prepare<[number], CaseRow>('SELECT case_id, cause_id, apart FROM cause_case WHERE case_id = ?');
  return {
    openCases: (after, limit) => openCases.all(after, numberOf('open'), limit).map(caseOf),
    put: ({ caseId, causeId, apart }, writtenAt) => void put.run(caseId, causeId, apart, writtenAt),
    followed: (id, after, limit) => followed.all(id, after, numberOf('open'), limit),
    setApart: (caseId, apart) => void setApart.run(apart, caseId),
    take: (caseId) => void take.run(caseId),
    cases: ({ id, apart, status, after, limit }) => cases.all(id, apart, after, numberOf(status), limit).map(caseOf),
    ofCase: (caseId) => {
      const row = ofCase.get(caseId);
      return row === undefined ? null : caseOf(row);
    },
  };
};

const causeOf = (row: CauseRow): StoredCause => ({
  id: row.id,
  key: row.key,
  signature: signatureOfKey(row.key),
  foundAt: row.found_at,
  since: row.since,
  settledAt: row.settled_at,
  wave: row.wave_from === null || row.wave_to === null ? null : { from: row.wave_from, to: row.wave_to },
});

const caseOf = (row: CaseRow): CauseCase => ({
  caseId: row.case_id,
  causeId: row.cause_id,
  apart: reasonOf(row.apart),
});

const reasonOf = (text: string | null): ApartReason | null => apartReasons.find((reason) => reason === text) ?? null;

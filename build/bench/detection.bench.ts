import SqliteDatabase from 'better-sqlite3';
import { detect } from '../../electron/engine/flows/detect.ts';
import { valueColumns } from '../../electron/engine/store/columns.ts';
import { type Figure, type Measure, medianMs, spreadOf } from './figure.ts';
import { customerRowAt, sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn, type Workspace } from './opened-workspace.ts';
import { measurePass, passOfChild } from './pass-memory.ts';
import { duckdbJoinMs, fullJoinMs } from './plain-joins.ts';

/** A million are timed once: there is nothing to warm up in a pass of seconds. */
const runs = sizeWanted() >= 1_000_000 ? 1 : 3;

/** A full reconcile against what DuckDB and SQLite need for a bare join, its memory, and what changed rows alone cost. */
export const measure: Measure = async () => {
  if (await passOfChild(pass)) return [];
  const size = sizeWanted();
  const rows = `${size.toLocaleString('en-GB')} rows a side`;
  const workspace = openWorkspace();
  try {
    takeIn(workspace, size, 1);
    const full = await reconcileMs(workspace);
    const again = await medianMs(3, () => pass(workspace, true));
    const standing = await medianMs(runs, () => judgeAnew(workspace));
    const increment = await increments(workspace, size);
    const memory = await measurePass(workspace.folder);
    const join = { name: `FULL JOIN, ${valueColumns.length} fields`, value: await fullJoinMs(workspace.file, runs) };
    const duckdb = await duckdbJoinMs(workspace.file, workspace.folder, runs);
    const figures: readonly Figure[] = [
      ...(duckdb === null ? [] : [reconciled(full, { name: 'DuckDB, bare FULL OUTER JOIN', value: duckdb }, 1.5)]),
      reconciled(full, join, 1 / 3),
      {
        name: 'judged anew, its cases standing already',
        value: standing,
        unit: 'ms',
        reference: join,
        goal: { atMost: 1 / 3 },
        isClaimed: false,
        note: 'what finding alone takes of the full reconcile; the rest is the writing of its cases',
      },
      {
        name: 'the same again, nothing changed',
        value: again,
        unit: 'ms',
        reference: join,
        goal: { atMost: 1 / 3 },
        isClaimed: false,
        note: 'every key is still looked up on both sides; what was judged today is not judged again',
      },
      {
        name: `${increment.changed.toLocaleString('en-GB')} changed, p95`,
        value: increment.p95,
        unit: 'ms',
        reference: { name: 'full reconcile', value: full },
        goal: { atMost: 0.1 },
        isClaimed: size >= 1_000_000,
        note: increment.note,
      },
      { name: '… in milliseconds', value: increment.p95, unit: 'ms', reference: null, goal: { atMost: 500 } },
      {
        name: 'memory of a full reconcile above idle',
        value: memory.peak - memory.idle,
        unit: 'MB',
        reference: null,
        goal: { atMost: 350 },
      },
      ...(await memoryBySize(size, memory.peak)),
    ];
    return figures.map((figure) => ({ ...figure, name: `${figure.name}, ${rows}` }));
  } finally {
    workspace.close();
  }
};

const reconciled = (value: number, reference: NonNullable<Figure['reference']>, atMost: number): Figure => ({
  name: 'full reconcile, cases written',
  value,
  unit: 'ms',
  reference,
  goal: { atMost },
  isClaimed: false,
  note: 'two in a hundred are found; writing a case takes most of it, half of that for its search text',
});

const pass = async ({ deps }: Workspace, full: boolean): Promise<void> => {
  const nothing = (): void => undefined;
  const uncounted = { add: nothing, set: nothing, save: nothing, tell: nothing };
  const done = await detect(deps, { runId: 1, full, signal: new AbortController().signal, ...uncounted });
  if (!done.ok) throw new Error(done.error.sentence);
};

/** Every key is judged and every case written: before each run all that was found is forgotten. */
const reconcileMs = async (workspace: Workspace): Promise<number> => {
  const times: number[] = [];
  const warmUps = runs === 1 ? 0 : 1;
  for (let run = 0; run < runs + warmUps; run += 1) {
    forgetFound(workspace);
    const start = performance.now();
    await pass(workspace, true);
    times.push(performance.now() - start);
  }
  return spreadOf(times.slice(warmUps)).p50;
};

/** Every key that may have a case is judged, as on another day; no case moves. */
const judgeAnew = async (workspace: Workspace): Promise<void> => {
  const db = new SqliteDatabase(workspace.file);
  db.exec('DELETE FROM judged;');
  db.close();
  await pass(workspace, true);
};

const forgetFound = ({ file }: Workspace): void => {
  const db = new SqliteDatabase(file);
  db.exec('DELETE FROM mismatch; DELETE FROM judged;');
  db.close();
};

const openCases = ({ file }: Workspace): readonly string[] => {
  const db = new SqliteDatabase(file, { readonly: true });
  const sql =
    "SELECT match_key || ' ' || kind || ' ' || severity || ' ' || field_mask FROM mismatch WHERE status = 0 ORDER BY 1";
  const found = db.prepare<[], string>(sql).pluck().all();
  db.close();
  return found;
};

/** A thousand customers, or two in a hundred of few, move and move back; each time only they are judged. */
const increments = async (workspace: Workspace, size: number) => {
  const { stores } = workspace;
  const changed = Math.min(1_000, Math.floor(size * 0.019));
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const step = Math.floor(size / changed);
    // Every offset has moved once before it moves back.
    const city = round >= 7 && round % 3 === 2 ? undefined : `Town ${round}`;
    const moved = Array.from({ length: changed }, (_, at) => customerRowAt(at * step + (round % 7), size, city));
    stores.atomically(() => stores.mirror.upsertCustomers(moved, 2));
    const start = performance.now();
    await pass(workspace, false);
    times.push(performance.now() - start);
  }
  const found = openCases(workspace);
  forgetFound(workspace);
  await pass(workspace, true);
  const same = JSON.stringify(found) === JSON.stringify(openCases(workspace));
  if (!same) throw new Error('the increments left other cases open than a full pass finds');
  return {
    changed,
    ...spreadOf(times),
    note: `after 20 rounds the ${found.length} open cases are those of a full pass`,
  };
};

/** That what is held does not grow with the rows is seen from a hundred thousand on. */
const memoryBySize = async (size: number, peak: number): Promise<readonly Figure[]> => {
  if (size <= 100_000) return [];
  const small = openWorkspace();
  try {
    takeIn(small, 100_000, 1);
    const reference = { name: 'at 100,000', value: (await measurePass(small.folder)).peak };
    return [{ name: 'RSS at its highest', value: peak, unit: 'MB', reference, goal: { atMost: 1.5 } }];
  } finally {
    small.close();
  }
};

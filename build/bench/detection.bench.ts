import SqliteDatabase from 'better-sqlite3';
import { detect } from '../../electron/engine/flows/detect.ts';
import { valueColumns } from '../../electron/engine/store/columns.ts';
import { type Figure, type Measure, medianMs } from './figure.ts';
import { mirrorRows, sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn, type Workspace } from './opened-workspace.ts';

/** A full detection pass against one SQL statement that joins the same two tables by their keys and compares all fields. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  try {
    takeIn(workspace, mirrorRows(size), 1);
    const firstStart = performance.now();
    await pass(workspace);
    const first = performance.now() - firstStart;
    const again = await medianMs(5, () => pass(workspace));
    const join = await joinMs(workspace.file);
    const reference = { name: `FULL JOIN, ${valueColumns.length} fields`, value: join };
    const rows = `${size.toLocaleString('en-GB')} rows`;
    const figures: readonly Figure[] = [
      { name: `detection, full pass, ${rows}`, value: again, unit: 'ms', reference, goal: { atMost: 1 / 3 } },
      { name: `detection, first pass (opens cases), ${rows}`, value: first, unit: 'ms', reference, goal: null },
    ];
    return figures;
  } finally {
    workspace.close();
  }
};

const pass = async ({ deps }: Workspace): Promise<void> => {
  const nothing = (): void => undefined;
  const uncounted = { add: nothing, set: nothing, save: nothing, tell: nothing };
  const done = await detect(deps, { runId: 1, full: true, signal: new AbortController().signal, ...uncounted });
  if (!done.ok) throw new Error(done.error.sentence);
};

/** The same file, read by a connection with the engine's cache: every pair that differs or is alone, counted. */
const joinMs = async (file: string): Promise<number> => {
  const db = new SqliteDatabase(file, { readonly: true });
  db.pragma('cache_size = -65536');
  const differs = valueColumns.map((column) => `e.${column} IS NOT d.${column}`).join(' OR ');
  const statement = db
    .prepare(
      `SELECT COUNT(*) FROM erp_customer e FULL JOIN dd_contact d ON d.match_key = e.match_key WHERE e.rid IS NULL OR d.rid IS NULL OR ${differs}`,
    )
    .pluck();
  const median = await medianMs(5, () => statement.get());
  db.close();
  return median;
};

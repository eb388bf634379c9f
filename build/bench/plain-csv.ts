import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** These columns of a table as CSV, in the order in which the rows came. Answers the file. */
export const writeCsv = (file: string, table: string, columns: readonly string[], folder: string): string => {
  const path = join(folder, `${table}.csv`);
  const db = new SqliteDatabase(file, { readonly: true });
  const out = openSync(path, 'w');
  let text = `${columns.join(',')}\n`;
  const rows = db
    .prepare<[], (string | number | null)[]>(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY rid`)
    .raw();
  for (const row of rows.iterate()) {
    text += `${row.map((value) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)).join(',')}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
  db.close();
  return path;
};

import type SqliteDatabase from 'better-sqlite3';
import { reading } from '../reading.ts';

/** The rows of each table as text, in order. */
export type Content = ReadonlyMap<string, readonly string[]>;

/**
 * What is not what was read or found, but how it came to be: trails, tries and places, which differ when something was
 * done again; keys made by chance; and what is taken from other tables.
 */
const aside: ReadonlySet<string> = new Set([
  'attempt',
  'audit',
  'call_minute',
  'call_window',
  'cause_look',
  'insight_import',
  'insight_write',
  'judged',
  'person_key',
  'run_trouble',
  'seen',
  'sqlite_sequence',
]);

/** Ids, stamps, tries and what follows from them. Of a checkpoint only whether the stream was read to its end counts. */
const isStamp = (column: string): boolean =>
  /(^|_)(rid|id|at|of|in|token|key_id)$/.test(column) || stampsByName.has(column);

const stampsByName: ReadonlySet<string> = new Set([
  'version',
  'cursor',
  'watermark',
  'idempotency_key',
  'attempts',
  'since',
]);

/** Ids that stand for a record from its beginning: they are content. Those of contacts are given as they are made. */
const keptIds: ReadonlySet<string> = new Set(['ext_id']);

/** What an increment reads once more, because it overlaps with the last one, depends on how long that is ago. */
const withoutOverlap = (text: string): string =>
  /^\{"job":"(consent|stock|marketing-orders)"/.test(text)
    ? text.replaceAll(/(erp|dotdigital)Read\\?":\d+/g, '')
    : text;

/** Calls are made again after a crash: a page is read twice. Facts hold instants among others. */
const withoutCalls = (text: string): string => text.replaceAll(/(erp|dotdigital)Calls\\?":\d+/g, '');
const withoutInstants = (text: string): string => text.replaceAll(/(?<!\d)1[5-9]\d{11}(?!\d)/g, 'an instant');

/** Everything that a workspace's file says, each table's rows as text and in order, ids and stamps aside. */
export const contentOf = (file: string): Content =>
  reading(file, (db) => {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'",
      )
      .pluck()
      .all();
    return new Map([
      ...tables.filter((table) => !aside.has(table)).map((table) => [table, rowsOf(db, table)] as const),
      writes(db),
    ]);
  });

const rowsOf = (db: SqliteDatabase.Database, table: string): readonly string[] => {
  const columns = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((column) => keptIds.has(column) || !isStamp(column));
  // Sealed values are other bytes each time: only whether there is one counts.
  const told = columns.map((column) => {
    if (column === 'owner' && table.startsWith('dd_'))
      return "coalesce((SELECT erp_number || ' ' || v_email FROM dd_contact WHERE contact_id = owner), owner) AS owner";
    return `CASE typeof("${column}") WHEN 'blob' THEN 'sealed' ELSE "${column}" END AS "${column}"`;
  });
  const rows = db
    .prepare<[], Readonly<Record<string, unknown>>>(`SELECT ${told.join(', ') || "'a row' AS one"} FROM "${table}"`)
    .all();
  const texts = rows.map((row) => withoutOverlap(withoutCalls(JSON.stringify(row))));
  return (table === 'workspace_fact' ? texts.map(withoutInstants) : texts).sort();
};

/** What became of each record that was written, whichever import it went with last. */
const writes = (db: SqliteDatabase.Database): readonly [string, readonly string[]] => [
  'insight_write, the last of each record',
  db
    .prepare<[], string>(
      `SELECT i.collection || ' ' || w.key || ' ' || w.hash || ' ' || w.state FROM insight_write w
       JOIN insight_import i ON i.id = w.import
       WHERE w.import = (SELECT MAX(o.import) FROM insight_write o JOIN insight_import p ON p.id = o.import
                         WHERE o.key = w.key AND p.collection = i.collection) ORDER BY 1`,
    )
    .pluck()
    .all(),
];

export const rowsIn = (content: Content): number => [...content.values()].reduce((sum, rows) => sum + rows.length, 0);

/** Where two differ, a sentence for each table; at most three rows of each side. */
export const differencesOf = (wanted: Content, found: Content): readonly string[] =>
  [...wanted].flatMap(([table, rows]) => {
    const others = found.get(table) ?? [];
    const [lacks, has] = [without(rows, others), without(others, rows)];
    if (lacks.length + has.length === 0) return [];
    const some = (list: readonly string[]): string => list.slice(0, 3).join('\n      ');
    return [
      `${table} has ${others.length} rows and should have ${rows.length}: ${lacks.length} are missing, ${has.length} too many` +
        `${lacks.length > 0 ? `\n    - ${some(lacks)}` : ''}${has.length > 0 ? `\n    + ${some(has)}` : ''}`,
    ];
  });

/** What is in the one and not in the other, each as often as it is there more often. */
const without = (list: readonly string[], others: readonly string[]): readonly string[] => {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
};

import fs from 'node:fs';
import path from 'node:path';
import type { Item } from '../../electron/engine/domain/match/products/item.ts';
import { mapProducts } from '../../electron/engine/domain/match/products/map-products.ts';
import { readCsv } from './csv.ts';
import type { AccuracyLine } from './lines.ts';
import { scoreOf } from './score.ts';

type Row = Readonly<Record<string, string>>;
type Table = { readonly file: string; readonly rows: readonly Row[] };

/** The least F1 for the sets that are known by name; another set of products has no goal. */
const goals: readonly (readonly [RegExp, number])[] = [
  [/abt/i, 0.85],
  [/amazon|amzon/i, 0.62],
];

/**
 * Measures every set of products in a folder: two files with `id` and a name or title, and the truth, which is either a file whose
 * two columns are the ids (`idAbt,idBuy`), or files with `ltable_id`, `rtable_id` and `label`.
 */
export const measureProductSets = (files: readonly string[]): readonly AccuracyLine[] => {
  const byFolder = new Map<string, Table[]>();
  for (const file of files) {
    // These sets were written before UTF-8 was usual.
    const rows = readCsv(fs.readFileSync(file, 'latin1'));
    byFolder.set(path.dirname(file), [...(byFolder.get(path.dirname(file)) ?? []), { file, rows }]);
  }
  return [...byFolder].flatMap(([folder, tables]) => measureSet(path.basename(folder), tables));
};

/** Each file of the truth with the two tables of its folder that hold its ids; samples of one pair of tables are taken together. */
const measureSet = (folder: string, tables: readonly Table[]): readonly AccuracyLine[] => {
  const items = tables.filter(isItems);
  const sets = new Map<string, { readonly sides: readonly [Table, Table]; readonly truths: Table[] }>();
  for (const truth of tables.filter((table) => truthColumns(columnsOf(table)) !== null)) {
    const sides = sidesOf(truth, items);
    if (sides === null) continue;
    const name = sides.map(({ file }) => path.basename(file, path.extname(file))).join(' and ');
    const known = sets.get(name);
    if (known === undefined) sets.set(name, { sides, truths: [truth] });
    else known.truths.push(truth);
  }
  return [...sets].map(([name, { sides, truths }]) => lineFor(`${folder}, products, ${name}`, sides, truths));
};

const lineFor = (name: string, [left, right]: readonly [Table, Table], truths: readonly Table[]): AccuracyLine => {
  const truth = new Set(truths.flatMap(({ rows }) => rows.flatMap(truePair)));
  const found = mapProducts(left.rows.map(itemOf), right.rows.map(itemOf)).map(
    (proposal) => `${left.rows[proposal.left]?.id} ${right.rows[proposal.right]?.id}`,
  );
  // Where the truth is a sample of pairs, nothing is known of the others.
  const known = new Set(truths.flatMap(({ rows }) => rows.flatMap(knownPair)));
  const judged = known.size === 0 ? found : found.filter((pair) => known.has(pair));
  const f1 = goals.find(([words]) => words.test(name))?.[1];
  const note = `${left.rows.length} against ${right.rows.length}, ${found.length} proposed`;
  return { name, score: scoreOf(judged, truth), goal: f1 === undefined ? null : { f1 }, note };
};

const columnsOf = ({ rows }: Table): readonly string[] => Object.keys(rows[0] ?? {});
const isItems = (table: Table): boolean =>
  columnsOf(table).includes('id') && ['name', 'title'].some((column) => columnsOf(table).includes(column));

/** The tables that hold the ids of the first and of the second column; where both tables count from nought, A is the first. */
const sidesOf = (truth: Table, items: readonly Table[]): readonly [Table, Table] | null => {
  const columns = truthColumns(columnsOf(truth));
  if (columns === null || items.length < 2) return null;
  const held = (table: Table, column: string): number => {
    const ids = new Set(table.rows.map(({ id }) => id));
    return truth.rows.filter((row) => ids.has(row[column])).length;
  };
  const byHeld = (column: string, from: readonly Table[]): Table | undefined =>
    from.toSorted((a, b) => held(b, column) - held(a, column) || a.file.localeCompare(b.file))[0];
  const left = byHeld(columns[0], items);
  const right = byHeld(
    columns[1],
    items.filter((table) => table !== left),
  );
  return left === undefined || right === undefined ? null : [left, right];
};

const truthColumns = (columns: readonly string[]): readonly [string, string] | null => {
  if (columns.includes('ltable_id') && columns.includes('rtable_id')) return ['ltable_id', 'rtable_id'];
  const [left, right, ...more] = columns;
  return left?.startsWith('id') && right?.startsWith('id') && left !== 'id' && more.length === 0 ? [left, right] : null;
};

const pairOf = (row: Row): readonly string[] => {
  const columns = truthColumns(Object.keys(row));
  return columns === null ? [] : [`${row[columns[0]]} ${row[columns[1]]}`];
};
const truePair = (row: Row): readonly string[] => ('label' in row && row.label !== '1' ? [] : pairOf(row));
const knownPair = (row: Row): readonly string[] => ('label' in row ? pairOf(row) : []);

const itemOf = (row: Row): Item => ({
  sku: row.sku ?? null,
  name: row.name ?? row.title ?? '',
  brand: row.manufacturer ?? row.brand ?? null,
  description: row.description ?? null,
  price: row.price ?? null,
});

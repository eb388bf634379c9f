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

const measureSet = (name: string, tables: readonly Table[]): readonly AccuracyLine[] => {
  const columns = ({ rows }: Table): readonly string[] => Object.keys(rows[0] ?? {});
  const isItems = (table: Table): boolean =>
    columns(table).includes('id') && ['name', 'title'].some((column) => columns(table).includes(column));
  const truths = tables.filter((table) => truthColumns(columns(table)) !== null);
  const items = tables.filter(isItems);
  const [one, other] = items;
  if (one === undefined || other === undefined || truths.length === 0) return [];
  const [left, right] = inOrder(one, other, truths);
  const truth = new Set(truths.flatMap(({ rows }) => rows.flatMap(truePair)));
  const found = mapProducts(left.rows.map(itemOf), right.rows.map(itemOf)).map(
    (proposal) => `${left.rows[proposal.left]?.id} ${right.rows[proposal.right]?.id}`,
  );
  // Where the truth is a sample of pairs, nothing is known of the others.
  const known = new Set(truths.flatMap(({ rows }) => rows.flatMap(knownPair)));
  const judged = known.size === 0 ? found : found.filter((pair) => known.has(pair));
  const f1 = goals.find(([words]) => [name, one.file, other.file].some((text) => words.test(path.basename(text))))?.[1];
  const note = `${left.rows.length} against ${right.rows.length}, ${found.length} proposed`;
  return [{ name: `${name}, products`, score: scoreOf(judged, truth), goal: f1 === undefined ? null : { f1 }, note }];
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

/** The left table is the one whose ids stand in the first column of the truth. */
const inOrder = (one: Table, other: Table, truths: readonly Table[]): readonly [Table, Table] => {
  const first = truths[0]?.rows[0] ?? {};
  const [column] = truthColumns(Object.keys(first)) ?? [''];
  const isNamed = (table: Table): boolean =>
    path.basename(table.file).toLowerCase().startsWith(column.slice(2).toLowerCase());
  const hasIds = (table: Table): boolean => table.rows.some(({ id }) => id === first[column]);
  if (column !== 'ltable_id') return isNamed(other) || (!isNamed(one) && !hasIds(one)) ? [other, one] : [one, other];
  return /a\.csv$/i.test(other.file) ? [other, one] : [one, other];
};

const itemOf = (row: Row): Item => ({
  sku: row.sku ?? null,
  name: row.name ?? row.title ?? '',
  brand: row.manufacturer ?? row.brand ?? null,
  description: row.description ?? null,
  price: row.price ?? null,
});

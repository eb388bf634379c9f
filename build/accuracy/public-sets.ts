import fs from 'node:fs';
import path from 'node:path';
import { readCsv } from './csv.ts';
import type { AccuracyLine } from './lines.ts';
import { measureDuplicates, measureLink, type PersonsMeasured } from './persons.ts';
import { holdsPersons, nameAndAddress, type PersonRow, personRow } from './public-persons.ts';

/** All CSV files of a folder and the folders in it, by path. */
export const csvFilesIn = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.toLowerCase().endsWith('.csv'))
    .map((file) => path.join(folder, file))
    .sort();

/**
 * Measures every set of persons in a folder. A file whose name ends with `a` and one of the same name with `b` are two sides to be
 * linked, any other file is searched for duplicates. Files without persons or without the truth are left alone.
 */
export const measurePersonSets = (folder: string): readonly AccuracyLine[] => {
  const sets = new Map<string, readonly PersonRow[]>();
  for (const file of csvFilesIn(folder)) {
    const rows = readCsv(fs.readFileSync(file, 'utf8'));
    const [first] = rows;
    if (first !== undefined && holdsPersons(first))
      sets.set(path.relative(folder, file).replace(/\.csv$/i, ''), rows.map(personRow));
  }
  return [...sets].flatMap(([name, rows]) => {
    const stem = name.slice(0, -1);
    if (name.endsWith('b') && sets.has(`${stem}a`)) return [];
    const others = name.endsWith('a') ? sets.get(`${stem}b`) : undefined;
    return others === undefined ? duplicatesIn(name, rows) : linksBetween(stem, rows, others);
  });
};

const reduced = (rows: readonly PersonRow[]): readonly PersonRow[] =>
  rows.map((row) => ({ ...row, person: nameAndAddress(row.person) }));

const hasAddress = (rows: readonly PersonRow[]): boolean => rows.some(({ person }) => person.street !== null);

const linksBetween = (
  name: string,
  lefts: readonly PersonRow[],
  rights: readonly PersonRow[],
): readonly AccuracyLine[] => [
  ...linesOf(`${name}, link, all fields`, measureLink(lefts, rights), 0.998),
  ...(hasAddress(lefts)
    ? linesOf(`${name}, link, names and address`, measureLink(reduced(lefts), reduced(rights)), 0.985)
    : []),
];

const duplicatesIn = (name: string, rows: readonly PersonRow[]): readonly AccuracyLine[] => [
  ...linesOf(`${name}, duplicates, all fields`, measureDuplicates(rows), hasAddress(rows) ? 0.995 : 0.86),
  ...(hasAddress(rows)
    ? linesOf(`${name}, duplicates, names and address`, measureDuplicates(reduced(rows)), 0.955)
    : []),
];

const linesOf = (name: string, measured: PersonsMeasured, goal: number): readonly AccuracyLine[] => {
  const { links, certain, asked, seen, pairsPerSecond } = measured;
  const of = links.right + links.missed;
  const note = `${asked} to ask, ${((100 * seen) / Math.max(1, of)).toFixed(2)} % linked or asked, ${Math.round(pairsPerSecond)} pairs/s`;
  return [
    { name, score: links, goal: { f1: goal }, note },
    {
      name: '  of these, offered as certain',
      score: certain,
      goal: { precision: 0.9999, recall: 0 },
      note: `${certain.right} pairs`,
    },
  ];
};

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { totalOf } from '../../build/accuracy/corpus-lines.ts';
import { corpusOf, deduplicateCorpus, doublesInCorpus, linkCorpus } from '../../build/accuracy/corpus-persons.ts';
import { productLines } from '../../build/accuracy/corpus-products.ts';
import { proposalLines } from '../../build/accuracy/corpus-proposals.ts';
import { valueLines } from '../../build/accuracy/corpus-values.ts';
import { readCsv } from '../../build/accuracy/csv.ts';
import { isMet, lineOf } from '../../build/accuracy/lines.ts';
import { measureProductSets } from '../../build/accuracy/public-products.ts';
import { csvFilesIn, measurePersonSets } from '../../build/accuracy/public-sets.ts';
import { f1Of, precisionOf, recallOf, scoreOf } from '../../build/accuracy/score.ts';

const corpus = corpusOf(20_261_126, 150, 2);

test('more than forty kinds of fault are linked without one wrong link', () => {
  expect(new Set(corpus.kinds).size).toBeGreaterThanOrEqual(40);
  const measured = linkCorpus(corpus);
  const total = totalOf(measured);
  expect([...measured.byKind].filter(([, { wrong }]) => wrong > 0)).toEqual([]);
  expect(recallOf(total)).toBeGreaterThanOrEqual(0.99);
  expect(measured.certain.right).toBeGreaterThan(total.right / 2);
});

test('among duplicates nobody of a family, an office or a shared flat is offered as certain', () => {
  const measured = deduplicateCorpus(corpus);
  const total = totalOf(measured);
  expect(measured.certain.wrong).toBe(0);
  expect(precisionOf(total)).toBeGreaterThanOrEqual(0.98);
  expect(recallOf(total)).toBeGreaterThanOrEqual(0.97);
});

test('nobody of a family, an office or a shared flat is told as there twice, and three in four who are there twice are', () => {
  const total = totalOf(doublesInCorpus(corpus));
  expect(total.wrong).toBe(0);
  expect(recallOf(total)).toBeGreaterThanOrEqual(0.75);
});

test('every fault in a value is found as what it is, and what is only dressed differently is not reported', () => {
  const { lines, missed } = valueLines();
  expect(missed).toEqual([]);
  expect(lines.map(({ score }) => [precisionOf(score), recallOf(score)])).toEqual([[1, 1]]);
});

test('products are mapped by SKU in any dress, and by what their names say', () => {
  const [line] = productLines(1, 6).lines;
  expect(f1Of(line?.score ?? { right: 0, wrong: 1, missed: 0 })).toBeGreaterThanOrEqual(0.9);
});

test('what is proposed as near certain or likely is right as often as these words say', () => {
  const lines = proposalLines(1, 12);
  expect(lines.map((line) => [line.name, isMet(line)])).toEqual([
    ['own corpus, products proposed as near-certain', true],
    ['own corpus, products proposed as likely', true],
    ['own corpus, products proposed as possible', null],
  ]);
  expect(lines.every(({ score }) => score.right + score.wrong > 10)).toBe(true);
});

test('scores count what is right, wrong and missed', () => {
  const score = scoreOf(['a', 'b', 'c'], new Set(['a', 'b', 'd', 'e']));
  expect(score).toEqual({ right: 2, wrong: 1, missed: 2 });
  expect([precisionOf(score), recallOf(score), f1Of(score)]).toEqual([2 / 3, 1 / 2, 4 / 7]);
  const none = { right: 0, wrong: 0, missed: 3 };
  expect([precisionOf(none), recallOf(none), f1Of(none)]).toEqual([1, 0, 0]);
});

test('a line tells whether its goal is met', () => {
  const line = { name: 'a set', score: { right: 98, wrong: 1, missed: 3 }, goal: { f1: 0.99 }, note: '' };
  expect(isMet(line)).toBe(false);
  expect(lineOf(line)).toMatch(/^a set .* F1 0\.9800 {2}F1 ≥ 0\.99 +NOT MET$/);
  expect(isMet({ ...line, goal: { precision: 0.98, recall: 0.97 } })).toBe(true);
  expect(isMet({ ...line, goal: null })).toBeNull();
});

test('a CSV file is read with quotes, line breaks in cells, and white space around its names', () => {
  expect(readCsv('\uFEFFid, Name\r\n1,"Mill, ""old""\nLane"\r\n2, Park \r\n')).toEqual([
    { id: '1', name: 'Mill, "old"\nLane' },
    { id: '2', name: 'Park' },
  ]);
  expect(readCsv('id,name\n3,')).toEqual([{ id: '3', name: '' }]);
});

/** A folder with these files, removed after the test. */
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-accuracy-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
};

const persons = corpus.lefts.filter(({ kind }) => kind === 'unchanged').slice(0, 60);
const header = 'rec_id, given_name, surname, street_number, address_1, suburb, postcode, date_of_birth';
const csvOf = (suffix: string): string =>
  [
    header,
    ...persons.map(
      ({ row }, place) =>
        `rec-${place}-${suffix}, ${row.first}, ${row.last}, ${row.street?.replace(' ', ', ')}, ${row.city}, ${row.postcode}, ${row.born ?? ''}`,
    ),
  ].join('\n');

test('sets of persons are found in a folder: two sides to link, one side to search for duplicates', () => {
  const twice = `${csvOf('org')}\n${csvOf('dup-0').split('\n').slice(1).join('\n')}`;
  const folder = folderWith({
    'x/set1a.csv': csvOf('org'),
    'x/set1b.csv': csvOf('dup-0'),
    'y/set2.csv': twice,
    'y/labels.csv': 'a,b\n1,2\n',
  });
  const lines = measurePersonSets(folder);
  expect(lines.map(({ name }) => name).filter((name) => !name.startsWith(' '))).toEqual([
    'x/set1, link, all fields',
    'x/set1, link, names and address',
    'y/set2, duplicates, all fields',
    'y/set2, duplicates, names and address',
  ]);
  expect(lines.filter(({ score }) => precisionOf(score) < 1)).toEqual([]);
  expect(f1Of(lines[0]?.score ?? { right: 0, wrong: 1, missed: 0 })).toBe(1);
});

test('sets of products are read in both layouts in which they are handed round', () => {
  const abt =
    'id,name,description,price\n7,"Northwave Turntable - NWT350H",,"$99.00"\n8,"Corvid 46 inch Television - LC46D64",,\n';
  const buy =
    'id,name,description,manufacturer,price\n101,"NW-T350H Belt-Drive Turntable",,Northwave,\n102,"Corvid LC46D64U 46 inch TV",,Corvid,\n';
  const folder = folderWith({
    'p/Abt.csv': abt,
    'p/Buy.csv': buy,
    'p/abt_buy_perfectMapping.csv': 'idAbt,idBuy\n7,101\n8,102\n',
    'q/tableA.csv': abt,
    'q/tableB.csv': buy,
    'q/test.csv': 'ltable_id,rtable_id,label\n7,101,1\n8,101,0\n8,102,1\n',
  });
  const lines = measureProductSets(csvFilesIn(folder));
  expect(lines.map(({ name, score, goal }) => [name, score, goal])).toEqual([
    ['p, products, Abt and Buy', { right: 2, wrong: 0, missed: 0 }, { f1: 0.85 }],
    ['q, products, tableA and tableB', { right: 2, wrong: 0, missed: 0 }, null],
  ]);
});

import { corpusLines } from './corpus-lines.ts';
import { corpusOf } from './corpus-persons.ts';
import { productLines } from './corpus-products.ts';
import { proposalLines } from './corpus-proposals.ts';
import { valueLines } from './corpus-values.ts';
import { type AccuracyLine, isMet, lineOf } from './lines.ts';
import { measureProductSets } from './public-products.ts';
import { csvFilesIn, measurePersonSets } from './public-sets.ts';

/**
 * Measures the own corpus, and the public sets in a folder where one is named (`--data FOLDER`), prints a line for each figure
 * as it is known, and tells whether all goals are met.
 */
export const measure = (words: readonly string[]): boolean => {
  const folder = folderIn(words);
  const lines: AccuracyLine[] = [];
  const show = (more: readonly AccuracyLine[]): void => {
    for (const line of more) console.log(lineOf(line));
    lines.push(...more);
  };
  const { lines: own, kinds } = corpusLines(corpusOf(seedIn(words), 2_000, 20), corpusOf(seedIn(words), 0, 20));
  const products = productLines(seedIn(words), 20);
  const values = valueLines();
  for (const kind of [...kinds, ...products.kinds, ...values.missed]) console.log(kind);
  show([...values.lines, ...own, ...products.lines, ...proposalLines(seedIn(words), 60)]);
  if (folder !== undefined) {
    show(measurePersonSets(folder));
    show(measureProductSets(csvFilesIn(folder)));
  }
  return lines.every((line) => isMet(line) !== false);
};

/** The folder after `--data`, or behind `--data=`. */
const folderIn = (words: readonly string[]): string | undefined => {
  const place = words.indexOf('--data');
  return place >= 0 ? words[place + 1] : words.find((word) => word.startsWith('--data='))?.slice('--data='.length);
};

const seedIn = (words: readonly string[]): number =>
  Number(words.find((word) => word.startsWith('--seed='))?.slice('--seed='.length) ?? 1);

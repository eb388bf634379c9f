import { type AccuracyLine, isMet, lineOf } from './lines.ts';
import { measureProductSets } from './public-products.ts';
import { csvFilesIn, measurePersonSets } from './public-sets.ts';

/** Measures what is asked for, prints a line for each figure as it is known, and tells whether all goals are met. */
export const measure = (words: readonly string[]): boolean => {
  const folder = folderIn(words);
  const lines: AccuracyLine[] = [];
  const show = (more: readonly AccuracyLine[]): void => {
    for (const line of more) console.log(lineOf(line));
    lines.push(...more);
  };
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

import type { OwnChance } from './model.ts';
import { levelAt, type Pattern } from './pattern.ts';
import { type ColumnName, columnNames, fieldNames } from './person.ts';
import type { Side } from './side.ts';

/** A value that nobody else has is not impossible in others: it counts as this part of a record more. */
const unseen = 0.1;
const rarest = 1e-6;

/** Where the holders of a value are counted, and which share that is of the side that the two records are of. */
export type Counted = { readonly of: Side; readonly share: number };

/** The chance agreement of what a pair shares; answers what is written over by the next call. */
export type Chances = (left: number, pattern: Pattern) => OwnChance;

/**
 * How likely it is (bits) that another person has the very value that two records share: a rare surname says more than a common
 * one, an address that ten records carry says little. The two records themselves are not counted. Of two sides, both count.
 */
export const chancesBetween = (lefts: Side, rights: Side): Chances =>
  chancesBy(lefts, (name, text) => {
    const [ours, theirs] = [lefts.counts[name][text] ?? 0, rights.counts[name][text] ?? 0];
    return Math.max((ours - 1) / lefts.size, (theirs - 1) / rights.size, unseen / Math.min(lefts.size, rights.size));
  });

/** The same of pairs of one side. */
export const ownChances = (side: Side, { of, share }: Counted = { of: side, share: 1 }): Chances =>
  chancesBy(side, (name, text) => Math.max((of.counts[name][text] ?? 0) - 2 * share, unseen) / of.size);

const chancesBy = (lefts: Side, others: (name: ColumnName, text: number) => number): Chances => {
  const chances = new Float64Array(fieldNames.length).fill(Number.NaN);
  return (left, pattern) => {
    for (const [field, name] of columnNames.entries())
      chances[field] =
        levelAt(pattern, field) === 7
          ? Math.log2(Math.min(1, Math.max(others(name, lefts.columns[name][left] ?? -1), rarest)))
          : Number.NaN;
    return chances;
  };
};

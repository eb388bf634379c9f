import type { OwnChance } from './model.ts';
import { levelAt, type Pattern } from './pattern.ts';
import { columnNames, fieldNames } from './person.ts';
import type { Side } from './side.ts';

/** A value that nobody else has is not impossible in others: it counts as this part of a record more. */
const unseen = 0.1;
const rarest = 1e-6;

/**
 * How likely it is (bits) that another person has the very value that two records share: a rare surname says more than a common
 * one, an address that ten records carry says little. The two records themselves are not counted.
 */
export const ownChances = (
  lefts: Side,
  rights: Side,
  isOneSide: boolean,
): ((left: number, pattern: Pattern) => OwnChance) => {
  const chances = new Float64Array(fieldNames.length).fill(Number.NaN);
  return (left, pattern) => {
    for (const [field, name] of columnNames.entries()) {
      if (levelAt(pattern, field) !== 7) {
        chances[field] = Number.NaN;
        continue;
      }
      const text = lefts.columns[name][left] ?? -1;
      const [ours, theirs] = [lefts.counts[name][text] ?? 0, rights.counts[name][text] ?? 0];
      const others = isOneSide
        ? Math.max(ours - 2, unseen) / lefts.size
        : Math.max((ours - 1) / lefts.size, (theirs - 1) / rights.size, unseen / Math.min(lefts.size, rights.size));
      chances[field] = Math.log2(Math.min(1, Math.max(others, rarest)));
    }
    return chances;
  };
};

import { sorting } from './candidates.ts';
import type { Steps } from './steps.ts';

/** Keys of rows as they are met: flat numbers, since a large side has ten million. */
export type KeyList = {
  readonly add: (row: number, keys: readonly number[]) => void;
  readonly keys: () => Float64Array;
  readonly rows: () => Int32Array;
};

export const createKeyList = (): KeyList => {
  let [keys, rows, size] = [new Float64Array(1 << 12), new Int32Array(1 << 12), 0];
  const grow = (): void => {
    const [moreKeys, moreRows] = [new Float64Array(keys.length * 2), new Int32Array(rows.length * 2)];
    moreKeys.set(keys);
    moreRows.set(rows);
    [keys, rows] = [moreKeys, moreRows];
  };
  return {
    add: (row, some) => {
      for (const key of some) {
        if (size === keys.length) grow();
        keys[size] = key;
        rows[size] = row;
        size += 1;
      }
    },
    keys: () => keys.subarray(0, size),
    rows: () => rows.subarray(0, size),
  };
};

/** More rows than this with one key share what is nobody's own, such as a placeholder: that key leads to nobody. */
const largestGroup = 60;

const countedAtOnce = 50_000;

/** Keys are counted in so many places for each, up to a limit: the more, the fewer that stand alone are sorted in vain. */
const placesEach = 8;
const mostPlaces = 2 ** 26;

/** The rows that share a key, two or more of them together, each group once. */
export function* groupsOf({ keys, rows }: KeyList): Steps<readonly (readonly number[])[]> {
  const [allKeys, allRows] = [keys(), rows()];
  const counts = new Uint8Array(Math.min(mostPlaces, Math.max(1, allKeys.length * placesEach)));
  for (const [place, key] of allKeys.entries()) {
    if (place % countedAtOnce === countedAtOnce - 1) yield;
    const bucket = key % counts.length;
    if ((counts[bucket] ?? 0) < 2) counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const shared: { readonly keys: number[]; readonly rows: number[] } = { keys: [], rows: [] };
  for (const [place, key] of allKeys.entries()) {
    if (place % countedAtOnce === countedAtOnce - 1) yield;
    if ((counts[key % counts.length] ?? 0) < 2) continue;
    shared.keys.push(key);
    shared.rows.push(allRows[place] ?? 0);
  }
  const sorted = yield* sorting(shared.keys, shared.rows);
  const groups: number[][] = [];
  for (let from = 0, to = 0; from < sorted.rows.length; from = to) {
    const key = sorted.hashes[from];
    while (sorted.hashes[to] === key) to += 1;
    const group = [...new Set(sorted.rows.subarray(from, to))];
    if (group.length > 1 && group.length <= largestGroup) groups.push(group);
  }
  return groups;
}

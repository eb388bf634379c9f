import { sorting } from './candidates.ts';
import type { Steps } from './steps.ts';

/** Keys of rows as they are met: flat numbers, since a large side has ten million, in chunks, so that none is ever copied. */
export type KeyList = {
  readonly add: (row: number, keys: readonly number[]) => void;
  readonly size: () => number;
  readonly chunks: () => readonly Chunk[];
  /** Lets go of all of them: a hundred megabytes of a large side. */
  readonly drop: () => void;
};

type Chunk = { readonly keys: Float64Array; readonly rows: Int32Array };

const chunkSize = 1 << 15;

export const createKeyList = (): KeyList => {
  const chunks: Chunk[] = [];
  let last: Chunk | null = null;
  let size = 0;
  return {
    add: (row, some) => {
      for (const key of some) {
        const place = size % chunkSize;
        if (place === 0 || last === null) {
          last = { keys: new Float64Array(chunkSize), rows: new Int32Array(chunkSize) };
          chunks.push(last);
        }
        last.keys[place] = key;
        last.rows[place] = row;
        size += 1;
      }
    },
    size: () => size,
    chunks: () =>
      chunks.map(({ keys, rows }, chunk) => {
        const end = Math.min(chunkSize, size - chunk * chunkSize);
        return { keys: keys.subarray(0, end), rows: rows.subarray(0, end) };
      }),
    drop: () => {
      chunks.length = 0;
      last = null;
      size = 0;
    },
  };
};

/** More rows than this with one key share what is nobody's own, such as a placeholder: that key leads to nobody. */
const largestGroup = 60;

/** Keys are counted in so many places for each, up to a limit: the more, the fewer that stand alone are sorted in vain. */
const placesEach = 8;
const mostPlaces = 2 ** 26;

/** Groups that are made in one step. */
const groupedAtOnce = 2_000;

/** The rows that share a key, two or more of them together, each group once. Of the list nothing is left. */
export function* groupsOf(list: KeyList): Steps<readonly (readonly number[])[]> {
  const shared = yield* sharedIn(list);
  list.drop();
  const { hashes, rows } = yield* sorting(shared.keys, shared.rows);
  const groups: number[][] = [];
  let met = 0;
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const key = hashes[from];
    while (hashes[to] === key) to += 1;
    met += 1;
    if (met % groupedAtOnce === 0) yield;
    const group = to - from > 1 ? [...new Set(rows.subarray(from, to))] : [];
    if (group.length > 1 && group.length <= largestGroup) groups.push(group);
  }
  return groups;
}

/** The keys that are counted more than once, and a few others which fall where those are counted. */
function* sharedIn(list: KeyList): Steps<{ readonly keys: readonly number[]; readonly rows: readonly number[] }> {
  const counts = new Uint8Array(Math.min(mostPlaces, Math.max(1, list.size() * placesEach)));
  for (const { keys } of list.chunks()) {
    for (const key of keys) {
      const bucket = key % counts.length;
      const count = counts[bucket] ?? 0;
      if (count < 2) counts[bucket] = count + 1;
    }
    yield;
  }
  const shared: { readonly keys: number[]; readonly rows: number[] } = { keys: [], rows: [] };
  for (const { keys, rows } of list.chunks()) {
    for (const [place, key] of keys.entries()) {
      if ((counts[key % counts.length] ?? 0) < 2) continue;
      shared.keys.push(key);
      shared.rows.push(rows[place] ?? 0);
    }
    yield;
  }
  return shared;
}

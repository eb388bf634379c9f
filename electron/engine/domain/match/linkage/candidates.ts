import { blockRules, finer, keyHash, reader } from './block-rules.ts';
import type { Lexicons, Side } from './side.ts';
import { finished, type Steps } from './steps.ts';

/** The rows of the other side that a row is compared with, each once, in the order of their numbers within each rule. */
export type Candidates = (row: number) => readonly number[];

/** Rows of the other side by a rule's key: two arrays, sorted by hash. */
type Index = { readonly hashes: Float64Array; readonly rows: Int32Array };

/** No row is compared with more than this many others because of one key: fewer where there are many rows, so that the work grows with them. */
export const largestBlockFor = (rows: number): number =>
  Math.max(20, Math.min(60, Math.floor(1_200_000 / Math.max(1, rows))));

/** The indexes of a side by all rules, built once: 12 bytes a row and rule. */
export type Indexes = { readonly side: Side; readonly largestBlock: number; readonly byRule: readonly Index[] };

export const indexesOf = (side: Side, lexicons: Lexicons): Indexes => finished(indexing(side, lexicons));

/** The same in steps. */
export function* indexing(side: Side, lexicons: Lexicons): Steps<Indexes> {
  const largestBlock = largestBlockFor(side.size);
  const byRule: Index[] = [];
  for (const number of blockRules.keys()) byRule.push(yield* indexOf(side, lexicons, number, largestBlock));
  return { side, largestBlock, byRule };
}

/** Rows whose keys are made in one step. */
const indexedAtOnce = 5_000;

/**
 * Which rows of the indexed side are worth comparing with a row of `lefts`: the union of all rules, read a row at a time, so that no
 * list of pairs is ever held.
 */
export const candidatesBetween = (lefts: Side, indexes: Indexes, lexicons: Lexicons): Candidates => {
  const { side: rights, largestBlock } = indexes;
  const { read, orders, at } = reader(lefts, lexicons);
  const seen = new Int32Array(rights.size).fill(-1);
  let asked = 0;
  return (row) => {
    at(row);
    asked += 1;
    const found: number[] = [];
    for (const [number, rule] of blockRules.entries()) {
      const index = indexes.byRule[number];
      if (index === undefined) continue;
      for (const key of rule.keys(read, orders)) {
        let [from, to] = rangeOf(index, keyHash(number, key), largestBlock);
        if (to - from > largestBlock)
          [from, to] = rangeOf(index, keyHash(number, `${key}\u0003${finer(read)}`), largestBlock);
        if (to - from > largestBlock) continue;
        for (let place = from; place < to; place += 1) {
          const other = index.rows[place] ?? 0;
          if (seen[other] === asked) continue;
          seen[other] = asked;
          found.push(other);
        }
      }
    }
    return found;
  };
};

function* indexOf(side: Side, lexicons: Lexicons, number: number, largestBlock: number): Steps<Index> {
  const { read, orders, at } = reader(side, lexicons);
  const rule = blockRules[number];
  const keys: number[] = [];
  const rows: number[] = [];
  const sizes = new Map<number, number>();
  for (let row = 0; row < side.size; row += 1) {
    if (row % indexedAtOnce === indexedAtOnce - 1) yield;
    at(row);
    for (const key of rule?.keys(read, orders) ?? []) {
      const hash = keyHash(number, key);
      sizes.set(hash, (sizes.get(hash) ?? 0) + 1);
      keys.push(hash);
      rows.push(row);
    }
  }
  for (let row = 0; row < side.size; row += 1) {
    if (row % indexedAtOnce === indexedAtOnce - 1) yield;
    at(row);
    for (const key of rule?.keys(read, orders) ?? []) {
      if ((sizes.get(keyHash(number, key)) ?? 0) <= largestBlock) continue;
      keys.push(keyHash(number, `${key}\u0003${finer(read)}`));
      rows.push(row);
    }
  }
  yield;
  return yield* sorting(keys, rows);
}

/** Keys that are dealt out to their parts in one step. */
const dealtAtOnce = 50_000;

/** Hashes are spread evenly, so that parts of their range hold about as many keys each: they are sorted one by one. */
export function* sorting(keys: readonly number[], rows: readonly number[]): Steps<Index> {
  const hashes = new Float64Array(keys.length);
  const sortedRows = new Int32Array(keys.length);
  const parts = Math.ceil(keys.length / indexedAtOnce);
  const places: number[][] = Array.from({ length: parts }, () => []);
  for (const [place, hash] of keys.entries()) {
    if (place % dealtAtOnce === dealtAtOnce - 1) yield;
    places[Math.floor((hash / 2 ** 53) * parts)]?.push(place);
  }
  let next = 0;
  for (const part of places) {
    yield;
    part.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    for (const place of part) {
      hashes[next] = keys[place] ?? 0;
      sortedRows[next] = rows[place] ?? 0;
      next += 1;
    }
  }
  return { hashes, rows: sortedRows };
}

/** Where a hash stands, from the first to behind the last. */
const rangeOf = ({ hashes }: Index, hash: number, largestBlock: number): readonly [number, number] => {
  const from = placeOf(hashes, hash);
  let to = from;
  while (to < hashes.length && hashes[to] === hash && to - from <= largestBlock) to += 1;
  return [from, to];
};

const placeOf = (hashes: Float64Array, hash: number): number => {
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
};

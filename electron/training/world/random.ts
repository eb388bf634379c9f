/** A seeded source of numbers: the same seed and stream give the same sequence on every machine. */
export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  readonly chance: (probability: number) => boolean;
};

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/** One stream per record and purpose, so that a change in one place does not shift the values of all that follow. */
export const createRandom = (seed: number, stream: string): Random => {
  let state = (hashOf(stream) ^ Math.imul(seed | 0, 0x9e3779b1)) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    chance: (probability) => next() < probability,
  };
};

/** The numbers 0 to `length` - 1 in a seeded order; four bytes each, so that a million is no burden. */
export const shuffledIndexes = (length: number, random: Random): Uint32Array => {
  const order = Uint32Array.from({ length }, (_unused, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
};

/** A prime above every count in use: multiplying by it modulo a count visits each number once. */
const SCATTER_PRIME = 2_147_483_647;

/** Where `position` of `total` lands when all positions are scattered; no two land on the same place. */
export const scattered = (position: number, total: number, offset = 0): number =>
  (position * SCATTER_PRIME + offset) % total;

/** Whether this position is one of exactly `wanted` of `total`, spread evenly and scattered by `salt`. */
export const isChosen = (position: number, total: number, wanted: number, salt = 0): boolean => {
  if (total === 0) return false;
  const place = scattered(position, total, salt);
  return Math.floor(((place + 1) * wanted) / total) > Math.floor((place * wanted) / total);
};

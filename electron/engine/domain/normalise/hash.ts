/**
 * A 53-bit hash of texts in order, exact as a JS number. Two 32-bit lanes (multiply and xor-shift, the constants are
 * odd mixers); null and the empty text hash apart, and a separator keeps ["ab",""] apart from ["a","b"].
 */
export const hashTexts = (texts: readonly (string | null)[], seed: number): number => {
  let low = (0x9e3779b9 ^ seed) >>> 0;
  let high = (0x85ebca6b + seed) >>> 0;
  for (const text of texts) {
    if (text === null) {
      low = Math.imul(low ^ 0x1f, 0x27d4eb2f);
      high = Math.imul(high ^ 0x3d, 0x165667b1);
    } else {
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        low = Math.imul(low ^ unit, 0x5bd1e995);
        high = Math.imul(high ^ unit, 0x1b873593);
        low ^= low >>> 15;
        high ^= high >>> 13;
      }
    }
    low = Math.imul(low ^ 0x10001, 0x2c1b3c6d);
    high = Math.imul(high ^ 0x10003, 0x297a2d39);
  }
  low = finish(low ^ (high >>> 3));
  high = finish(high ^ (low >>> 5));
  return (high >>> 11) * 0x100000000 + (low >>> 0);
};

const finish = (lane: number): number => {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

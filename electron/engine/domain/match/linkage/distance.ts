const rows = [new Int32Array(130), new Int32Array(130), new Int32Array(130)] as const;
const longest = 128;

/**
 * Slips between two texts: letters put in, left out, replaced, or two neighbours exchanged (optimal string alignment). Counts no
 * further than `limit` and answers `limit + 1` beyond it. Texts are compared up to 128 signs.
 */
export const slips = (left: string, right: string, limit: number): number => {
  const [height, width] = [Math.min(left.length, longest), Math.min(right.length, longest)];
  if (Math.abs(height - width) > limit) return limit + 1;
  let [before, above, row] = rows;
  for (let column = 0; column <= width; column += 1) above[column] = column;
  for (let line = 1; line <= height; line += 1) {
    row[0] = line;
    let least = line;
    const sign = left.charCodeAt(line - 1);
    for (let column = 1; column <= width; column += 1) {
      const other = right.charCodeAt(column - 1);
      const replaced = (above[column - 1] ?? 0) + (sign === other ? 0 : 1);
      let cost = Math.min(replaced, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      if (line > 1 && column > 1 && sign === right.charCodeAt(column - 2) && left.charCodeAt(line - 2) === other) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      row[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width] ?? 0, limit + 1);
};

const taken = [new Uint8Array(130), new Uint8Array(130)] as const;

/** Jaro-Winkler: 1 where the texts are the same, 0 where they have nothing in common. Symmetric. */
export const jaroWinkler = (left: string, right: string): number => {
  const jaro = jaroOf(left, right);
  let shared = 0;
  while (shared < 4 && shared < left.length && left.charCodeAt(shared) === right.charCodeAt(shared)) shared += 1;
  return jaro + shared * 0.1 * (1 - jaro);
};

const jaroOf = (left: string, right: string): number => {
  const [height, width] = [Math.min(left.length, longest), Math.min(right.length, longest)];
  if (height === 0 || width === 0) return 0;
  const reach = Math.max(0, (Math.max(height, width) >> 1) - 1);
  const [ours, theirs] = taken;
  ours.fill(0, 0, height);
  theirs.fill(0, 0, width);
  let found = 0;
  for (let line = 0; line < height; line += 1) {
    const last = Math.min(width, line + reach + 1);
    for (let column = Math.max(0, line - reach); column < last; column += 1) {
      if (theirs[column] === 1 || left.charCodeAt(line) !== right.charCodeAt(column)) continue;
      ours[line] = 1;
      theirs[column] = 1;
      found += 1;
      break;
    }
  }
  if (found === 0) return 0;
  let [turned, column] = [0, 0];
  for (let line = 0; line < height; line += 1) {
    if (ours[line] === 0) continue;
    while (theirs[column] === 0) column += 1;
    if (left.charCodeAt(line) !== right.charCodeAt(column)) turned += 1;
    column += 1;
  }
  return (found / height + found / width + (found - turned / 2) / found) / 3;
};

/**
 * Whether two texts have too few letters in common to be alike: fewer than three fifths of the different letters of the one that has fewer.
 * Far cheaper than counting slips, and most pairs are told apart by it.
 */
export const areUnlike = (left: string, right: string): boolean => {
  const [ours, theirs] = [lettersOf(left), lettersOf(right)];
  return 5 * bitsOf(ours & theirs) < 3 * Math.min(bitsOf(ours), bitsOf(theirs));
};

/** A bit for each letter; signs that share a bit only make texts seem more alike. */
const lettersOf = (text: string): number => {
  let letters = 0;
  for (let place = 0; place < text.length; place += 1) letters |= 1 << (text.charCodeAt(place) & 31);
  return letters & ~1;
};

const bitsOf = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

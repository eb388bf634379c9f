/**
 * How often levels show for one person, changed as little as possible so that a closer level never speaks less for it than one
 * further off: neighbours in the wrong order are given the ratio that they have together. Level 0 is left alone.
 */
export const monotone = (same: readonly number[], other: readonly number[]): readonly number[] => {
  const pools: { same: number; other: number; readonly levels: number[] }[] = [];
  for (let level = 1; level < same.length; level += 1) {
    const [m, u] = [same[level] ?? 0, other[level] ?? 0];
    if (m <= 0 || u <= 0) continue;
    pools.push({ same: m, other: u, levels: [level] });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; last = pools.at(-1), before = pools.at(-2)) {
      if (before.same / before.other <= last.same / last.other) break;
      pools.pop();
      before.same += last.same;
      before.other += last.other;
      before.levels.push(...last.levels);
    }
  }
  const ordered = [...same];
  for (const pool of pools) {
    for (const level of pool.levels) ordered[level] = ((other[level] ?? 0) * pool.same) / pool.other;
  }
  return ordered;
};

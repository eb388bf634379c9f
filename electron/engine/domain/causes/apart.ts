import type { ApartReason } from '../../../../shared/domain/cause.ts';

/** What is known of a case of a cause, besides that it follows the pattern. */
export type CauseMember = {
  /** When Dotdigital's record was last written (epoch ms); null where it does not tell. */
  readonly writtenAt: number | null;
  /** Fields differ that the cause says nothing of. */
  readonly differsMore: boolean;
  /** Another customer has the same address. */
  readonly sharesAddress: boolean;
  /** A fix of it failed or was taken back. */
  readonly isBack: boolean;
  /** An operator took it out. */
  readonly isTakenOut: boolean;
};

/** From when to when (epoch ms) the records of a cause were written. */
export type Wave = { readonly from: number; readonly to: number };

/** The shortest time in which so much of them was written is the wave, where it is short enough to be one. */
const shareOfWave = 0.9;
const longestWave = 48 * 3_600_000;

/** What was written so much before or after the wave did not come with it (ms). */
const slack = 3_600_000;

/** The wave of these instants; null where they were not written together. */
export const waveOf = (times: readonly number[]): Wave | null => {
  // A typed array sorts numbers many times as fast.
  const sorted = Float64Array.from(times).sort();
  const size = Math.ceil(sorted.length * shareOfWave);
  let best: Wave | null = null;
  for (let start = 0; size > 0 && start + size <= sorted.length; start += 1) {
    const [from, to] = [sorted[start] ?? 0, sorted[start + size - 1] ?? 0];
    if (best === null || to - from < best.to - best.from) best = { from, to };
  }
  return best !== null && best.to - best.from <= longestWave ? best : null;
};

/** Why a case is set apart from the others of its cause; null where it goes with them. */
export const apartOf = (member: CauseMember, wave: Wave | null): ApartReason | null => {
  if (member.isTakenOut) return 'taken-out';
  if (member.isBack) return 'came-back';
  if (wave !== null && member.writtenAt !== null && member.writtenAt > wave.to + slack) return 'written-since';
  if (member.sharesAddress) return 'shared-address';
  return member.differsMore ? 'more-differs' : null;
};

/** More than this share of a cause is no exception to its pattern: it is something else. */
const mostOffPattern = 0.25;

/**
 * The cases that came with the wave of a cause, in the same field, and do not follow its pattern. None where there are so
 * many that they are no exceptions.
 */
export const offPattern = <T extends Pick<CauseMember, 'writtenAt'>>(
  followers: number,
  wave: Wave | null,
  others: readonly T[],
): readonly T[] => {
  if (wave === null) return [];
  const [from, to] = [wave.from - slack, wave.to + slack];
  const found = others.filter(({ writtenAt }) => writtenAt !== null && writtenAt >= from && writtenAt <= to);
  return found.length <= followers * mostOffPattern ? found : [];
};

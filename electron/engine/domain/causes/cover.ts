import { type Mechanism, mechanisms } from '../../../../shared/domain/cause.ts';

/** The cases that carry one signature. */
export type SignatureGroup = {
  readonly key: string;
  readonly mechanism: Mechanism;
  readonly cases: readonly number[];
  /** It is a cause already and not settled: it stays one, whatever is left of it. */
  readonly stands: boolean;
};

/** What only says that much came within one hour; it explains nothing while anything else does. */
const weak: ReadonlySet<Mechanism> = new Set(['written-together', 'changed-together']);

export const isWeak = (mechanism: Mechanism): boolean => weak.has(mechanism);

/** So many cases with one signature are one cause; so many more where the hour is all that they share. */
export const leastOfCause = (mechanism: Mechanism): number => (isWeak(mechanism) ? 40 : 12);

export type Covered = { readonly key: string; readonly cases: readonly number[] };

/**
 * Gives every case to one cause at most: the signature that explains most of what is not explained yet comes first, and what
 * only says the hour comes last. Of two that explain as many the more telling is taken. It yields a cause at a time, so that
 * others can be answered in between; the answer rests on nothing but the groups.
 */
export const coverOf = function* (groups: readonly SignatureGroup[]): Generator<Covered> {
  const taken = new Set<number>();
  let waiting = groups.map((group) => ({ group, count: group.cases.length })).sort(byWorth);
  while (waiting.length > 0) {
    const [first, ...others] = waiting;
    if (first === undefined) return;
    const left = first.group.cases.filter((id) => !taken.has(id));
    waiting = others;
    if (!first.group.stands && left.length < leastOfCause(first.group.mechanism)) continue;
    if (left.length < first.count) {
      // It explains less than when it was put in order: it may not be the first any more.
      waiting = [...others, { group: first.group, count: left.length }].sort(byWorth);
      if (waiting[0]?.group !== first.group) continue;
      waiting = waiting.slice(1);
    }
    for (const id of left) taken.add(id);
    yield { key: first.group.key, cases: left };
  }
};

type Waiting = { readonly group: SignatureGroup; readonly count: number };

const byWorth = (left: Waiting, right: Waiting): number =>
  Number(isWeak(left.group.mechanism)) - Number(isWeak(right.group.mechanism)) ||
  right.count - left.count ||
  mechanisms.indexOf(left.group.mechanism) - mechanisms.indexOf(right.group.mechanism) ||
  (left.group.key < right.group.key ? -1 : 1);

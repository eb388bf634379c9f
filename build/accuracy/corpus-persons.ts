import { findingDoubles } from '../../electron/engine/domain/match/linkage/doubles.ts';
import { findDuplicates, type Linkage, linkSides } from '../../electron/engine/domain/match/linkage/link.ts';
import { ownKeys } from '../../electron/engine/domain/match/linkage/own-keys.ts';
import type { Person } from '../../electron/engine/domain/match/linkage/person.ts';
import { finished } from '../../electron/engine/domain/match/linkage/steps.ts';
import { createKeyList, groupsOf } from '../../electron/engine/domain/match/linkage/suspects.ts';
import { seeded } from '../chaos/seeded.ts';
import { otherByOrders, sameByOrders } from './corpus/by-orders.ts';
import { otherStories } from './corpus/hand-written-others.ts';
import { sameStories } from './corpus/hand-written-same.ts';
import { makerOf } from './corpus/make.ts';
import { otherFaults } from './corpus/other-person.ts';
import type { Row } from './corpus/row.ts';
import { sameFaults } from './corpus/same-person.ts';

/** A record on a side, with the fault that it belongs to. `who` is the same for records of one person. */
type Placed = { readonly who: number; readonly kind: string; readonly row: Row };

export type Corpus = {
  readonly lefts: readonly Placed[];
  readonly rights: readonly Placed[];
  readonly kinds: readonly string[];
};

/** People who are the same on both sides, and `each` pairs for every kind of fault, shuffled; the same for the same seed. */
export const corpusOf = (seed: number, unchanged: number, each: number): Corpus => {
  const by = seeded(seed, 1);
  const make = makerOf(by);
  const [lefts, rights]: [Placed[], Placed[]] = [[], []];
  let who = 0;
  const add = (side: Placed[], kind: string, row: Row): void => {
    side.push({ who, kind, row });
  };
  for (let count = 0; count < unchanged; count += 1, who += 1) {
    const row = make.person();
    add(lefts, 'unchanged', row);
    add(rights, 'unchanged', row);
    // One in six does not live alone, and both have an account: as in any shop's books.
    if (!by.chance(1 / 6)) continue;
    who += 1;
    const housemate = make.housemate(row);
    add(lefts, 'unchanged', housemate);
    add(rights, 'unchanged', housemate);
  }
  for (let count = 0; count < each; count += 1) {
    for (const { kind, spoil } of sameFaults) {
      const row = make.person();
      add(lefts, kind, row);
      add(rights, kind, spoil(row, make));
      who += 1;
    }
    for (const { kind, both } of sameByOrders) {
      const [one, other] = both(make.person(), make);
      add(lefts, kind, one);
      add(rights, kind, other);
      who += 1;
    }
    for (const { kind, besides } of [...otherFaults, ...otherByOrders]) {
      const [one, other] = besides(make.person(), make);
      add(lefts, kind, one);
      // Half of the time the first one is on both sides too, so that a link to the wrong one is also a choice.
      if (count % 2 === 1) add(rights, kind, one);
      who += 1;
      add(rights, kind, other);
      who += 1;
    }
  }
  for (const { story, one, other, isSame } of [...sameStories, ...otherStories]) {
    add(lefts, `by hand: ${story}`, one);
    if (!isSame) who += 1;
    add(rights, `by hand: ${story}`, other);
    who += 1;
  }
  const kinds = [...sameFaults, ...sameByOrders, ...otherFaults, ...otherByOrders].map(({ kind }) => kind);
  return { lefts: by.shuffled(lefts), rights: by.shuffled(rights), kinds };
};

export const personOf = ({ row }: Placed): Person => rowPerson(row);

/** A record as linkage compares it. */
export const rowPerson = (row: Row): Person => ({
  firstName: row.first,
  lastName: row.last,
  birthDate: row.born,
  email: row.email,
  phone: row.phone,
  street: row.street,
  street2: row.extra,
  city: row.city,
  postcode: row.postcode,
  region: null,
  company: row.firm,
  identifier: null,
  orders: row.orders,
  // All that are made up are of one season.
  ordered: row.orders.length === 0 ? null : { from: 0, upTo: 0 },
});

/** What came out for one kind: pairs of one person that were linked, missed, or given to somebody else. */
export type KindScore = { right: number; wrong: number; missed: number; asked: number };

export type CorpusMeasured = {
  readonly byKind: ReadonlyMap<string, KindScore>;
  readonly certain: KindScore;
};

/** Links both sides of a corpus. */
export const linkCorpus = ({ lefts, rights }: Corpus): CorpusMeasured =>
  judged(lefts, rights, linkSides(lefts.map(personOf), rights.map(personOf)));

/** Puts both sides into one and looks for duplicates; people who are unchanged stand there once. */
export const deduplicateCorpus = (corpus: Corpus): CorpusMeasured => {
  const rows = inOne(corpus);
  return judged(rows, rows, findDuplicates(rows.map(personOf)));
};

/** The same as the console tells of a side, which asks for more than odds there. */
export const doublesInCorpus = (corpus: Corpus): CorpusMeasured => {
  const rows = inOne(corpus);
  const persons = rows.map(personOf);
  const keys = createKeyList();
  for (const [row, person] of persons.entries()) keys.add(row, ownKeys(person));
  const groups = finished(groupsOf(keys)).map((group) => group.toSorted((one, other) => one - other));
  const asked = { sample: persons, total: persons.length, suspects: persons, groups };
  return judged(rows, rows, finished(findingDoubles(asked)));
};

const inOne = ({ lefts, rights }: Corpus): readonly Placed[] => [
  ...lefts,
  ...rights.filter(({ kind, row }) => kind !== 'unchanged' && !lefts.some((left) => left.row === row)),
];

const judged = (lefts: readonly Placed[], rights: readonly Placed[], linkage: Linkage): CorpusMeasured => {
  const byKind = new Map<string, KindScore>();
  const certain: KindScore = { right: 0, wrong: 0, missed: 0, asked: 0 };
  const of = (kind: string): KindScore => {
    const score = byKind.get(kind) ?? { right: 0, wrong: 0, missed: 0, asked: 0 };
    byKind.set(kind, score);
    return score;
  };
  for (const pair of linkage.links) {
    const [left, right] = [lefts[pair.left], rights[pair.right]];
    if (left === undefined || right === undefined) continue;
    const score = left.who === right.who ? 'right' : 'wrong';
    of(left.kind)[score] += 1;
    if (pair.certain) certain[score] += 1;
  }
  for (const pair of linkage.possible) of(lefts[pair.left]?.kind ?? '').asked += 1;
  for (const [kind, pairs] of truePairs(lefts, rights)) of(kind).missed += pairs - of(kind).right;
  return { byKind, certain };
};

const truePairs = (lefts: readonly Placed[], rights: readonly Placed[]): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>();
  const people = new Map<number, number>();
  for (const { who } of rights) people.set(who, (people.get(who) ?? 0) + 1);
  const isOneSide = lefts === rights;
  const counted = new Set<number>();
  for (const { who, kind } of lefts) {
    if (isOneSide && counted.has(who)) continue;
    counted.add(who);
    const count = people.get(who) ?? 0;
    pairs.set(kind, (pairs.get(kind) ?? 0) + (isOneSide ? (count * (count - 1)) / 2 : count));
  }
  return pairs;
};

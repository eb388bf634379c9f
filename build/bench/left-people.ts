import { type Maker, makerOf } from '../accuracy/corpus/make.ts';
import type { Row } from '../accuracy/corpus/row.ts';
import { sameFaults } from '../accuracy/corpus/same-person.ts';
import { seeded } from '../chaos/seeded.ts';

/** Somebody as a side holds him; `who` is the same for records of one person. */
export type LeftRow = { readonly who: number; readonly row: Row };

/**
 * So many people a side whom number and email leave: nine in ten are on both, the contact always under another email, and three in
 * ten of those with a fault besides. Not the people of the other benches: their values come back after some thousands, so that nothing
 * would tell two of them apart.
 */
export const leftPeople = (
  size: number,
): { readonly lefts: readonly LeftRow[]; readonly rights: readonly LeftRow[] } => {
  const by = seeded(1, 1);
  const make = makerOf(by);
  const [lefts, rights]: [LeftRow[], LeftRow[]] = [[], []];
  for (let who = 0; who < size; who += 1) {
    const row = make.person();
    lefts.push({ who, row });
    const isAlone = by.chance(0.1);
    rights.push(isAlone ? { who: size + who, row: make.person() } : { who, row: renamed(row, make) });
  }
  return { lefts: by.shuffled(lefts), rights: by.shuffled(rights) };
};

const renamed = (row: Row, make: Maker): Row => {
  const spoilt = make.by.chance(0.3) ? (make.by.pick(sameFaults)?.spoil(row, make) ?? row) : row;
  return { ...spoilt, email: make.email(spoilt.first ?? 'new', spoilt.last ?? 'name') };
};

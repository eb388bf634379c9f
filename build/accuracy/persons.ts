import type { Answered } from '../../electron/engine/domain/match/linkage/assign.ts';
import { findDuplicates, type Linkage, linkSides } from '../../electron/engine/domain/match/linkage/link.ts';
import type { PersonRow } from './public-persons.ts';
import { type Score, scoreOf } from './score.ts';

/** How well one set came out. `certain` are the links that are offered as certain, `asked` those that a person is asked about. */
export type PersonsMeasured = {
  readonly links: Score;
  readonly certain: Score;
  readonly asked: number;
  /** True pairs that are linked or asked about. */
  readonly seen: number;
  readonly pairsPerSecond: number;
};

/** Links two sides; true is every pair of one person. */
export const measureLink = (lefts: readonly PersonRow[], rights: readonly PersonRow[]): PersonsMeasured => {
  const byWho = placesOf(rights);
  const truth = new Set(lefts.flatMap(({ who }, left) => (byWho.get(who) ?? []).map((right) => `${left} ${right}`)));
  return measured(truth, () => linkSides(lefts.map(personOf), rights.map(personOf)));
};

/** Finds duplicates in one set; true is every pair of one person. */
export const measureDuplicates = (rows: readonly PersonRow[]): PersonsMeasured => {
  const truth = new Set<string>();
  for (const group of placesOf(rows).values()) {
    for (const [place, left] of group.entries()) {
      for (const right of group.slice(place + 1)) truth.add(`${left} ${right}`);
    }
  }
  return measured(truth, () => findDuplicates(rows.map(personOf)));
};

/** The places of each person's records. */
const placesOf = (rows: readonly PersonRow[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [place, { who }] of rows.entries()) places.set(who, [...(places.get(who) ?? []), place]);
  return places;
};

const personOf = ({ person }: PersonRow) => person;

const measured = (truth: ReadonlySet<string>, run: () => Linkage): PersonsMeasured => {
  const start = performance.now();
  const linkage = run();
  const seconds = (performance.now() - start) / 1_000;
  const name = ({ left, right }: Answered): string => `${left} ${right}`;
  const links = linkage.links.map(name);
  const asked = linkage.possible.map(name);
  return {
    links: scoreOf(links, truth),
    certain: scoreOf(linkage.links.filter(({ certain }) => certain).map(name), truth),
    asked: asked.length,
    seen: scoreOf([...links, ...asked], truth).right,
    pairsPerSecond: linkage.compared / seconds,
  };
};

import { blockRules } from '../../electron/engine/domain/match/linkage/block-rules.ts';
import { type Linkage, linkSides } from '../../electron/engine/domain/match/linkage/link.ts';
import { rowPerson } from '../accuracy/corpus-persons.ts';
import { duckdbPairsPerSecond } from './blocked-pairs.ts';
import type { Figure, Measure } from './figure.ts';
import { type LeftRow, leftPeople } from './left-people.ts';
import { sizeWanted } from './mirror-rows.ts';

/** A tenth of a company left on each side by number and email, linked by all else: how fast, in how much memory, and how rightly. */
export const measure: Measure = async () => {
  const left = Math.max(10, Math.floor(sizeWanted() / 10));
  const { lefts, rights } = leftPeople(left);
  const [ours, theirs] = [lefts, rights].map((side) => side.map(({ row }) => rowPerson(row)));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const linkage = linkSides(ours ?? [], theirs ?? []);
  const seconds = (performance.now() - start) / 1_000;
  // In KB since the process began: what came before was smaller.
  const memory = (process.resourceUsage().maxRSS * 1_000 - before) / 1e6;
  const duckdb = await duckdbPairsPerSecond(lefts, rights);
  const plain = duckdb === null ? bareLoop(linkage) : { name: 'DuckDB, the plain way', value: duckdb };
  const figures: readonly Figure[] = [
    {
      name: 'linkage, pairs compared, learning and choosing in it',
      value: linkage.compared / seconds,
      unit: 'pairs/s',
      reference: plain,
      goal: null,
      note: `${linkage.compared.toLocaleString('en-GB')} pairs of ${blockRules.length} rules`,
    },
    { name: 'linkage, all of it', value: seconds, unit: 's', reference: null, goal: null },
    { name: 'linkage, memory above what was held before', value: memory, unit: 'MB', reference: null, goal: null },
    ...rightness(linkage, lefts, rights),
  ];
  return figures.map((figure) => ({ ...figure, name: `${figure.name}, ${left.toLocaleString('en-GB')} left a side` }));
};

/** The same pairs proposed, and nothing done with them. */
const bareLoop = ({ prepared, compared }: Linkage): NonNullable<Figure['reference']> => {
  const start = performance.now();
  for (let row = 0; row < prepared.lefts.size; row += 1) prepared.candidates(row);
  return { name: 'proposing them', value: compared / ((performance.now() - start) / 1_000) };
};

const rightness = (
  { links, possible }: Linkage,
  lefts: readonly LeftRow[],
  rights: readonly LeftRow[],
): readonly Figure[] => {
  const isRight = (pair: { readonly left: number; readonly right: number }): boolean =>
    lefts[pair.left]?.who === rights[pair.right]?.who;
  const there = new Set(lefts.map(({ who }) => who));
  const truePairs = rights.filter(({ who }) => there.has(who)).length;
  const right = links.filter(isRight).length;
  const certain = links.filter((pair) => pair.certain);
  const asked = possible.filter(isRight).length;
  const share = (part: number, of: number): string => (part / of).toFixed(4);
  return [
    {
      name: 'linkage, precision of what is linked',
      value: right / links.length,
      unit: 'of 1',
      reference: null,
      goal: { atLeast: 0.999 },
      note: `${right.toLocaleString('en-GB')} of ${links.length.toLocaleString('en-GB')}; of what is certain ${share(certain.filter(isRight).length, certain.length)}`,
    },
    {
      name: 'linkage, recall',
      value: right / truePairs,
      unit: 'of 1',
      reference: null,
      goal: { atLeast: 0.99 },
      note: `${right.toLocaleString('en-GB')} of ${truePairs.toLocaleString('en-GB')}; certain ${share(certain.filter(isRight).length, truePairs)}, linked or asked ${share(right + asked, truePairs)}`,
    },
  ];
};

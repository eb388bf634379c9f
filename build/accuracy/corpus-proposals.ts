import { candidatesOn, knownOf, type Shelf, shelving } from '../../electron/engine/domain/match/products/candidates.ts';
import { type ProductConfidence, productConfidences } from '../../shared/domain/product-link.ts';
import { seeded } from '../chaos/seeded.ts';
import { garmentFaults, garmentOf } from './corpus/garments.ts';
import { type ProductRow, productFaults, productOf } from './corpus/products.ts';
import type { AccuracyLine } from './lines.ts';
import type { Score } from './score.ts';

/** The least share of right ones among what is proposed first, by the word under which it is shown. */
const leastRight: Readonly<Record<ProductConfidence, number | null>> = {
  'near-certain': 0.99,
  likely: 0.9,
  possible: null,
};

/** How often what is proposed first is right, a line for each word of confidence; `each` products of every kind of fault. */
export const proposalLines = (seed: number, each: number): readonly AccuracyLine[] => {
  const by = seeded(seed, 3);
  const made = Array.from({ length: each }, () => [
    ...productFaults.map((fault) => ({ fault, of: productOf })),
    ...garmentFaults.map((fault) => ({ fault, of: garmentOf })),
  ])
    .flat()
    .map(({ fault, of }, place) => ({ fault, row: of(by, place) }));
  const catalogue = by.shuffled(made.map(({ fault, row }, place) => ({ place, row: fault.spoil(row, by) })));
  const [ours, theirs] = [
    made.map(({ row }) => knownOf(itemOf(row))),
    catalogue.map(({ row }) => knownOf(itemOf(row))),
  ];
  const shelf = shelfOf(theirs, ours);
  const linked = new Set(made.map(({ row }) => row.sku));
  // What has the SKU of a product is its item already.
  const isOpen = (place: number): boolean => !linked.has(catalogue[place]?.row.sku ?? '');
  const scores = new Map(productConfidences.map((word) => [word, { right: 0, wrong: 0, missed: 0 }]));
  for (const [left, { fault }] of made.entries()) {
    const wanted = ours[left];
    if (wanted === undefined || fault.kind === 'as it is') continue;
    const [first] = candidatesOn(shelf, wanted, isOpen, 5);
    const score = first === undefined ? undefined : scores.get(first.confidence);
    if (first === undefined || score === undefined) continue;
    score[fault.isSame && catalogue[first.place]?.place === left ? 'right' : 'wrong'] += 1;
  }
  return productConfidences.map((word) => lineOf(word, scores.get(word) ?? nothing));
};

const nothing: Score = { right: 0, wrong: 0, missed: 0 };

const lineOf = (word: ProductConfidence, score: Score): AccuracyLine => {
  const least = leastRight[word];
  return {
    name: `own corpus, products proposed as ${word}`,
    score,
    goal: least === null ? null : { precision: least, recall: 0 },
    note: `${score.right + score.wrong} proposed first`,
  };
};

const shelfOf = (...[known, others]: Parameters<typeof shelving>): Shelf => {
  const steps = shelving(known, others);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const itemOf = ({ sku, name, price }: ProductRow) => ({ sku, name, price, brand: null, description: null });

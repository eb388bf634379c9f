import { mapProducts } from '../../electron/engine/domain/match/products/map-products.ts';
import { seeded } from '../chaos/seeded.ts';
import { type ProductRow, productFaults, productOf } from './corpus/products.ts';
import type { AccuracyLine } from './lines.ts';

/** How `each` products of every kind came out, as one line and a line for each kind that is not all right. */
export const productLines = (
  seed: number,
  each: number,
): { readonly lines: readonly AccuracyLine[]; readonly kinds: readonly string[] } => {
  const by = seeded(seed, 2);
  const made = Array.from({ length: each }, () => productFaults)
    .flat()
    .map((fault, place) => ({ fault, row: productOf(by, place) }));
  const catalogue = by.shuffled(made.map(({ fault, row }, place) => ({ place, row: fault.spoil(row, by) })));
  const found = mapProducts(
    made.map(({ row }) => itemOf(row)),
    catalogue.map(({ row }) => itemOf(row)),
  );
  const kinds = new Map(productFaults.map(({ kind }) => [kind, { right: 0, wrong: 0, missed: 0 }]));
  for (const { fault } of made) if (fault.isSame) of(kinds, fault.kind).missed += 1;
  for (const { left, right } of found) {
    const fault = made[left]?.fault;
    if (fault === undefined) continue;
    const score = of(kinds, fault.kind);
    if (fault.isSame && catalogue[right]?.place === left) {
      score.right += 1;
      score.missed -= 1;
    } else score.wrong += 1;
  }
  const total = [...kinds.values()].reduce((sum, { right, wrong, missed }) => ({
    right: sum.right + right,
    wrong: sum.wrong + wrong,
    missed: sum.missed + missed,
  }));
  return {
    lines: [
      {
        name: 'own corpus, products',
        score: total,
        goal: { precision: 1, recall: 1 },
        note: `${made.length} products, ${productFaults.length} kinds`,
      },
    ],
    kinds: [...kinds].map(
      ([kind, { right, wrong, missed }]) =>
        `  product: ${kind.padEnd(63)}  mapped ${right} of ${right + missed}, ${wrong} wrong`,
    ),
  };
};

type Counts = { right: number; wrong: number; missed: number };

const of = (kinds: ReadonlyMap<string, Counts>, kind: string): Counts =>
  kinds.get(kind) ?? { right: 0, wrong: 0, missed: 0 };

const itemOf = ({ sku, name, price }: ProductRow) => ({ sku, name, price, brand: null, description: null });

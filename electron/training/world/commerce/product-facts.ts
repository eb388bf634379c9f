import { type ProductRole, productRoleCounts, productRoles } from '../../faults/counts-commerce.ts';
import { createRandom, type Random, shuffledIndexes } from '../random.ts';
import { shareOf } from './amount.ts';
import { colours, fabric, garments, lines, sizes } from './garments.ts';
import type { CommerceSizes } from './types.ts';

/** What everything else about a product follows from. Prices in pence. */
export type ProductFacts = {
  readonly index: number;
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** The SKU of the first variant of the style; null for that one itself. */
  readonly variantOf: string | null;
  /** What everybody pays who has no better price. */
  readonly listPrice: number;
  readonly outletPrice: number | null;
  readonly byTheMetre: boolean;
  readonly role: ProductRole;
  /** The place among those with the same role. */
  readonly place: number;
};

type Style = Pick<ProductFacts, 'category' | 'listPrice' | 'outletPrice' | 'byTheMetre'> & {
  readonly name: string;
  readonly code: string;
  readonly variants: readonly string[];
};

const OUTLET_PERCENT = 60;

const drawStyle = (number: number, random: Random): Style => {
  const byTheMetre = random.chance(0.04);
  const [word, category, from, to] = byTheMetre ? fabric : random.pick(garments);
  const [colour, short] = random.pick(colours);
  const listPrice = 100 * (from + random.below(to - from + 1)) + random.pick([0, 50, 95, 99]);
  return {
    name: `${random.pick(lines)} ${word}, ${colour}`,
    code: `NB-${1_000 + number}-${short}`,
    category,
    listPrice,
    outletPrice: random.chance(0.15) ? shareOf(listPrice, OUTLET_PERCENT) : null,
    byTheMetre,
    variants: category === 'Accessories' || byTheMetre ? [] : sizes.slice(random.below(2), 3 + random.below(4)),
  };
};

const castRoles = ({ seed, products }: CommerceSizes) => {
  const counts = productRoleCounts(products);
  const order = shuffledIndexes(products, createRandom(seed, 'product-roles'));
  const cast: (readonly [ProductRole, number])[] = new Array(products);
  let next = 0;
  for (const role of productRoles) {
    for (let place = 0; place < counts[role]; place += 1) {
      cast[order[next] ?? 0] = [role, place];
      next += 1;
    }
  }
  return cast;
};

/** All products of the world, style after style; a few hundred bytes each. */
export const makeProductFacts = (options: CommerceSizes): readonly ProductFacts[] => {
  const cast = castRoles(options);
  const facts: ProductFacts[] = [];
  for (let number = 0; facts.length < options.products; number += 1) {
    const { code, variants, name, ...style } = drawStyle(number, createRandom(options.seed, `style:${number}`));
    const skus = variants.length === 0 ? [code] : variants.map((size) => `${code}-${size}`);
    skus.slice(0, options.products - facts.length).forEach((sku, position) => {
      const index = facts.length;
      const [role, place] = cast[index] ?? ['clean', 0];
      const size = variants[position];
      facts.push({
        ...style,
        index,
        id: `prd_${String(index + 1).padStart(6, '0')}`,
        sku,
        name: size === undefined ? name : `${name}, ${size}`,
        variantOf: position === 0 ? null : (skus[0] ?? null),
        role,
        place,
      });
    });
  }
  return facts;
};

/** Whether the ERP still sells it. */
export const isActive = ({ role }: ProductFacts): boolean => role !== 'discontinued' && role !== 'item-orphan';

/** Orders name only what is sold and stands in the catalogue for good, so that no SKU is without an item unplanned. */
export const isOrdered = ({ role }: ProductFacts): boolean =>
  role === 'clean' || role === 'price-drift' || role === 'stock-drift';

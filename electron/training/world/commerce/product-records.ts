import type { Random } from '../random.ts';
import { moneyOf, shareOf } from './amount.ts';
import { isoOf } from './instant.ts';
import { isActive, type ProductFacts } from './product-facts.ts';
import type { WorldErpRecord } from './types.ts';

const DAY = 86_400_000;
const TWO_YEARS = 730 * DAY;

/** Where Northbank keeps its stock. */
export const locations = ['LEEDS', 'YORK', 'LONDON'] as const;

/** What a price group pays, in percent of the list price. Whoever is in none of them pays the list price. */
const groupPercents: Readonly<Record<string, number>> = { LOYALTY: 90, STUDENT: 85, STAFF: 75, TRADE: 70 };

/** What a price group pays for a product, in pence. */
export const priceFor = ({ listPrice, outletPrice }: ProductFacts, priceGroup: string | null): number => {
  if (priceGroup === 'OUTLET') return outletPrice ?? listPrice;
  return shareOf(listPrice, groupPercents[priceGroup ?? ''] ?? 100);
};

export type ProductLook = {
  readonly records: readonly WorldErpRecord[];
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly description: string | null;
  /** The sum over the locations. */
  readonly stock: number;
  readonly imageUrl: string;
  readonly url: string;
};

const pages = (sku: string) => ({
  url: `https://www.northbank.example/products/${sku.toLowerCase()}`,
  imageUrl: `https://images.northbank.example/${sku.toLowerCase()}.jpg`,
});

type Stamp = { readonly createdAt: number; readonly now: number };

const stockOf = (facts: ProductFacts, { createdAt, now }: Stamp, random: Random) => {
  const modifiedAt = now - Math.floor(random.next() * Math.min(20 * DAY, now - createdAt));
  const id = facts.id.replace('prd', 'stk');
  const soldOut = !isActive(facts) || random.chance(0.07);
  const figures = locations.map(() => (soldOut ? 0 : random.below(60)));
  const stock = figures.reduce((sum, figure) => sum + figure, 0);
  const record = (suffix: string, location: string | null, available: number): WorldErpRecord => ({
    entity: 'stock',
    id: id + suffix,
    modifiedAt,
    data: { sku: facts.sku, location, available: String(available) },
  });
  const perLocation = locations.map((location, place) => record(`_${location}`, location, figures[place] ?? 0));
  return { stock, records: [record('', null, stock), ...perLocation] };
};

const pricesOf = (facts: ProductFacts, { createdAt, now }: Stamp, random: Random): readonly WorldErpRecord[] => {
  const { sku, listPrice, outletPrice } = facts;
  const validFrom = createdAt + Math.floor(random.next() * (now - createdAt));
  let count = 0;
  const price = (priceGroup: string | null, amount: number, from: number): WorldErpRecord => {
    count += 1;
    return {
      entity: 'prices',
      id: `${facts.id.replace('prd', 'prc')}_${count}`,
      modifiedAt: Math.min(from, now),
      data: {
        sku,
        priceGroup,
        price: moneyOf(amount, 'GBP'),
        taxIncluded: true,
        validFrom: isoOf(from),
      },
    };
  };
  const groups = Object.entries(groupPercents).map(([group, percent]) =>
    price(group, shareOf(listPrice, percent), validFrom),
  );
  return [
    price(null, listPrice, validFrom),
    ...groups,
    ...(outletPrice === null ? [] : [price('OUTLET', outletPrice, validFrom)]),
    // What it cost before, and what it will cost: neither is valid now.
    ...(random.chance(0.3) ? [price(null, shareOf(listPrice, 110), createdAt - DAY)] : []),
    ...(random.chance(0.05) ? [price(null, shareOf(listPrice, 105), now + (30 + random.below(90)) * DAY)] : []),
  ];
};

/** The ERP's records of one product: itself, its stock (in sum, then per location) and its prices. */
export const lookOf = (facts: ProductFacts, now: number, random: Random): ProductLook => {
  const { sku, name, category, variantOf, id } = facts;
  const createdAt = now - DAY - Math.floor(random.next() * TWO_YEARS);
  const modifiedAt = createdAt + Math.floor(random.next() * (now - createdAt));
  const description = random.chance(0.1) ? null : `${name}. Designed in Leeds, made to last.`;
  const stamp = { createdAt, now };
  const { stock, records } = stockOf(facts, stamp, random);
  const active = isActive(facts);
  const product: WorldErpRecord = {
    entity: 'products',
    id,
    modifiedAt,
    data: { sku, name, description, category, ...pages(sku), active, variantOf },
  };
  const prices = pricesOf(facts, stamp, random);
  return { records: [product, ...records, ...prices], createdAt, modifiedAt, description, stock, ...pages(sku) };
};

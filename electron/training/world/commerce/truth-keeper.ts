import type { DrawnOrder } from './draw-order.ts';
import { isInScope } from './insight-order.ts';
import {
  type CommerceEntry,
  type CommerceItem,
  type CommerceKind,
  type CommerceSizes,
  type CommerceTruth,
  commerceEntities,
  type PostedOrder,
  type WorldCatalogItem,
} from './types.ts';

const emptyKinds = (): Record<CommerceKind, CommerceEntry[]> => ({
  'product-missing': [],
  'item-orphan': [],
  'price-drift': [],
  'stock-drift': [],
  'sku-unmapped': [],
  'item-unreadable': [],
  'order-missing': [],
  'order-unposted': [],
  'order-drift': [],
  'order-misattributed': [],
});

type Total = keyof CommerceTruth['totals'];

const byKey = <T extends { readonly key: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => (a.key < b.key ? -1 : 1));

/** Writes down what was planted while products and orders pass by. */
export const createCommerceTruth = ({ products, orders }: CommerceSizes) => {
  const kinds = emptyKinds();
  const posted: PostedOrder[] = [];
  const postedByHand: PostedOrder[] = [];
  const totals = Object.fromEntries(
    [...commerceEntities, 'catalogItems', 'insightOrders', 'inScope'].map((name) => [name, 0]),
  ) as Record<Total, number>;
  return {
    note: (kind: CommerceKind, entry: CommerceEntry): void => {
      kinds[kind].push(entry);
    },
    /** One product, told as two cases: neither is to be published nor withdrawn. */
    noteRedressed: (sku: string, item: WorldCatalogItem | null): void => {
      if (item === null) return;
      const itemSku = String(item.json.sku);
      const entry = { fields: ['sku'], answer: 'same-product' } as const;
      kinds['product-missing'].push({ ...entry, key: sku, other: item.key });
      kinds['item-orphan'].push({ ...entry, key: itemSku, other: sku });
    },
    notePosted: (order: PostedOrder, byHand: boolean): void => {
      (byHand ? postedByHand : posted).push(order);
    },
    noteScope: (order: DrawnOrder): void => {
      if (isInScope(order)) totals.inScope += 1;
    },
    count: (item: CommerceItem): void => {
      if (item.kind === 'erp') totals[item.record.entity] += 1;
      else totals[item.kind === 'catalogItem' ? 'catalogItems' : 'insightOrders'] += 1;
    },
    truth: (): CommerceTruth => ({
      products,
      orders,
      kinds: {
        'product-missing': byKey(kinds['product-missing']),
        'item-orphan': byKey(kinds['item-orphan']),
        'price-drift': byKey(kinds['price-drift']),
        'stock-drift': byKey(kinds['stock-drift']),
        'sku-unmapped': byKey(kinds['sku-unmapped']),
        'item-unreadable': byKey(kinds['item-unreadable']),
        'order-missing': byKey(kinds['order-missing']),
        'order-unposted': byKey(kinds['order-unposted']),
        'order-drift': byKey(kinds['order-drift']),
        'order-misattributed': byKey(kinds['order-misattributed']),
      },
      posted: byKey(posted),
      postedByHand: byKey(postedByHand),
      totals: { ...totals },
    }),
  };
};
export type CommerceTruthKeeper = ReturnType<typeof createCommerceTruth>;

import type { Column } from '../../../../shared/domain/insight.ts';

/** The names that an account's Orders use: the docs and most integrations one way, Magento's connector another (contract dotdigital 6.5 [C]). */
export const orderDialects = ['snake_case', 'camelCase'] as const;
export type OrderDialect = (typeof orderDialects)[number];

export type OrderNames = {
  readonly total: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly currency: string;
  readonly status: string;
  readonly orderedAt: string;
  readonly discount: string;
  readonly delivery: string;
  readonly products: string;
  readonly lineId: string;
};

export const orderNames: Readonly<Record<OrderDialect, OrderNames>> = {
  snake_case: {
    total: 'order_total',
    subtotal: 'order_subtotal',
    tax: 'tax_total',
    currency: 'currency',
    status: 'order_status',
    orderedAt: 'purchase_date',
    discount: 'discount_amount',
    delivery: 'delivery_total',
    products: 'products',
    lineId: 'id',
  },
  camelCase: {
    total: 'orderTotal',
    subtotal: 'orderSubtotal',
    tax: 'taxTotal',
    currency: 'currency',
    status: 'orderStatus',
    orderedAt: 'purchaseDate',
    discount: 'discountAmount',
    delivery: 'deliveryTotal',
    products: 'products',
    lineId: 'product_id',
  },
};

/** The dialect that a schema speaks; null where it has none of either, or is not there. Never mixed: the total decides. */
export const dialectOf = (columns: readonly Column[] | null): OrderDialect | null => {
  const names = new Set((columns ?? []).map(({ name }) => name));
  return orderDialects.find((dialect) => names.has(orderNames[dialect].total)) ?? null;
};

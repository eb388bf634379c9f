import { saleMask } from '../../../../shared/domain/compared.ts';
import type { Wait, WaitReason } from '../../../../shared/domain/posting.ts';
import type { SaleField } from '../../../../shared/domain/sales.ts';
import { saleFields } from '../../../../shared/domain/sales.ts';

/** The part of an order that a reason is about; null where it is its buyer, or the order as a whole. */
const fieldOf: Readonly<Record<WaitReason, SaleField | null>> = {
  'customer-missing': null,
  'customer-gone': null,
  'customer-by-email': null,
  'customer-blocked': null,
  'maybe-posted': null,
  'sku-unknown': 'lines',
  'sku-discontinued': 'lines',
  'period-closed': 'orderedAt',
  'period-restricted': 'orderedAt',
  'period-unknown': 'orderedAt',
  incomplete: null,
  'totals-off': 'total',
  'currency-unknown': 'currency',
  'status-unknown': 'status',
  refused: null,
};

/** Reasons that are about no field have a bit behind those of the fields, so that only what waits alike is approved together. */
const unnamed = (Object.keys(fieldOf) as readonly WaitReason[]).filter((reason) => fieldOf[reason] === null);

/** The mask of a case: what it waits for. */
export const waitMask = (waits: readonly Wait[]): number =>
  waits.reduce((mask, { reason }) => {
    const field = fieldOf[reason];
    return mask | (field === null ? 1 << (saleFields.length + unnamed.indexOf(reason)) : saleMask([field]));
  }, 0);

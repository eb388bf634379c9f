import { defaultPriceRules, deriveItem, nextPriceAt } from '../domain/sales/item.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { FlowDeps } from './flow-deps.ts';

/**
 * Puts together again what is to be found in the catalogue of every product about which something changed, or whose next
 * price has begun. A batch is one transaction. Answers how many were looked at.
 */
export const deriveItems = async ({ stores, clock }: FlowDeps, signal: AbortSignal): Promise<number> => {
  const now = clock.now();
  const { products } = stores.mappings.inForce().document;
  stores.atomically(() => stores.sales.markDuePrices(now));
  let derived = 0;
  while (!signal.aborted) {
    const skus = stores.atomically(() => {
      const stale = stores.sales.staleItems(batchSize);
      for (const sku of stale) {
        const parts = stores.sales.partsOf(sku);
        stores.sales.saveItem(
          sku,
          parts === null
            ? null
            : {
                ...deriveItem(parts.product, parts.stock, parts.prices, now, defaultPriceRules, products),
                nextAt: nextPriceAt(parts.prices, now),
              },
        );
      }
      return stale;
    });
    if (skus.length === 0) break;
    derived += skus.length;
    await yieldToOthers();
  }
  return derived;
};

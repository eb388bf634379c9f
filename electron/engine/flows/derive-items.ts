import { defaultPriceRules, deriveItem, nextPriceAt } from '../domain/sales/item.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { RunKeeper } from './keep-run.ts';

/**
 * Puts together again what is to be found in the catalogue of every product about which something changed, or whose next
 * price has begun. A batch is one transaction, in which it is counted as compared where that is asked for.
 */
export const deriveItems = async (
  { stores, clock }: FlowDeps,
  signal: AbortSignal,
  counting: RunKeeper['counting'] = stores.atomically,
): Promise<void> => {
  const now = clock.now();
  const { products } = stores.mappings.inForce().document;
  stores.atomically(() => stores.sales.markDuePrices(now));
  while (!signal.aborted) {
    const { compared } = counting(() => {
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
      return { compared: stale.length };
    });
    if (compared === 0) break;
    await yieldToOthers();
  }
};

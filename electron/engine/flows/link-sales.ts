import { yieldToOthers } from '../runtime/batching.ts';
import type { Stores } from '../store/stores.ts';

/** Finds anew which records are orders that the ERP has under another number, letting others be answered in between. */
export const linkSales = async (stores: Pick<Stores, 'sales' | 'atomically'>): Promise<void> => {
  for (const step of stores.sales.linkSteps()) {
    stores.atomically(step);
    await yieldToOthers();
  }
};

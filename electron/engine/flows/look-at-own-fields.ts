import { yieldToOthers } from '../runtime/batching.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A field of the ERP's own: how many customers of the mirror have it, and one of its values. */
export type OwnFieldLook = { readonly name: string; readonly customers: number; readonly example: string };

/** Customers that are looked at before others are answered. */
const lookedAtOnce = 500;
const mostTold = 500;

/** The ERP's own fields, the most frequent first, at most 500. Makes no call. */
export const lookAtOwnFields = async ({ stores }: Pick<FlowDeps, 'stores'>): Promise<readonly OwnFieldLook[]> => {
  const found = new Map<string, OwnFieldLook>();
  for (let last = 0; ; ) {
    const upTo = stores.mirror.ridsAfter('erp', last, lookedAtOnce).at(-1);
    if (upTo === undefined) break;
    for (const { name, customers, example } of stores.mirror.customFields(last, upTo)) {
      const before = found.get(name);
      found.set(name, { name, customers: customers + (before?.customers ?? 0), example: before?.example ?? example });
    }
    last = upTo;
    await yieldToOthers();
  }
  return [...found.values()]
    .sort((one, other) => other.customers - one.customers || (one.name < other.name ? -1 : 1))
    .slice(0, mostTold);
};

import { expect, test } from 'vitest';
import type { HandlerDeps } from '../../../electron/engine/handlers/handler-deps.ts';
import { productHandlers } from '../../../electron/engine/handlers/product.ts';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchKind, MismatchStatus } from '../../../shared/domain/mismatch.ts';
import { inMemory } from '../store/opened.ts';

/** How often both sides were gone through for a case. */
const lookedFor = async (kind: MismatchKind, status: MismatchStatus): Promise<number> => {
  const stores = inMemory();
  let looks = 0;
  const itemLinks = {
    ...stores.itemLinks,
    productsLeft: () => {
      looks += 1;
      return stores.itemLinks.productsLeft();
    },
  };
  const mismatches = { get: () => ({ row: { kind, status }, entity: 'item', matchKey: 'TEA-100' }) };
  const deps = { stores: { ...stores, itemLinks, mismatches } } as unknown as HandlerDeps;
  const told = await productHandlers(deps)['product.candidates']({ id: mismatchIdSchema.parse(1) });
  expect(told).toEqual({ ok: true, value: { candidates: [], said: [] } });
  return looks;
};

test('both sides are gone through for an open case about who is what', async () => {
  expect(await lookedFor('product-missing', 'open')).toBe(1);
});

test('a case that has no candidates, or is decided, is answered without a search', async () => {
  expect(await lookedFor('price-drift', 'open')).toBe(0);
  expect(await lookedFor('stock-drift', 'open')).toBe(0);
  expect(await lookedFor('product-missing', 'decided')).toBe(0);
});

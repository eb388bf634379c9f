import { expect, test } from 'vitest';
import { redressed } from '../../../electron/training/faults/redressed.ts';
import { makeProductFacts } from '../../../electron/training/world/commerce/product-facts.ts';

test('the item says another writing of the SKU under a key of its own, and all else as before', () => {
  const facts = makeProductFacts({ seed: 7, customers: 5_000, now: 0, products: 800, orders: 0 });
  const wanted = facts.filter(({ role }) => role === 'redressed');
  expect(wanted).toHaveLength(6);
  for (const one of wanted) {
    const item = { key: one.sku, createdAt: 1, updatedAt: 2, json: { id: one.id, sku: one.sku, name: one.name } };
    const { key, json, ...rest } = redressed(item, one);
    expect(rest).toEqual({ createdAt: 1, updatedAt: 2 });
    expect(json).toMatchObject({ id: key, name: one.name });
    expect(json.sku).not.toBe(one.sku);
    expect(
      String(json.sku)
        .replace(/[^a-z0-9]/gi, '')
        .toUpperCase(),
    ).toBe(one.sku.replaceAll('-', ''));
  }
  expect(new Set(wanted.map((one) => redressed({ key: '', createdAt: 0, updatedAt: 0, json: {} }, one).key)).size).toBe(
    6,
  );
});

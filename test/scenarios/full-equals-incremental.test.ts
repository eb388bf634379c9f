import { expect, onTestFinished, test } from 'vitest';
import { openComparedWorld } from '../../build/proof/sequences/compared-world.ts';
import { checkSequences } from '../../build/proof/sequences/same-cases.ts';
import { mismatchKinds } from '../../shared/domain/mismatch.ts';

const openWorld = () => {
  const world = openComparedWorld();
  onTestFinished(world.close);
  return world;
};

test('after random edits of customers, contacts, products and orders an increment leaves the very cases open that a full pass finds', async () => {
  const seen = new Set<number>();
  await checkSequences(openWorld(), { sequences: 300, seed: 20_261_125 }, seen);
  const people = ['customer-missing', 'contact-orphan', 'duplicate-customer', 'duplicate-contact', 'consent-conflict'];
  const fields = ['permission-missing', 'malformed-value', 'field-drift', 'list-gap'];
  const items = ['product-missing', 'item-orphan', 'item-unreadable', 'price-drift', 'stock-drift', 'sku-unmapped'];
  const orders = ['order-missing', 'order-drift', 'order-misattributed'];
  expect([...seen].map((kind) => mismatchKinds[kind])).toEqual(
    expect.arrayContaining([...people, ...fields, ...items, ...orders]),
  );
}, 120_000);

test.each(['increment', 'full'] as const)(
  'were the %s to look at nothing, that would be noticed',
  async (part) => {
    const world = openWorld();
    const blind = { ...world, [part]: async () => undefined };
    await expect(checkSequences(blind, { sequences: 20, seed: 1 }, new Set())).rejects.toThrow('Property failed');
  },
  60_000,
);

test('a key that was left unmarked is found by no increment, and that would be noticed', async () => {
  const world = openWorld();
  const forgetful = {
    ...world,
    take: () => {
      world.take();
      const [first] = world.stores.mirror.dirtyKeys(1);
      if (first !== undefined) world.stores.mirror.clearDirty([first]);
    },
  };
  await expect(checkSequences(forgetful, { sequences: 20, seed: 1 }, new Set())).rejects.toThrow('Property failed');
}, 60_000);

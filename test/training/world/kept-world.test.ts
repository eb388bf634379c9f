import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepWorld } from '../../../electron/training/world/kept-world.ts';
import { makeWorld, type WorldItem } from '../../../electron/training/world/make-world.ts';
import { NOW, temporaryFolder } from '../started.ts';

const wanted = { seed: 1, customers: 50 };

const everybody = (folder: string, now = NOW): readonly WorldItem[] => {
  const items: WorldItem[] = [];
  keepWorld(folder, wanted, now).each(({ customer, contact }) => items.push({ customer, contact }));
  return items;
};

test('whoever comes second gets the world of the first, whatever the time', () => {
  const folder = temporaryFolder();
  const first = everybody(folder);
  expect(everybody(folder, NOW + 1e9)).toEqual(first);
  const { customers, contacts } = makeWorld({ ...wanted, now: NOW });
  expect(first.flatMap(({ customer }) => customer ?? [])).toEqual(customers);
  const byId = first.flatMap(({ contact }) => contact ?? []).sort((a, b) => a.contactId - b.contactId);
  expect(byId).toEqual(contacts);
});

test('the truth is in the folder once everybody is made, and comes back when it was lost', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'truth.json');
  everybody(folder);
  const { truth } = makeWorld({ ...wanted, now: NOW });
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(kept).toMatchObject({ ...truth, commerce: { products: 20, orders: 200 } });
  rmSync(file);
  keepWorld(folder, wanted, NOW).seeToTruth();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
});

test('a folder with another company is refused in a sentence', () => {
  const folder = temporaryFolder();
  keepWorld(folder, wanted, NOW);
  expect(() => keepWorld(folder, { seed: 1, customers: 60 }, NOW)).toThrow(
    'holds a company of 50 customers, 20 products and 200 orders (seed 1), not of 60 customers',
  );
  expect(() => keepWorld(folder, { ...wanted, products: 21 }, NOW)).toThrow('not of 50 customers, 21 products');
});

test('products and sales come in the same pass, products first', () => {
  const wantedSales = { ...wanted, products: 25, orders: 70 };
  const seen: string[] = [];
  keepWorld(temporaryFolder(), wantedSales, NOW).each(
    ({ customer }) => seen.push(customer === null ? 'contact' : 'customer'),
    (item) => seen.push(item.kind === 'erp' ? item.record.entity : item.kind),
  );
  const count = (name: string): number => seen.filter((one) => one === name).length;
  expect([count('products'), count('customer'), count('orders')]).toEqual([25, 50, 70]);
  expect(seen.lastIndexOf('products')).toBeLessThan(seen.indexOf('customer'));
});

test('a folder from before there were products counts as one of the usual number of them', () => {
  const folder = temporaryFolder();
  keepWorld(folder, wanted, NOW);
  expect(() => keepWorld(folder, { ...wanted, products: 20, orders: 200 }, NOW)).not.toThrow();
});

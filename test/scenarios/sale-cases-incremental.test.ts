import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readItem } from '../../electron/engine/domain/sales/catalogue.ts';
import { itemHash } from '../../electron/engine/domain/sales/item.ts';
import { deriveSale, readSale } from '../../electron/engine/domain/sales/order.ts';
import { detectSales } from '../../electron/engine/flows/detect-sales.ts';
import { judgeSales } from '../../electron/engine/flows/judge-sales.ts';
import { linkSales } from '../../electron/engine/flows/link-sales.ts';
import { orderStatuses } from '../../shared/domain/mapping-document.ts';
import { type Item, itemFact } from '../../shared/domain/sales.ts';
import { contactOf, customerOf, never, type Rig, startRig } from '../engine/flows/rig.ts';

const place = fc.nat(3);
const sku = fc.constantFrom('S0', 'S1', 'S2', 'OLD');
const edit = fc.oneof(
  fc.record({
    is: fc.constant('product'),
    sku,
    gone: fc.boolean(),
    active: fc.boolean(),
    price: fc.constantFrom('1', '2', null),
  }),
  fc.record({ is: fc.constant('item'), sku, gone: fc.boolean(), price: fc.constantFrom(1, 2, null), stock: fc.nat(1) }),
  fc.record({
    is: fc.constant('order'),
    n: place,
    gone: fc.boolean(),
    customer: fc.constantFrom('C0', 'C1', null),
    channel: fc.constantFrom('web', 'web', 'wholesale'),
    status: fc.constantFrom('settled', 'settled', 'cancelled', 'draft'),
    total: fc.constantFrom('5', '6'),
    sku,
    reference: fc.constantFrom(null, null, 'R1'),
  }),
  fc.record({
    is: fc.constant('record'),
    n: place,
    gone: fc.boolean(),
    contact: fc.nat(2),
    total: fc.constantFrom(5, 6),
    key: fc.constantFrom('own', 'own', 'R1'),
  }),
  fc.record({
    is: fc.constant('contact'),
    contact: fc.nat(2),
    number: fc.constantFrom('C0', 'C1', null),
    gone: fc.boolean(),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const scope = { channels: ['web' as const], statuses: orderStatuses, from: null };

/** Carries an edit out in the replicas, as reading both sides would. */
const carryOut = (rig: Rig, one: Edit): void => {
  const { stores } = rig;
  const { sales, replica } = stores;
  if ('active' in one) {
    const value: Item = {
      sku: one.sku,
      name: 'Jumper',
      price: one.price,
      specialPrice: null,
      stock: '1',
      url: 'u',
      imageUrl: 'i',
      description: null,
      category: null,
    };
    const facts = (one.active ? itemFact.active : 0) | (one.price === null ? 0 : itemFact.hasPrice);
    const derived = { key: one.sku, facts, hash: itemHash(value), owner: null, data: value, nextAt: null };
    sales.saveItem(one.sku, one.gone ? null : derived);
  } else if ('stock' in one) {
    const json = {
      sku: one.sku,
      name: 'Jumper',
      ...(one.price === null ? {} : { price: one.price }),
      stock: one.stock,
      url: 'u',
      image_path: 'i',
    };
    const { key, owner, facts, hash, data } = readItem(one.sku, json);
    if (one.gone) replica('dd_item').remove([one.sku]);
    else
      replica('dd_item').upsert(
        [
          {
            id: one.sku,
            version: null,
            modifiedAt: 1,
            key,
            owner,
            reference: null,
            facts,
            hash,
            data: { value: data, json },
          },
        ],
        0,
      );
  } else if ('channel' in one) {
    const number = `SO-${one.n}`;
    const money = (amount: string) => ({ amount, currency: 'GBP' });
    const { key, owner, facts, hash, data } = deriveSale(
      {
        number,
        externalReference: one.reference,
        customerNumber: one.customer,
        channel: one.channel as 'web',
        status: one.status as 'settled',
        orderedAt: '2026-01-02T03:04:05Z',
        total: money(one.total),
        tax: money('0'),
        delivery: money('0'),
        discount: money('0'),
        lines: [{ sku: one.sku, name: null, quantity: '1', unitPrice: money(one.total), lineTotal: money(one.total) }],
      },
      scope,
    );
    if (one.gone) replica('erp_order').remove([number]);
    else
      replica('erp_order').upsert(
        [
          {
            id: number,
            version: null,
            modifiedAt: 1,
            key,
            owner,
            reference: one.reference,
            facts,
            hash,
            data: { value: data },
          },
        ],
        0,
      );
  } else if ('key' in one) {
    const id = one.key === 'own' ? `SO-${one.n}` : one.key;
    const json = {
      id,
      order_total: one.total,
      currency: 'GBP',
      order_status: 'settled',
      purchase_date: '2026-01-02T03:04:05Z',
      discount_amount: 0,
      delivery_total: 0,
      products: [{ sku: 'S0', qty: 1, price: one.total }],
    };
    const { key, owner, facts, hash, data } = readSale(id, json, one.contact + 1);
    if (one.gone) replica('dd_order').remove([id]);
    else
      replica('dd_order').upsert(
        [{ id, version: null, modifiedAt: 1, key, owner, reference: null, facts, hash, data: { value: data, json } }],
        0,
      );
  } else if (one.gone) rig.account.delete(one.contact + 1);
  else rig.account.set(one.contact + 1, contactOf(one.contact + 1, one.number, { email: `x${one.contact}@shop.test` }));
};

const entities = ['item', 'order'] as const;

const openCases = (rig: Rig): readonly string[] =>
  rig
    .cases()
    .filter(({ status, entity }) => status === 'open' && (entity === 'item' || entity === 'order'))
    .map(({ id, kind }) => {
      const found = rig.stores.mismatches.get(id);
      return `${found?.matchKey} ${kind} ${found?.fieldMask} ${found?.row.label} ${found?.row.reference}`;
    })
    .sort();

/** Only what is marked: `detectSales` itself passes over a small world in full. */
const increment = ({ deps, stores }: Rig): void => {
  for (const entity of entities)
    for (
      let keys = stores.saleCases.dirtyKeys(entity, 2);
      keys.length > 0;
      keys = stores.saleCases.dirtyKeys(entity, 2)
    )
      stores.atomically(() => judgeSales(deps, entity, keys, null));
};

const full = async ({ deps, stores }: Rig): Promise<void> => {
  const request = {
    runId: null,
    full: true,
    signal: never,
    counting: <T>(work: () => T): T => stores.atomically(work),
  };
  for (const entity of entities) await detectSales(deps, { entity, ...request });
};

const forgetCases = ({ file }: Rig): void => {
  const db = new SqliteDatabase(file);
  db.exec('DELETE FROM mismatch WHERE entity IN (3, 4)');
  db.close();
};

test('an increment leaves the very cases about products and sales open that a full pass finds', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 5 }),
      async (rounds) => {
        const rig = startRig();
        try {
          rig.erp.set('cus-0', customerOf('C0'));
          rig.erp.set('cus-1', customerOf('C1'));
          for (const edits of rounds) {
            rig.stores.atomically(() => {
              for (const one of edits) carryOut(rig, one);
            });
            rig.take();
            await linkSales(rig.stores);
            increment(rig);
            const found = openCases(rig);
            await full(rig);
            expect({ found: openCases(rig) }).toEqual({ found });
            forgetCases(rig);
            await full(rig);
            expect({ anew: openCases(rig) }).toEqual({ anew: found });
            for (const row of rig.cases()) seen.add(row.kind);
          }
        } finally {
          rig.stores.close();
        }
      },
    ),
    { numRuns: 60, seed: 20_261_126 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'product-missing',
      'item-orphan',
      'item-unreadable',
      'price-drift',
      'stock-drift',
      'sku-unmapped',
      'order-missing',
      'order-drift',
      'order-misattributed',
    ]),
  );
}, 60_000);

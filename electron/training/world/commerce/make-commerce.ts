import { erpNumberDataField } from '../../../../shared/domain/mapping.ts';
import { scaled } from '../../faults/counts.ts';
import { UNPOSTED_OF_STRANGERS } from '../../faults/counts-commerce.ts';
import { streamWorld, type WorldItem } from '../make-world.ts';
import { createRandom } from '../random.ts';
import { type Buyer, buyerOf } from './buyer.ts';
import { catalogItemOf } from './catalog-item.ts';
import { createOrderMaker } from './make-orders.ts';
import { makeOrderPlan } from './order-plan.ts';
import { isOrdered, makeProductFacts, type ProductFacts } from './product-facts.ts';
import { lookOf } from './product-records.ts';
import { sizesOf } from './sizes.ts';
import { type CommerceTruthKeeper, createCommerceTruth } from './truth-keeper.ts';
import type { CommerceItem, CommerceOptions, CommerceTruth, WorldInsightOrder } from './types.ts';

/** Products and orders of a world, made while its customers pass by. */
export type Commerce = {
  /** First: every product with stock and prices, and the catalogue. */
  readonly products: () => Generator<CommerceItem>;
  /** Then, for each item of `streamWorld` in its order, what that customer bought. */
  readonly of: (item: WorldItem) => readonly CommerceItem[];
  /** At last the orders of guests, and what still waited. */
  readonly rest: () => Generator<CommerceItem>;
  /** What was planted, once all of it was made. */
  readonly truth: () => CommerceTruth;
};

const productItems = (facts: ProductFacts, seed: number, now: number, keeper: CommerceTruthKeeper) => {
  const look = lookOf(facts, now, createRandom(seed, `product:${facts.index}`));
  const { item, fields } = catalogItemOf(facts, look, now);
  const { role, sku } = facts;
  if (role === 'redressed') keeper.noteRedressed(sku, item);
  else if (role !== 'clean' && role !== 'discontinued') keeper.note(role, { key: sku, fields });
  const items = look.records.map((record): CommerceItem => ({ kind: 'erp', record }));
  return item === null ? items : [...items, { kind: 'catalogItem', item } as const];
};

/** Pure: the same options and the same customers give the same bytes, whatever else is read meanwhile. */
export const createCommerce = (given: CommerceOptions): Commerce => {
  const options = sizesOf(given);
  const facts = makeProductFacts(options);
  const keeper = createCommerceTruth(options);
  const plan = makeOrderPlan(options);
  const maker = createOrderMaker({ options, keeper, products: facts.filter(isOrdered) });
  let held: { readonly order: WorldInsightOrder; readonly number: string }[] = [];
  let firstContact: Buyer['contact'] = null;
  let strangers = scaled(UNPOSTED_OF_STRANGERS, options.customers);
  let index = 0;
  const counted = (items: readonly CommerceItem[]): readonly CommerceItem[] => {
    items.forEach(keeper.count);
    return items;
  };
  const release = (contact: Buyer['contact']): readonly CommerceItem[] => {
    const waiting = held;
    held = [];
    return waiting.flatMap(({ order, number }) => maker.onOther(order, number, contact));
  };
  return {
    products: function* () {
      for (const each of facts) yield* counted(productItems(each, options.seed, options.now, keeper));
    },
    of: ({ customer, contact }) => {
      if (customer === null) {
        if (contact === null || strangers === 0 || contact.dataFields[erpNumberDataField] !== undefined) return [];
        strangers -= 1;
        return counted(maker.ofStranger(contact, strangers));
      }
      const part = plan.partOf(index);
      const released = part.part.role === 'clean' && contact !== null ? release(contact) : [];
      if (part.part.role === 'clean') firstContact ??= contact;
      const bought = maker.ofCustomer(buyerOf(customer, contact), part, index, (order, number) => {
        held.push({ order, number });
      });
      index += 1;
      return counted([...released, ...bought]);
    },
    rest: function* () {
      yield* counted(release(firstContact));
      for (let turn = 0; turn < plan.guests; turn += 1) yield* counted(maker.ofGuest(turn));
    },
    truth: keeper.truth,
  };
};

/**
 * Products and sales of the world with this seed and size, for both systems, made while they are read: small however many
 * there are. The same options give the same bytes; the customers are those of `streamWorld`.
 */
export function* streamCommerce(options: CommerceOptions): Generator<CommerceItem, CommerceTruth> {
  const commerce = createCommerce(options);
  yield* commerce.products();
  for (const item of streamWorld(options)) yield* commerce.of(item);
  yield* commerce.rest();
  return commerce.truth();
}

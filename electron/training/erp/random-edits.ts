import { z } from 'zod';
import { atOnce, type StateFile } from '../server/state-file.ts';
import { createRandom, type Random } from '../world/random.ts';
import type { Stores } from './any-record.ts';
import { orderActs } from './order-life-acts.ts';
import { type SalesEntity, salesEntities } from './sales-entities.ts';

export const randomEditsSchema = z.strictObject({
  seed: z.number().int(),
  edits: z.number().int().min(1).max(100_000),
  /** Which entities are edited; all of them unless given. An order's step may make documents all the same. */
  entities: z
    .array(z.enum(['customers', ...salesEntities]))
    .min(1)
    .optional(),
});
export type RandomEdits = z.output<typeof randomEditsSchema>;

type Parts = Stores & {
  readonly file: StateFile;
  /** How many customers there were on the first day. */
  readonly founded: number;
  readonly edit: (input: unknown) => string | null;
};

type Draw = (parts: Parts, random: Random) => object | null;

const anyId = ({ sales }: Parts, entity: SalesEntity, random: Random): string | null =>
  sales[entity].at(random.next())?.id ?? null;

const anyCustomer = ({ founded }: Parts, random: Random): string =>
  `cus_${String(1 + random.below(founded)).padStart(6, '0')}`;

const pounds = (random: Random): string => `${1 + random.below(300)}.${10 + random.below(90)}`;

const editCustomer: Draw = (parts, random) => {
  const id = anyCustomer(parts, random);
  const fields = random.pick<object>([
    { city: `Town ${random.below(1_000)}` },
    { loyaltyPoints: String(random.below(9_000)) },
    { firstName: `Name${random.below(1_000)}` },
    { active: random.chance(0.5) },
  ]);
  return random.chance(0.05) ? { id, deleted: random.chance(0.5) } : { id, fields };
};

const editProduct: Draw = (parts, random) => {
  const id = anyId(parts, 'products', random);
  const fields = random.pick<object>([
    { name: `Renamed ${random.below(1_000)}` },
    { active: random.chance(0.5) },
    { category: `Category ${random.below(20)}` },
    { description: random.chance(0.5) ? null : `Described anew, ${random.below(1_000)}.` },
  ]);
  return id === null
    ? null
    : { entity: 'products', id, ...(random.chance(0.05) ? { deleted: random.chance(0.5) } : { fields }) };
};

const editStock: Draw = (parts, random) => {
  const id = anyId(parts, 'stock', random);
  return id === null ? null : { entity: 'stock', id, fields: { available: String(random.below(80)) } };
};

const editPrice: Draw = (parts, random) => {
  const id = anyId(parts, 'prices', random);
  return id === null ? null : { entity: 'prices', id, fields: { price: { amount: pounds(random), currency: 'GBP' } } };
};

const placeNew = (parts: Parts, random: Random): object | null => {
  const customer = parts.records.byId(anyCustomer(parts, random));
  const product = parts.sales.products.at(random.next());
  if (customer === null || product === null) return null;
  const channel = random.pick(['web', 'store', 'marketplace', 'wholesale']);
  const lines = [{ sku: product.data.sku, quantity: String(1 + random.below(4)) }];
  return { entity: 'orders', place: { customerNumber: customer.data.number, channel, lines } };
};

const editOrder: Draw = (parts, random) => {
  const dice = random.next();
  if (dice < 0.3) return placeNew(parts, random);
  const order = parts.sales.orders.at(random.next());
  if (order === null) return null;
  if (dice < 0.7) return { entity: 'orders', id: order.id, act: random.pick([...orderActs]) };
  if (dice < 0.75) return { entity: 'orders', id: order.id, deleted: random.chance(0.5) };
  const { currency } = order.data.total;
  const fields = random.pick<object>([
    { total: { amount: pounds(random), currency } },
    { externalReference: `REF-${random.below(1_000)}` },
  ]);
  return { entity: 'orders', id: order.id, fields };
};

const editDocument =
  (entity: 'invoices' | 'creditNotes' | 'settlements'): Draw =>
  (parts, random) => {
    const id = anyId(parts, entity, random);
    return id === null ? null : { entity, id, deleted: random.chance(0.5) };
  };

const draws: Readonly<Record<'customers' | SalesEntity, Draw>> = {
  customers: editCustomer,
  products: editProduct,
  stock: editStock,
  prices: editPrice,
  orders: editOrder,
  invoices: editDocument('invoices'),
  creditNotes: editDocument('creditNotes'),
  settlements: editDocument('settlements'),
};

/** So many draws may find nothing to change before the whole is given up: a cancelled order cannot be shipped. */
const PATIENCE = 200;

/**
 * Makes this many edits that follow from the seed and the state, as clerks would all over the house. Says why not, or null
 * when all are done.
 */
export const makeRandomEdits = (parts: Parts, wanted: RandomEdits): string | null =>
  atOnce(parts.file, () => editAll(parts, wanted));

const editAll = (parts: Parts, { seed, edits, entities }: RandomEdits): string | null => {
  const random = createRandom(seed, 'edits');
  const wanted = entities ?? (['customers', ...salesEntities] as const);
  let misses = 0;
  for (let done = 0; done < edits; ) {
    const entity = wanted[random.below(wanted.length)] ?? 'customers';
    const edit = draws[entity](parts, random);
    if (edit !== null && parts.edit(edit) === null) {
      done += 1;
      misses = 0;
    } else misses += 1;
    if (misses > PATIENCE) return `Only ${done} edits could be made.`;
  }
  return null;
};

import fc from 'fast-check';
import { itemHash } from '../../../electron/engine/domain/sales/item.ts';
import { deriveSale, readSale } from '../../../electron/engine/domain/sales/order.ts';
import { readKeyedItem } from '../../../electron/engine/flows/read-item.ts';
import type { ReplicaName } from '../../../electron/engine/store/replica.ts';
import { firstMapping, orderStatuses } from '../../../shared/domain/mapping-document.ts';
import { type Item, itemFact } from '../../../shared/domain/sales.ts';
import type { ComparedWorld } from './compared-world.ts';

const place = fc.nat(1);
const gone = fc.constantFrom(false, false, false, true);
const sku = fc.constantFrom('S0', 'S1', 'OLD');

/** One change of a product or a sale, on either side. */
export const saleEdit = fc.oneof(
  fc.record({
    is: fc.constant('product' as const),
    sku,
    gone,
    active: fc.constantFrom(true, true, false),
    price: fc.constantFrom('1', '1', '2', null),
  }),
  fc.record({
    is: fc.constant('item' as const),
    sku,
    key: fc.constantFrom('own', 'K1'),
    gone,
    price: fc.constantFrom(1, 1, 2, null),
    stock: fc.nat(1),
  }),
  fc.record({
    is: fc.constant('order' as const),
    n: place,
    gone,
    customer: fc.constantFrom('C0', 'C1', 'C2', null),
    channel: fc.constantFrom('web' as const, 'web' as const, 'wholesale' as const),
    status: fc.constantFrom('settled' as const, 'settled' as const, 'cancelled' as const, 'draft' as const),
    total: fc.constantFrom('5', '6'),
    sku,
    reference: fc.constantFrom(null, null, 'R1'),
  }),
  fc.record({
    is: fc.constant('record' as const),
    n: place,
    gone,
    contact: fc.nat(2),
    total: fc.constantFrom(5, 6),
    key: fc.constantFrom('own', 'own', 'R1'),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('said' as const),
      sku,
      key: fc.constantFrom('S0', 'S1', 'K1', 'K1', 'K1'),
      says: fc.constantFrom('same' as const, 'same' as const, 'same' as const, 'different' as const, 'back' as const),
    }),
  },
);
type SaleEdit = typeof saleEdit extends fc.Arbitrary<infer T> ? T : never;
type EditOf<Is extends SaleEdit['is']> = Extract<SaleEdit, { readonly is: Is }>;

/** Carries an edit out in the replicas, as reading both sides would. */
export const editSale = (world: ComparedWorld, edit: SaleEdit): void => {
  if (edit.is === 'product') editProduct(world, edit);
  else if (edit.is === 'item') editItem(world, edit);
  else if (edit.is === 'order') editOrder(world, edit);
  else if (edit.is === 'said') say(world, edit);
  else editRecord(world, edit);
};

type Row = {
  readonly key: string;
  readonly owner: string | null;
  readonly facts: number;
  readonly hash: number;
  readonly reference: string | null;
  readonly data: object;
};

const put = ({ stores }: ComparedWorld, name: ReplicaName, id: string, isGone: boolean, row: Row): void => {
  if (isGone) stores.replica(name).remove([id]);
  else stores.replica(name).upsert([{ id, version: null, modifiedAt: 1, ...row }], 0);
};

const editProduct = ({ stores }: ComparedWorld, edit: EditOf<'product'>): void => {
  const rest = { specialPrice: null, stock: '1', url: 'u', imageUrl: 'i', description: null, category: null };
  const value: Item = { sku: edit.sku, name: 'Jumper', price: edit.price, ...rest };
  const facts = (edit.active ? itemFact.active : 0) | (edit.price === null ? 0 : itemFact.hasPrice);
  const derived = { key: edit.sku, facts, hash: itemHash(value), owner: null, data: value, nextAt: null };
  stores.sales.saveItem(edit.sku, edit.gone ? null : derived);
};

const editItem = (world: ComparedWorld, edit: EditOf<'item'>): void => {
  const price = edit.price === null ? {} : { price: edit.price };
  const json = { sku: edit.sku, name: 'Jumper', ...price, stock: edit.stock, url: 'u', image_path: 'i' };
  const id = edit.key === 'own' ? edit.sku : edit.key;
  const item = readKeyedItem(world.stores, id, json, firstMapping.products);
  put(world, 'dd_item', id, edit.gone, { ...item, data: { value: item.data, json } });
};

/** What a person may say of a SKU and a record, and that it is taken back; what the flow refuses is not said. */
const say = ({ stores: { itemLinks } }: ComparedWorld, { sku: of, key, says }: EditOf<'said'>): void => {
  if (says === 'back') {
    itemLinks.takeBack(of, key);
    return;
  }
  const [product, record] = [itemLinks.product(of), itemLinks.record(key)];
  if (record === null || itemLinks.verdict(of, key) !== null) return;
  const role = product === null ? 'named' : 'product';
  const isTaken = itemLinks.verdictsOf(of).some(({ verdict }) => verdict === 'same');
  const isApart = product === null || (product.isFree && record.isFree);
  if (says === 'same' && (isTaken || !isApart)) return;
  itemLinks.say({ sku: of, recordKey: key, verdict: says, role, by: 'proof', at: 1, decisionId: `${of}/${key}` });
};

const scope = { channels: ['web' as const], statuses: orderStatuses, from: null };

const editOrder = (world: ComparedWorld, edit: EditOf<'order'>): void => {
  const number = `SO-${edit.n}`;
  const money = (amount: string) => ({ amount, currency: 'GBP' });
  const line = { sku: edit.sku, name: null, quantity: '1', unitPrice: money(edit.total), lineTotal: money(edit.total) };
  const sale = {
    number,
    externalReference: edit.reference,
    customerNumber: edit.customer,
    channel: edit.channel,
    status: edit.status,
    orderedAt: '2026-01-02T03:04:05Z',
    total: money(edit.total),
    tax: money('0'),
    delivery: money('0'),
    discount: money('0'),
    lines: [line],
  };
  const { key, owner, facts, hash, data } = deriveSale(sale, scope);
  put(world, 'erp_order', number, edit.gone, {
    key,
    owner,
    facts,
    hash,
    reference: edit.reference,
    data: { value: data },
  });
};

const editRecord = (world: ComparedWorld, edit: EditOf<'record'>): void => {
  const id = edit.key === 'own' ? `SO-${edit.n}` : edit.key;
  const json = {
    id,
    order_total: edit.total,
    currency: 'GBP',
    order_status: 'settled',
    purchase_date: '2026-01-02T03:04:05Z',
    discount_amount: 0,
    delivery_total: 0,
    products: [{ sku: 'S0', qty: 1, price: edit.total }],
  };
  const { key, owner, facts, hash, data } = readSale(id, json, edit.contact + 1);
  put(world, 'dd_order', id, edit.gone, { key, owner, facts, hash, reference: null, data: { value: data, json } });
};

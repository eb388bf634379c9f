import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCommerce, streamCommerce } from '../../../../electron/training/world/commerce/make-commerce.ts';
import type {
  CommerceEntity,
  CommerceItem,
  CommerceOptions,
  CommerceRecords,
  CommerceTruth,
  WorldCatalogItem,
  WorldInsightOrder,
} from '../../../../electron/training/world/commerce/types.ts';
import { makeWorld, streamWorld } from '../../../../electron/training/world/make-world.ts';
import { erpNumberDataField } from '../../../../shared/domain/mapping.ts';
import { creditNoteSchema, invoiceSchema, orderSchema, settlementSchema } from '../../../../shared/domain/order.ts';
import { priceSchema, productSchema, stockSchema } from '../../../../shared/domain/product.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const options = { seed: 7, customers: 5_000, now: NOW };

const made = (wanted: CommerceOptions): { readonly items: readonly CommerceItem[]; readonly truth: CommerceTruth } => {
  const items: CommerceItem[] = [];
  const stream = streamCommerce(wanted);
  let next = stream.next();
  for (; !next.done; next = stream.next()) items.push(next.value);
  return { items, truth: next.value };
};

const { items, truth } = made(options);
const recordsOf = <E extends CommerceEntity>(entity: E): readonly CommerceRecords[E][] =>
  items.flatMap((item) => (item.kind === 'erp' && item.record.entity === entity ? [item.record.data] : [])) as never;
const products = recordsOf('products');
const orders = recordsOf('orders');
const catalogue = items.flatMap((item) => (item.kind === 'catalogItem' ? [item.item] : []));
const insight = items.flatMap((item) => (item.kind === 'insightOrder' ? [item.order] : []));
const { customers, contacts } = makeWorld(options);
const byNumber = new Map(orders.map((order) => [order.number, order]));
const byKey = new Map(insight.map((order) => [order.key, order]));
const itemBySku = new Map(catalogue.map((item): [string, WorldCatalogItem] => [item.key, item]));
const contactById = new Map(contacts.map((contact) => [contact.contactId, contact]));
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Hundredths, read from the decimal without a float on the way. */
const hundredths = (amount: string): number => Number(amount.replace('.', ''));
const keysOf = (kind: keyof CommerceTruth['kinds']) => new Set(truth.kinds[kind].map(({ key }) => key));

test('the same options give the same bytes, another seed others', () => {
  const small = { seed: 7, customers: 300, now: NOW };
  expect(digest(made(small))).toBe(digest(made(small)));
  expect(digest(made({ ...small, seed: 8 }))).not.toBe(digest(made(small)));
});

test('the customers are the same whether or not their orders are made on the way', () => {
  const alone = [...streamWorld({ seed: 7, customers: 300, now: NOW })];
  const commerce = createCommerce({ seed: 7, customers: 300, now: NOW });
  const together = [...streamWorld({ seed: 7, customers: 300, now: NOW })].map((item) => {
    commerce.of(item);
    return item;
  });
  expect(digest(together)).toBe(digest(alone));
});

test('every fault is there in its exact number', () => {
  const counts = Object.fromEntries(Object.entries(truth.kinds).map(([kind, entries]) => [kind, entries.length]));
  expect(counts).toEqual({
    // Six of each are one product under two dresses of its SKU.
    'product-missing': 20 + 6,
    'item-orphan': 12 + 6,
    'price-drift': 25,
    'stock-drift': 30,
    'sku-unmapped': 10,
    'item-unreadable': 8,
    'order-missing': 40,
    'order-unposted': 24,
    'order-drift': 30,
    'order-misattributed': 12,
  });
  expect(truth.posted).toHaveLength(60);
  expect(truth.postedByHand).toHaveLength(5);
  expect([products.length, orders.length]).toEqual([800, 20_000]);
});

test('every record is one that the flow contract can carry, and no id or number comes twice', () => {
  const schemas = {
    products: productSchema,
    stock: stockSchema,
    prices: priceSchema,
    orders: orderSchema,
    invoices: invoiceSchema,
    creditNotes: creditNoteSchema,
    settlements: settlementSchema,
  };
  const ids = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'erp') continue;
    const { entity, data, modifiedAt, id } = item.record;
    const read = Object.entries(schemas[entity].parse(data));
    if (read.length !== Object.keys(data).length || modifiedAt > NOW)
      expect(item.record).toBe('as the contract has it');
    ids.add(`${entity} ${id}`);
  }
  expect(ids.size).toBe(items.length - catalogue.length - insight.length);
  expect(byNumber.size).toBe(orders.length);
  expect(byKey.size).toBe(insight.length);
  expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
});

test('the totals count what is there', () => {
  const counted = Object.fromEntries(Object.keys(truth.totals).map((name) => [name, 0]));
  for (const item of items) {
    const name = item.kind === 'erp' ? item.record.entity : `${item.kind}s`;
    counted[name] = (counted[name] ?? 0) + 1;
  }
  const { inScope, ...totals } = truth.totals;
  expect({ ...counted, inScope: undefined }).toEqual({ ...totals, inScope: undefined });
  expect(inScope).toBe(insight.length - 24 + 40);
});

test('the lines, delivery and discount of every order add up to its total, digit by digit', () => {
  for (const { lines, total, delivery, discount, tax } of orders) {
    const sums = lines.map(({ quantity, unitPrice }) => {
      const exact = BigInt(Math.round(Number(quantity) * 100)) * BigInt(hundredths(unitPrice.amount));
      return Number((exact + 50n) / 100n);
    });
    const sum = sums.reduce((all, each) => all + each, 0) + hundredths(delivery.amount) - hundredths(discount.amount);
    expect([lines.map(({ lineTotal }) => hundredths(lineTotal.amount)), hundredths(total.amount)]).toEqual([sums, sum]);
    const currencies = [tax, delivery, discount, ...lines.map(({ lineTotal }) => lineTotal)].map(
      (money) => money.currency,
    );
    expect(new Set(currencies)).toEqual(new Set([total.currency]));
    expect(hundredths(tax.amount)).toBeLessThan(hundredths(total.amount));
  }
});

test('an invoice has the total of its order, payments never exceed it, and settle what is settled', () => {
  const invoices = new Map(recordsOf('invoices').map((invoice) => [invoice.number, invoice]));
  const paid = new Map<string, number>();
  for (const { invoiceNumber, amount } of recordsOf('settlements'))
    paid.set(invoiceNumber, (paid.get(invoiceNumber) ?? 0) + hundredths(amount.amount));
  for (const [number, invoice] of invoices) {
    const order = byNumber.get(invoice.orderNumber ?? '');
    expect(invoice.total).toEqual(order?.total);
    const total = hundredths(invoice.total.amount);
    if (order?.status === 'settled' || order?.status === 'refunded') expect(paid.get(number)).toBe(total);
    else expect(paid.get(number) ?? 0).toBeLessThan(total);
  }
  const partly = [...paid].filter(([number, sum]) => sum < hundredths(invoices.get(number)?.total.amount ?? '0'));
  expect(partly.length).toBeGreaterThan(0);
  for (const { invoiceNumber, total } of recordsOf('creditNotes'))
    expect(hundredths(total.amount)).toBeLessThanOrEqual(
      hundredths(invoices.get(invoiceNumber ?? '')?.total.amount ?? '0'),
    );
});

test('statuses, channels, currencies, guests and companies are all there', () => {
  const seen = new Set(orders.map(({ channel, status }) => `${channel} ${status}`));
  for (const status of ['draft', 'confirmed', 'shipped', 'settled', 'refunded', 'cancelled'])
    expect(seen).toContain(`web ${status}`);
  for (const channel of ['store', 'wholesale', 'marketplace', 'other']) expect(seen).toContain(`${channel} settled`);
  const share = (currency: string) => orders.filter(({ total }) => total.currency === currency).length / orders.length;
  expect(share('GBP')).toBeGreaterThan(0.5);
  expect(share('EUR')).toBeGreaterThan(0.2);
  expect(share('USD')).toBeGreaterThan(0.01);
  expect(orders.filter(({ customerNumber }) => customerNumber === null)).toHaveLength(1_000);
  const companies = new Set(customers.filter(({ data }) => data.kind === 'company').map(({ data }) => data.number));
  for (const { channel, customerNumber } of orders)
    expect(channel === 'wholesale').toBe(companies.has(customerNumber ?? ''));
});

/** The catalogue's view of a product, from the ERP's records alone. */
const listPrices = new Map<string, number>();
const outletPrices = new Map<string, number>();
for (const { sku, priceGroup, price, validFrom } of [...recordsOf('prices')].sort((a, b) =>
  (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1,
)) {
  if (Date.parse(validFrom ?? '') > NOW) continue;
  if (priceGroup === null) listPrices.set(sku, Number(price.amount));
  if (priceGroup === 'OUTLET') outletPrices.set(sku, Number(price.amount));
}
const stocks = recordsOf('stock');
const sums = new Map(
  stocks.filter(({ location }) => location === null).map(({ sku, available }) => [sku, Number(available)]),
);

test('stock per location adds up to the sum', () => {
  const added = new Map<string, number>();
  for (const { sku, location, available } of stocks)
    if (location !== null) added.set(sku, (added.get(sku) ?? 0) + Number(available));
  expect(added).toEqual(sums);
});

test('one product under two dresses of its SKU is told as both cases, each with the other’s key', () => {
  const linked = (kind: 'product-missing' | 'item-orphan') =>
    truth.kinds[kind].filter(({ answer }) => answer === 'same-product');
  const missing = linked('product-missing');
  expect([missing.length, linked('item-orphan').length]).toEqual([6, 6]);
  const plain = (sku: string) => sku.replace(/[^a-z0-9]/gi, '').toUpperCase();
  for (const { key, fields } of missing) {
    const orphan = linked('item-orphan').find(({ other }) => other === key);
    expect([plain(orphan?.key ?? ''), fields]).toEqual([plain(key), ['sku']]);
    expect(orphan?.key).not.toBe(key);
    const item = catalogue.find(({ json }) => json.sku === orphan?.key);
    expect([item?.key, item?.json.price]).toEqual([missing.find((one) => one.key === key)?.other, listPrices.get(key)]);
  }
});

test('products and catalogue disagree where the truth says so, and nowhere else', () => {
  const found: Record<string, string[]> = {};
  const note = (kind: string, sku: string) => {
    found[kind] = [...(found[kind] ?? []), sku];
  };
  for (const { sku, active, name, url, imageUrl, category } of products) {
    const json = itemBySku.get(sku)?.json;
    if (json === undefined) {
      if (active) note('product-missing', sku);
      continue;
    }
    if (!active) note('item-orphan', sku);
    if (['name', 'sku', 'price', 'url', 'image_path'].some((key) => json[key] === undefined)) {
      note('item-unreadable', sku);
      continue;
    }
    if (json.price !== listPrices.get(sku)) note('price-drift', sku);
    if (json.stock !== sums.get(sku)) note('stock-drift', sku);
    expect(json).toMatchObject({ sku, name, url, image_path: imageUrl, categories: [{ Name: category }] });
    expect(json.specialPrice).toBe(outletPrices.get(sku));
  }
  const sold = new Set(products.map(({ sku }) => sku));
  for (const { key, json } of catalogue) if (!sold.has(key)) note('item-orphan', String(json.sku));
  for (const kind of ['product-missing', 'item-orphan', 'price-drift', 'stock-drift', 'item-unreadable'] as const)
    expect(new Set(found[kind])).toEqual(keysOf(kind));
});

const contactOf = new Map<string, number>();
const byEmail = new Map(contacts.map((contact) => [contact.email.toLowerCase(), contact.contactId]));
for (const { contactId, dataFields } of contacts) {
  const number = String(dataFields[erpNumberDataField] ?? '');
  if (number !== '' && !contactOf.has(number)) contactOf.set(number, contactId);
}
for (const { data } of customers) {
  const id = byEmail.get((data.email ?? '').toLowerCase());
  const isOwn = id !== undefined && contactById.get(id)?.dataFields[erpNumberDataField] === undefined;
  if (!contactOf.has(data.number) && isOwn) contactOf.set(data.number, id);
}

const differences = (number: string, sent: WorldInsightOrder): readonly string[] => {
  const order = byNumber.get(number);
  if (order === undefined) return ['gone'];
  const { json } = sent;
  const lines = order.lines.map(({ sku, name, quantity, unitPrice }) => ({
    sku,
    name,
    price: Number(unitPrice.amount),
    qty: Number(quantity),
  }));
  return [
    ...(json.order_total === Number(order.total.amount) ? [] : ['total']),
    ...(json.currency === order.total.currency ? [] : ['currency']),
    ...(json.order_status === order.status ? [] : ['status']),
    ...(digest(json.products) === digest(lines) ? [] : ['line']),
    ...(json.purchase_date === order.orderedAt ? [] : ['date']),
    ...(json.tax_total === Number(order.tax.amount) ? [] : ['tax']),
  ];
};

test('orders and insight data disagree where the truth says so, and nowhere else', () => {
  const keyFor = new Map([...truth.posted, ...truth.postedByHand].map(({ number, key }) => [number, key]));
  const missing: string[] = [];
  const drifted: [string, readonly string[]][] = [];
  const misattributed: string[] = [];
  const met = new Set<string>();
  for (const { number, customerNumber, channel, status, externalReference } of orders) {
    const contactId = contactOf.get(customerNumber ?? '');
    const isInScope = (channel === 'web' || channel === 'store') && contactId !== undefined && status !== 'draft';
    const sent = byKey.get(keyFor.get(number) ?? number);
    if (!isInScope) {
      expect(sent).toBeUndefined();
      continue;
    }
    if (sent === undefined) {
      missing.push(number);
      expect(status).toBe('settled');
      continue;
    }
    met.add(sent.key);
    expect(externalReference).toBe(truth.posted.some((posted) => posted.number === number) ? sent.key : null);
    const fields = differences(number, sent);
    if (fields.length > 0) drifted.push([number, fields]);
    if (sent.contactId !== contactId) misattributed.push(number);
    expect(contactById.get(sent.contactId)?.email).toBe(sent.email);
  }
  expect(new Set(missing)).toEqual(keysOf('order-missing'));
  expect(new Map(drifted)).toEqual(new Map(truth.kinds['order-drift'].map(({ key, fields }) => [key, fields])));
  expect(new Set(misattributed)).toEqual(keysOf('order-misattributed'));
  const unposted = insight.filter(({ key }) => !met.has(key));
  expect(new Set(unposted.map(({ key }) => key))).toEqual(keysOf('order-unposted'));
  for (const { json } of unposted) expect(json.channel).toBe('marketing');
});

test('unposted orders say what keeps them: a shut month, a stranger, a contact without number, an old SKU, a penny', () => {
  const hundredths = (value: unknown) => Math.round(Number(value) * 100);
  const count = (reason: string) =>
    truth.kinds['order-unposted'].filter(({ fields }) => fields.includes(reason)).length;
  expect([count('customer'), count('sku'), count('total')]).toEqual([2, 2, 2]);
  expect(count('period')).toBeGreaterThanOrEqual(3);
  for (const { key, fields } of truth.kinds['order-unposted']) {
    const json = byKey.get(key)?.json ?? {};
    const lines = json.products as readonly { readonly price: number; readonly qty: number }[];
    const sum = lines.reduce((all, { price, qty }) => all + Math.floor(hundredths(price) * qty + 0.5), 0);
    const off = hundredths(json.order_total) - sum - hundredths(json.delivery_total) + hundredths(json.discount_amount);
    expect([key, off]).toEqual([key, fields.includes('total') ? 1 : 0]);
  }
});

test('every SKU of a line has an item that stays, but for the planned ones, which the ERP does not know either', () => {
  const unmapped = new Map<string, string[]>();
  const named = [
    ...orders.map(({ number, lines }) => ({ number, skus: lines.map(({ sku }) => sku) })),
    ...insight.map(({ key, json }) => ({
      number: key,
      skus: (json.products as readonly { readonly sku: string }[]).map(({ sku }) => sku),
    })),
  ];
  for (const { number, skus } of named)
    for (const sku of skus)
      if (!itemBySku.has(sku)) unmapped.set(sku, [...new Set([...(unmapped.get(sku) ?? []), number])]);
  const unposted = truth.kinds['order-unposted'].filter(({ fields }) => fields.includes('sku')).map(({ key }) => key);
  const onlyUnposted = [...unmapped].filter(([, whose]) => whose.every((key) => unposted.includes(key)));
  expect(onlyUnposted.flatMap(([, whose]) => whose).sort()).toEqual(unposted);
  for (const [sku] of onlyUnposted) {
    expect(products.some((product) => product.sku === sku)).toBe(false);
    unmapped.delete(sku);
  }
  expect(unmapped).toEqual(
    new Map(truth.kinds['sku-unmapped'].map(({ key, orders: whose = [] }) => [key, [...whose]])),
  );
  for (const sku of unmapped.keys()) expect(products.some((product) => product.sku === sku)).toBe(false);
  const gone = new Set([...keysOf('item-orphan'), ...keysOf('item-unreadable')]);
  expect(named.some(({ skus }) => skus.some((sku) => gone.has(sku)))).toBe(false);
});

test('numbers of records and faults follow the wanted size', () => {
  const wanted = made({ seed: 1, customers: 40, now: NOW, products: 100, orders: 900 });
  expect(wanted.truth.totals).toMatchObject({ products: 100, orders: 900 });
  for (const entries of Object.values(wanted.truth.kinds)) expect(entries.length).toBeGreaterThan(0);
  const none = made({ seed: 1, customers: 10, now: NOW, products: 1, orders: 0 });
  expect(none.truth.totals).toMatchObject({ products: 1, orders: 0, insightOrders: 0, catalogItems: 1 });
});

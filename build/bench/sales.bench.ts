import { deriveItems } from '../../electron/engine/flows/derive-items.ts';
import { orderRow, recordRow } from '../../electron/engine/flows/sales-streams.ts';
import { whatIf } from '../../electron/engine/flows/what-if.ts';
import { batchesOf } from '../../electron/engine/runtime/batching.ts';
import type { ReplicaRow } from '../../electron/engine/store/replica.ts';
import { firstMapping, type MappingDocument } from '../../shared/domain/mapping-document.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Figure, Measure } from './figure.ts';
import { sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn, type Workspace } from './opened-workspace.ts';
import { customerAt } from './people.ts';

const at = Date.UTC(2026, 10, 25, 9);

/** The engine answers others within this time (ms of its processor), whatever it does. */
const heldUpAtMost = 50;

/** Another mapping of products and another scope of orders: every record is looked at. */
const document: MappingDocument = {
  ...firstMapping,
  products: firstMapping.products.map((rule) => (rule.field === 'category' ? { ...rule, target: 'brand' } : rule)),
  orderScope: { ...firstMapping.orderScope, channels: ['web', 'wholesale'], from: '2026-03-01' },
};

const streams = [
  ...['erp.products', 'erp.stock', 'erp.prices', 'erp.orders'],
  ...['dotdigital.catalogue', 'dotdigital.orders'],
];

const orderOf = (n: number, numbers: readonly string[], products: number): Order => {
  const money = (amount: number) => ({ amount: amount.toFixed(2), currency: 'GBP' });
  const total = 10 + (n % 900) / 10;
  const line = {
    sku: `SKU-${n % products}`,
    name: null,
    quantity: '1',
    unitPrice: money(total),
    lineTotal: money(total),
  };
  const isPosted = n % 10 === 0;
  return {
    number: `SO${String(n).padStart(8, '0')}`,
    externalReference: isPosted ? `MKT-${n}` : null,
    customerNumber: numbers[n % numbers.length] ?? null,
    channel: (['web', 'store', 'wholesale'] as const)[n % 3] ?? 'web',
    status: 'settled',
    orderedAt: new Date(Date.UTC(2026, n % 11, 1 + (n % 27), 9)).toISOString(),
    ...{ total: money(total), tax: money(0), delivery: money(0), discount: money(0) },
    lines: [line],
  };
};

/** Products on both sides, and orders on both: one in ten is a marketing order that was posted under another number. */
const fill = async (workspace: Workspace, size: number): Promise<void> => {
  const { stores, deps } = workspace;
  const people = Math.max(1, size / 4);
  takeIn(workspace, people, 1);
  const numbers = Array.from({ length: people }, (_, n) => customerAt(n, people).value.number);
  const products = Math.max(1, size / 25);
  const plain = (id: string, key: string, data: unknown): ReplicaRow => ({
    ...{ id, key, data, version: null, modifiedAt: at, owner: null, reference: null, facts: 0, hash: 1 },
  });
  for (let n = 0; n < products; n += 1) {
    const sku = `SKU-${n}`;
    const told = { name: `Jumper ${n}`, url: `https://shop.test/${n}`, imageUrl: `https://shop.test/${n}.png` };
    const product = { sku, ...told, description: null, category: 'Knitwear', active: true, variantOf: null };
    const price = {
      sku,
      priceGroup: null,
      price: { amount: '10', currency: 'GBP' },
      taxIncluded: true,
      validFrom: null,
    };
    const json = { sku, name: told.name, price: 10, url: told.url, image_path: told.imageUrl, stock: 5 };
    const record = {
      key: sku,
      json: { ...json, categories: [{ Name: 'Knitwear' }] },
      contactId: null,
      createdAt: at,
      updatedAt: at,
    };
    stores.atomically(() => {
      stores.replica('erp_product').upsert([plain(sku, sku, product)], 1);
      stores.replica('erp_stock').upsert([plain(sku, sku, { sku, location: null, available: '5' })], 1);
      stores.replica('erp_price').upsert([plain(sku, sku, price)], 1);
      stores.replica('dd_item').upsert(
        [recordRow(stores, 'dd_item', { ...record })].flatMap((row) => row ?? []),
        1,
      );
      stores.sales.markItems([sku]);
    });
  }
  await deriveItems(deps, new AbortController().signal);
  const places = Array.from({ length: size }, (_, n) => n);
  for (const some of batchesOf(places, 1_000))
    stores.atomically(() => {
      const orders = some.map((n) => orderOf(n, numbers, products));
      const rows = orders.map((value) => orderRow(stores, { id: value.number, version: 'v1', modifiedAt: at, value }));
      stores.replica('erp_order').upsert(rows, 1);
      stores.replica('dd_order').upsert(
        orders.flatMap((value) => {
          const key = value.externalReference ?? value.number;
          const names = { id: key, order_total: Number(value.total.amount), currency: 'GBP', order_status: 'settled' };
          const json = { ...names, purchase_date: value.orderedAt, discount_amount: 0, delivery_total: 0 };
          const contactId = Number(value.number.slice(2)) % numbers.length;
          return recordRow(stores, 'dd_order', { key, json, contactId, createdAt: at, updatedAt: at }) ?? [];
        }),
        1,
      );
    });
  stores.atomically(() => {
    for (const stream of streams)
      stores.runs.saveCheckpoint({
        ...{ stream, runId: null, cursor: null, sinceAt: null, watermark: at, complete: true, readAt: at },
      });
  });
};

/** Processor time of this process (ms): how busy the machine is with others does not count. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const figure = (name: string, value: number, goal: Figure['goal'] = null): Figure => ({
  ...{ name, value, unit: 'ms', reference: null, goal },
});

/** Linking posted orders, and counting what a draft would change about products and orders: in steps that hold nobody up. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  const { deps, stores } = workspace;
  try {
    await fill(workspace, size);
    const links: number[] = [];
    for (const step of stores.sales.linkSteps()) {
      const begun = processorMs();
      stores.atomically(step);
      links.push(processorMs() - begun);
    }
    const looks: number[] = [];
    let toldAt = processorMs();
    const counted = await whatIf(deps, { version: 2, document }, new AbortController().signal, (done) => {
      if (done > stores.mirror.counts().customers) looks.push(processorMs() - toldAt);
      toldAt = processorMs();
    });
    if (!counted.ok) throw new Error(counted.error.sentence);
    if (counted.value.orders.looked !== size) throw new Error('not every order was looked at');
    const sum = (times: readonly number[]): number => times.reduce((all, ms) => all + ms, 0);
    const orders = `${size.toLocaleString('en-GB')} orders`;
    return [
      figure(`linking posted orders, ${orders}, in all`, sum(links)),
      figure(`linking posted orders, ${orders}, longest step`, Math.max(...links), { atMost: heldUpAtMost }),
      figure(`what a draft would change of products and orders, ${orders}, in all`, sum(looks)),
      figure(`what a draft would change of products and orders, ${orders}, longest step`, Math.max(...looks), {
        atMost: heldUpAtMost,
      }),
    ];
  } finally {
    workspace.close();
  }
};

import type { Mapping, MappingDocument } from '../../../shared/domain/mapping-document.ts';
import {
  type ItemField,
  itemFact,
  itemFields,
  type SaleField,
  saleFact,
  saleFields,
} from '../../../shared/domain/sales.ts';
import { stepsOf } from '../domain/mismatch/lifecycle.ts';
import { readItem } from '../domain/sales/catalogue.ts';
import { defaultPriceRules, deriveItem } from '../domain/sales/item.ts';
import { changedItemValues } from '../domain/sales/item-moves.ts';
import { isInScope } from '../domain/sales/order.ts';
import type { ItemRows, SaleRows } from '../store/sale-case-stores.ts';
import type { Stores } from '../store/stores.ts';
import { countMoves, type MoveCounter, type Moves } from './case-moves.ts';
import { keptColumns, ordersWanted } from './collections.ts';
import { areCatalogueRead, areOrdersRead } from './derive-sales.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgedItem, judgedOrder } from './judge-sales.ts';
import { orderDialectOf } from './sales-writings.ts';

/** What a draft would change about products; `looked` is 0 where it treats them as before, or they were never read. */
export type ProductMoves = { readonly looked: number } & Moves<ItemField>;

/** What a draft would change about orders whose buyers Dotdigital knows. */
export type OrderMoves = {
  readonly looked: number;
  /** Orders that would be sent and are not now; that are sent and would not be any more. */
  readonly comeIn: number;
  readonly goOut: number;
  /** Orders that would be written under other names of their fields. */
  readonly otherNames: number;
} & Moves<SaleField>;

/** A count over one kind of record: in steps, each soon done, that tell how many were looked at. */
export type SaleCount<T> = {
  readonly total: number;
  readonly steps: () => Iterable<number>;
  readonly result: () => T;
};

/** SKUs and orders that are looked at before others are answered; a SKU is put together from several records. */
const itemsAtOnce = 50;
const ordersAtOnce = 200;

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/**
 * Counts what a draft would change about products and orders. The scope of orders decides which SKUs count as named, so
 * orders are to be counted first.
 */
export const salesWhatIf = (
  deps: FlowDeps,
  draft: Mapping,
): { readonly orders: SaleCount<OrderMoves>; readonly products: SaleCount<ProductMoves> } => {
  const named = new Map<string, number>();
  const document = deps.stores.mappings.inForce().document;
  return {
    orders: ordersUnder(deps, document, draft.document, named),
    products: productsUnder(deps, document, draft.document, named),
  };
};

const ordersUnder = (
  { stores }: FlowDeps,
  before: MappingDocument,
  after: MappingDocument,
  named: Map<string, number>,
): SaleCount<OrderMoves> => {
  const { sales, saleCases, mismatches } = stores;
  const isRead = areOrdersRead(stores);
  const isScoped = isRead && isOther(before.orderScope, after.orderScope);
  const columns = keptColumns({ stores }, ordersWanted);
  const isRenamed = isRead && orderDialectOf(columns, before.orders) !== orderDialectOf(columns, after.orders);
  const total = isScoped ? saleCases.held('order') : 0;
  const counter = countMoves<SaleField>('order', saleFields);
  const sent = { looked: 0, comeIn: 0, goOut: 0, before: 0 };
  const note = (key: string, rows: SaleRows, stored: StoredOf): void => {
    if (rows.order === null) return;
    const facts = rows.order.facts ^ saleFact.inScope;
    const isIn = (facts & saleFact.inScope) !== 0;
    for (const sku of new Set(rows.order.value.lines.map((line) => line.sku)))
      if (sku !== '') named.set(sku, (named.get(sku) ?? 0) + (isIn ? 1 : -1));
    if ((facts & saleFact.hasCustomer) !== 0 && rows.contacts.length > 0) sent[isIn ? 'comeIn' : 'goOut'] += 1;
    const judged = judgedOrder(key, { ...rows, order: { ...rows.order, facts } });
    noteCases(counter, judged, stored.get(key) ?? []);
  };
  const steps = function* (): Iterable<number> {
    for (const { expected } of isRenamed ? sales.saleStanding() : []) {
      sent.before += expected;
      yield 0;
    }
    for (let last: number | undefined = 0; isScoped && last !== undefined; ) {
      const rows = sales.ordersAfter(last, ordersAtOnce);
      const moved = rows.filter((row) => ((row.facts & saleFact.inScope) !== 0) !== isInScope(row, after.orderScope));
      const keys = moved.map(({ key }) => key);
      const stored = mismatches.keysIn(keys, 'order');
      for (const [key, sale] of saleCases.salesIn(keys)) note(key, sale, stored);
      sent.looked += rows.length;
      last = rows.at(-1)?.rid;
      yield rows.length;
    }
  };
  const result = (): OrderMoves => {
    const { looked, comeIn, goOut } = sent;
    const otherNames = isRenamed ? Math.max(0, sent.before - goOut) : 0;
    return { looked, comeIn, goOut, otherNames, ...counter.moves(), values: comeIn + goOut + otherNames };
  };
  return { total, steps, result };
};

type StoredOf = ReturnType<Stores['mismatches']['keysIn']>;
type Judged = Pick<ReturnType<typeof judgedItem>, 'findings' | 'hashes'>;

const noteCases = (
  counter: Pick<MoveCounter<never>, 'steps'>,
  { findings, hashes }: Judged,
  stored: NonNullable<ReturnType<StoredOf['get']>>,
): void => counter.steps(stepsOf(findings, stored, hashes), stored);

const productsUnder = (
  deps: FlowDeps,
  { products: before }: MappingDocument,
  { products: after }: MappingDocument,
  named: ReadonlyMap<string, number>,
): SaleCount<ProductMoves> => {
  const { saleCases, mismatches } = deps.stores;
  const isRead = areCatalogueRead(deps.stores);
  const isMoved = isRead && isOther(before, after);
  const counter = countMoves<ItemField>('item', itemFields);
  let looked = 0;
  const judge = (keys: readonly string[]): void => {
    const stored = mismatches.keysIn(keys, 'item');
    for (const [key, rows] of saleCases.itemsIn(keys)) {
      const drafted = itemUnder(deps, key, rows, after);
      for (const field of changedFields(rows, before, drafted, after)) counter.value(field);
      const orders = rows.orders + (named.get(key) ?? 0);
      noteCases(counter, judgedItem(key, { ...drafted, orders }), stored.get(key) ?? []);
    }
  };
  const steps = function* (): Iterable<number> {
    for (let last: string | undefined = ''; isMoved && last !== undefined; ) {
      const keys = saleCases.itemKeysAfter(last, itemsAtOnce);
      judge(keys);
      looked += keys.length;
      last = keys.at(-1);
      yield keys.length;
    }
    // Those that neither side has: only orders name them.
    const only = isRead ? [...named.keys()].sort() : [];
    for (let from = 0; from < only.length; from += ordersAtOnce) {
      const keys = only.slice(from, from + ordersAtOnce);
      const unknown = [...saleCases.itemsIn(keys)].filter(
        ([, one]) => one.product === null && one.records.length === 0,
      );
      judge(unknown.map(([key]) => key));
      yield 0;
    }
  };
  const total = isMoved ? saleCases.held('item') : 0;
  return { total, steps, result: () => ({ looked, ...counter.moves() }) };
};

/** A SKU as a mapping would have both sides read. */
const itemUnder = (
  { stores, clock }: FlowDeps,
  sku: string,
  rows: ItemRows,
  fields: MappingDocument['products'],
): ItemRows => {
  const parts = rows.product === null ? null : stores.sales.partsOf(sku);
  const derived =
    parts === null
      ? null
      : deriveItem(parts.product, parts.stock, parts.prices, clock.now(), defaultPriceRules, fields);
  return {
    product: derived === null ? rows.product : { facts: derived.facts, hash: derived.hash, value: derived.data },
    records: rows.records.map((record) => {
      const { facts, hash, data } = readItem(record.key, record.json, fields);
      return { ...record, facts, hash, value: data };
    }),
    orders: rows.orders,
    isNamed: rows.isNamed,
  };
};

const sold = itemFact.active | itemFact.hasPrice;

/** The fields of a product that would be sent otherwise; none where it is not sent at all. */
const changedFields = (
  { product }: ItemRows,
  before: MappingDocument['products'],
  { product: drafted }: ItemRows,
  after: MappingDocument['products'],
): readonly ItemField[] =>
  product === null || drafted === null || (drafted.facts & sold) !== sold
    ? []
    : changedItemValues({ item: product.value, fields: before }, { item: drafted.value, fields: after });

import { z } from 'zod';
import { decimalSchema } from '../../../shared/domain/money.ts';
import type { Clock } from '../clock.ts';
import { atOnce } from '../server/state-file.ts';
import { hundredthsOf } from '../world/commerce/amount.ts';
import { type ActParts, actOnOrder, orderActs } from './order-life-acts.ts';
import { placeOrder, placeSchema } from './place-order.ts';
import { type SalesEntity, salesEntities, salesKinds } from './sales-entities.ts';
import type { SalesRecord, SalesTable } from './sales-store.ts';

const editSchema = z.strictObject({
  entity: z.enum(salesEntities),
  id: z.string().optional(),
  /** Names the record when there is no id: a number, or the SKU or invoice that it speaks of. */
  key: z.string().optional(),
  /** Which stock figure of the SKU: the sum over all locations unless given. */
  location: z.string().nullable().default(null),
  /** Which price of the SKU: the list price unless given. */
  priceGroup: z.string().nullable().default(null),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Takes the record away, or brings it back; a stream tells of it. */
  deleted: z.boolean().optional(),
  /** Takes an order a step further, with its documents. */
  act: z.enum(orderActs).optional(),
  /** How much is paid, when the act is a payment; all that is left unless given. */
  amount: decimalSchema.optional(),
  /** A new order, in place of all else. */
  place: placeSchema.optional(),
});
type Edit = z.output<typeof editSchema>;

const isMeant = ({ location, priceGroup }: Edit, data: object): boolean =>
  ('location' in data ? data.location === location : true) &&
  ('priceGroup' in data ? data.priceGroup === priceGroup : true);

/** The latest of those that the edit means: of several prices the one that is valid now. */
const meant = <E extends SalesEntity>(table: SalesTable<E>, edit: Edit, at: number): SalesRecord<E> | null => {
  if (edit.id !== undefined) return table.byId(edit.id);
  const found = table.byKey(edit.key ?? '').filter(({ data }) => isMeant(edit, data));
  const since = ({ data }: SalesRecord<E>): string => ('validFrom' in data ? String(data.validFrom) : '');
  const now = new Date(at).toISOString();
  const past = found.filter((record) => since(record) <= now);
  return (past.length > 0 ? past : found).sort((a, b) => (since(a) < since(b) ? -1 : 1)).at(-1) ?? null;
};

/** Stock always adds up: the sum follows its locations, and what is said of the sum happens at the first of them. */
const keepSum = (
  { sales }: ActParts,
  changed: SalesRecord<'stock'>,
  before: SalesRecord<'stock'>,
  now: number,
): void => {
  const all = sales.stock.byKey(changed.data.sku);
  const places = all.filter(({ data }) => data.location !== null);
  const sumOf = (records: readonly SalesRecord<'stock'>[]): number =>
    records.reduce((sum, { data }) => sum + Number(data.available), 0);
  const set = (record: SalesRecord<'stock'> | undefined, available: number): void => {
    if (record) sales.stock.write({ ...record, data: { ...record.data, available: String(available) } }, now);
  };
  if (changed.data.location !== null) {
    set(
      all.find(({ data }) => data.location === null),
      sumOf(places),
    );
    return;
  }
  const first = places[0];
  if (first) set(first, Number(first.data.available) + Number(changed.data.available) - Number(before.data.available));
};

const change = <E extends SalesEntity>(parts: ActParts, entity: E, edit: Edit, now: number): string | null => {
  const table = parts.sales[entity];
  const found = meant(table, edit, now);
  if (found === null) return 'There is no such record.';
  const data = salesKinds[entity].schema.safeParse({ ...found.data, ...edit.fields });
  if (!data.success) return z.prettifyError(data.error);
  const unknown = Object.keys(edit.fields).find((name) => !(name in data.data));
  if (unknown !== undefined) return `There is no field '${unknown}'.`;
  table.write({ ...found, data: data.data, deleted: edit.deleted ?? found.deleted }, now);
  return null;
};

const changeStock = (parts: ActParts, edit: Edit, now: number): string | null => {
  const before = meant(parts.sales.stock, edit, now);
  const problem = change(parts, 'stock', edit, now);
  const after = before && parts.sales.stock.byId(before.id);
  if (problem === null && before && after && 'available' in edit.fields) keepSum(parts, after, before, now);
  return problem;
};

const act = (parts: ActParts, edit: Edit, now: number): string | null => {
  const order = meant(parts.sales.orders, edit, now);
  if (order === null || edit.act === undefined) return 'There is no such order.';
  const amount = edit.amount === undefined ? null : hundredthsOf(edit.amount);
  return actOnOrder(parts, order, edit.act, amount, now);
};

const carryOut = (parts: ActParts, edit: Edit, now: number): string | null => {
  if (edit.entity === 'orders' && edit.place !== undefined) return placeOrder(parts, edit.place, now);
  if (edit.entity === 'orders' && edit.act !== undefined) return act(parts, edit, now);
  return edit.entity === 'stock' ? changeStock(parts, edit, now) : change(parts, edit.entity, edit, now);
};

/** Changes products, stock, prices, orders or documents as a clerk would. Says why not, or null when it is done. */
export const createSalesEdit =
  (parts: ActParts, clock: Clock) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    return atOnce(parts.file, () => carryOut(parts, parsed.data, clock()));
  };

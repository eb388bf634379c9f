import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { reading } from '../chaos/reading.ts';
import { type Seeded, seeded } from '../chaos/seeded.ts';
import { trainingFolder, type World } from '../chaos/world.ts';

/**
 * So many random edits, half of them in the ERP (customers, products, stock, prices, orders, documents), half in Dotdigital
 * (contacts, the catalogue, Orders), as people there would make them. Answers how many were made on each side.
 */
export const editBothSides = (
  world: World,
  data: string,
  seed: number,
  edits: number,
): { readonly erp: number; readonly dotdigital: number } => {
  const erp = Math.floor(edits / 2);
  const problem = world.admin.erp.actions['random-edits']?.({ seed, edits: erp });
  if (problem !== null) throw new Error(`the ERP took no edits: ${problem ?? 'it has no such action'}`);
  const edit = (wanted: object): boolean => world.admin.dotdigital.edit(wanted) === null;
  const file = join(trainingFolder(data), 'dotdigital.sqlite');
  let made = 0;
  for (const wanted of drawEdits(file, seed)) {
    if (edit(wanted)) made += 1;
    if (made === edits - erp) return { erp, dotdigital: made };
  }
  throw new Error(`only ${made} edits could be made in Dotdigital`);
};

/** More edits in Dotdigital than anybody asks for, as they follow from the seed and from what the account holds. */
export function* drawEdits(path: string, seed: number): Generator<object> {
  const draw = reading(path, (file) => drawer(file, seeded(seed, 77)));
  for (let left = 100_000; left > 0; left -= 1) {
    const edit = draw();
    if (edit !== null) yield edit;
  }
}

type Record = { readonly key: string };

const drawer = (file: SqliteDatabase.Database, random: Seeded): (() => object | null) => {
  const contacts = file
    .prepare<[], { readonly id: number }>('SELECT contact_id AS id FROM contact WHERE binned = 0')
    .all();
  const keysOf = (collection: string) =>
    file
      .prepare<[string], Record>(
        'SELECT key FROM insight_record JOIN insight_collection USING (collection_id) WHERE name = ?',
      )
      .all(collection);
  const [items, orders] = [keysOf('Catalog_Default'), keysOf('Orders')];
  const insight = (collection: string, records: readonly Record[], set: object): object | null => {
    const record = random.pick(records);
    return record === undefined ? null : { insight: { collection, key: record.key, set } };
  };
  return () => {
    const chosen = random.fraction();
    const some = random.whole(1, 9_999);
    if (chosen < 0.3) return insight('Orders', orders, { order_total: some / 100 });
    if (chosen < 0.5)
      return insight('Catalog_Default', items, random.chance(0.5) ? { price: some / 100 } : { stock: some });
    const contact = random.pick(contacts);
    if (contact === undefined) return null;
    if (chosen < 0.93) return { contactId: contact.id, dataFields: { CITY: `Town ${some}`, LOYALTY_POINTS: some } };
    return { contactId: contact.id, emailStatus: 'unsubscribed' };
  };
};

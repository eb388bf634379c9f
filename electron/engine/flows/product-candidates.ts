import type { System } from '../../../shared/domain/change.ts';
import type { ProductCandidate } from '../../../shared/domain/product-link.ts';
import type { Item as SaleItem } from '../../../shared/domain/sales.ts';
import { candidatesOn, type Known, knownOf, type Shelf, shelving } from '../domain/match/products/candidates.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { inSteps } from '../runtime/in-steps.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { LinkRow } from '../store/item-link-store.ts';
import type { Stores } from '../store/stores.ts';

/** A case is shown at most this many. */
const mostCandidates = 5;

/** Records whose words are taken apart before others are answered. */
const atOnce = 100;

type Row = LinkRow & { readonly known: Known };
type Side = { readonly system: System; readonly rows: readonly Row[]; readonly shelf: Shelf };
type Shelves = { readonly erp: Side; readonly dotdigital: Side };

/** Looks for what may be the same; what was taken apart is kept until it changes. */
export type ProductSearch = {
  readonly candidates: (stores: Stores, mismatch: StoredMismatch) => Promise<readonly ProductCandidate[]>;
};

/**
 * Keeps what both sides say of their products, made ready, for one workspace. One is made at a time: who asks meanwhile is
 * answered from it, so that a sync under way does not have it made for every page; each answer is read anew where it is told.
 */
export const createProductSearch = (): ProductSearch => {
  let latest: { readonly stamp: string; readonly shelves: Promise<Shelves> } | null = null;
  let before: Shelves | null = null;
  let isMaking = false;
  const make = async (stores: Stores): Promise<Shelves> => {
    isMaking = true;
    try {
      await yieldToOthers();
      before = await shelve(stores, before);
      return before;
    } catch (error) {
      latest = null;
      throw error;
    } finally {
      isMaking = false;
    }
  };
  return {
    candidates: async (stores, mismatch) => {
      const stamp = stores.itemLinks.stamp();
      if (latest === null || (latest.stamp !== stamp && !isMaking)) latest = { stamp, shelves: make(stores) };
      return candidatesIn(stores, mismatch, await latest.shelves);
    },
  };
};

const shelve = async (stores: Stores, before: Shelves | null): Promise<Shelves> => {
  const { itemLinks } = stores;
  const products = await takeApart(itemLinks.productsLeft(), itemLinks.product, before?.erp.rows ?? []);
  const records = await takeApart(itemLinks.records(), itemLinks.record, before?.dotdigital.rows ?? []);
  const [ours, theirs] = [products.map(({ known }) => known), records.map(({ known }) => known)];
  return {
    erp: { system: 'erp', rows: products, shelf: await inSteps(shelving(ours, theirs)) },
    dotdigital: { system: 'dotdigital', rows: records, shelf: await inSteps(shelving(theirs, ours)) },
  };
};

/** Reads and takes apart what is other than at the last look. What went meanwhile is left out. */
const takeApart = async (
  pages: Iterable<readonly LinkRow[]>,
  read: (id: string) => { readonly data: string } | null,
  before: readonly Row[],
): Promise<readonly Row[]> => {
  const known = new Map(before.map((row) => [row.id, row]));
  const found: Row[] = [];
  let fresh = 0;
  for (const page of pages) {
    await yieldToOthers();
    for (const row of page) {
      const same = known.get(row.id);
      if (same !== undefined && seenOf(same) === seenOf(row)) {
        found.push({ ...same, ...row });
        continue;
      }
      const held = read(row.id);
      if (held === null) continue;
      const value: SaleItem = JSON.parse(held.data).value;
      found.push({ ...row, known: knownOf(itemOf(value)) });
      fresh += 1;
      if (fresh % atOnce === 0) await yieldToOthers();
    }
  }
  return found;
};

const itemOf = ({ sku, name, price }: SaleItem) => ({ sku, name: name ?? '', brand: null, description: null, price });

const candidatesIn = (
  stores: Stores,
  { row: { kind }, matchKey }: StoredMismatch,
  { erp, dotdigital }: Shelves,
): readonly ProductCandidate[] => {
  const { itemLinks, saleCases } = stores;
  switch (kind) {
    case 'product-missing': {
      const product = itemLinks.product(matchKey);
      if (product === null || !product.isFree) return [];
      const value: SaleItem = JSON.parse(product.data).value;
      const said = saidOther(itemLinks.verdictsOf(matchKey), ({ recordKey }) => recordKey);
      return told(stores, dotdigital, knownOf(itemOf(value)), (row) => row.isFree && !said.has(row.id));
    }
    case 'item-orphan': {
      const [record] = saleCases.itemsIn([matchKey]).get(matchKey)?.records ?? [];
      if (record === undefined || itemLinks.record(record.key)?.isFree !== true) return [];
      const said = saidOther(itemLinks.verdictsOfRecord(record.key), ({ sku }) => sku);
      return told(stores, erp, knownOf(itemOf(record.value)), (row) => row.isFree && !said.has(row.id));
    }
    case 'sku-unmapped': {
      const said = saidOther(itemLinks.verdictsOf(matchKey), ({ recordKey }) => recordKey);
      // Nothing is known of it but its SKU: its name is what a record may say of the model.
      const wanted = knownOf({ sku: matchKey, name: matchKey, brand: null, description: null, price: null });
      return told(stores, dotdigital, wanted, (row) => !said.has(row.id));
    }
    default:
      return [];
  }
};

const saidOther = <T extends { readonly verdict: string }>(
  verdicts: readonly T[],
  idOf: (verdict: T) => string,
): ReadonlySet<string> => new Set(verdicts.filter(({ verdict }) => verdict === 'different').map(idOf));

const told = (
  { itemLinks }: Stores,
  { system, rows, shelf }: Side,
  wanted: Known,
  isOpen: (row: LinkRow) => boolean,
): readonly ProductCandidate[] => {
  const isOpenAt = (place: number): boolean => {
    const row = rows[place];
    return row !== undefined && isOpen(row);
  };
  return candidatesOn(shelf, wanted, isOpenAt, mostCandidates).flatMap(({ place, method, confidence, reasons }) => {
    const id = rows[place]?.id ?? '';
    const held = system === 'erp' ? itemLinks.product(id) : itemLinks.record(id);
    // It may have gone, or been linked, since the shelf was made.
    if (held === null || !isOpen(held)) return [];
    const { sku, name, price, stock }: SaleItem = JSON.parse(held.data).value;
    return [{ id, side: system, sku, name, price, stock, method, confidence, reasons, seen: seenOf(held) }];
  });
};

/** What tells whether a product or record still says what it said. */
export const seenOf = ({ matchKey, hash }: Pick<LinkRow, 'matchKey' | 'hash'>): string => `${matchKey} ${hash}`;

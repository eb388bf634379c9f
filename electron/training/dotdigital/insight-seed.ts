import type { StateFile } from '../server/state-file.ts';
import type { CommerceItem, InsightObject, InsightValue } from '../world/commerce/types.ts';
import { type Column, fitRecord } from './insight-schema.ts';
import type { InsightSwitches } from './insight-switches.ts';

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const isList = (value: InsightValue): value is readonly InsightObject[] => Array.isArray(value);

/** A line as the shops' connectors write it: the product by an id of its own, and no parent (contract dotdigital 6.5 [C]). */
const inCamelLine = (line: InsightObject): InsightObject => ({ product_id: line.sku ?? '', parent_id: '', ...line });

/** The order as the shops' connectors write it: addresses keep the names within them (contract dotdigital 6.5 [C]). */
export const inCamelCase = (order: InsightObject): InsightObject =>
  Object.fromEntries(
    Object.entries(order).map(([name, value]) => [camel(name), isList(value) ? value.map(inCamelLine) : value]),
  );

type Seeded = {
  readonly name: string;
  readonly scope: 'account' | 'contact';
  readonly type: string;
};

const seededCollections = {
  catalogItem: { name: 'Catalog_Default', scope: 'account', type: 'catalog' },
  insightOrder: { name: 'Orders', scope: 'contact', type: 'orders' },
} as const satisfies Readonly<Record<'catalogItem' | 'insightOrder', Seeded>>;

type Seed = {
  /** Writes an item of the world, if it is insight data. */
  readonly write: (item: CommerceItem) => void;
  /** Makes the collections, with the columns that their records have. */
  readonly end: () => void;
};

const INSERT = `INSERT INTO insight_record(collection_id, contact_id, key, created_at, updated_at, json)
  VALUES (?, ?, ?, ?, ?, ?)`;

const IDS = { catalogItem: 1, insightOrder: 2 } as const;

/**
 * Writes the catalogue and the orders of the training world, unchecked, into a file without insight data. A value that fits
 * no column is stored and makes none.
 */
export const insightSeed = (file: StateFile, switches: InsightSwitches): Seed => {
  const insert = file.prepare(INSERT);
  const columns: Record<keyof typeof IDS, readonly Column[]> = { catalogItem: [], insightOrder: [] };
  const extend = (kind: keyof typeof IDS, json: InsightObject): void => {
    const fit = fitRecord(columns[kind], json, switches);
    if ('columns' in fit) columns[kind] = fit.columns;
  };
  const write = (item: CommerceItem): void => {
    if (item.kind === 'erp') return;
    const { key, createdAt, updatedAt, json: written } = item.kind === 'catalogItem' ? item.item : item.order;
    const isCamel = item.kind === 'insightOrder' && switches.ordersDialect === 'camelCase';
    const json = isCamel ? inCamelCase(written) : written;
    extend(item.kind, json);
    const contactId = item.kind === 'insightOrder' ? item.order.contactId : null;
    insert.run(IDS[item.kind], contactId, key, createdAt, updatedAt, JSON.stringify(json));
  };
  const end = (): void => {
    const add = file.prepare('INSERT INTO insight_collection VALUES (?, ?, ?, ?, ?)');
    for (const kind of ['catalogItem', 'insightOrder'] as const) {
      const { name, scope, type } = seededCollections[kind];
      add.run(IDS[kind], name, scope, type, JSON.stringify(columns[kind]));
    }
    file.prepare("INSERT OR REPLACE INTO meta(name, value) VALUES ('insight', '1')").run();
  };
  return { write, end };
};

/** Whether the file ever got the world's insight data; what was deleted since does not come back. */
export const hasInsightSeed = (file: StateFile): boolean =>
  file.prepare("SELECT 1 FROM meta WHERE name = 'insight'").get() !== undefined;

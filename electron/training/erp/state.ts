import { found, isSeeded, openStateFile, type StateFile } from '../server/state-file.ts';
import type { CommerceItem } from '../world/commerce/types.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import { COMMAND_TABLE } from './command-store.ts';
import { KEY_TABLE } from './key-store.ts';
import { EVENT_TABLE } from './mailbox.ts';
import { PERIOD_TABLE } from './periods.ts';
import { RECORD_TABLES } from './record-store.ts';
import { RUN_TABLE } from './runs.ts';
import { EMPTY_SALES, INDEX_SALES, SALES_TABLES, salesEntities, salesKinds } from './sales-entities.ts';

const TABLES = RECORD_TABLES + SALES_TABLES + KEY_TABLE + COMMAND_TABLE + RUN_TABLE + EVENT_TABLE + PERIOD_TABLE;

const EMPTY = ['record', 'created_customer', 'kept_key', 'sent_command', 'run', 'event', 'period', 'write_log']
  .map((table) => `DELETE FROM ${table};`)
  .join(' ');

type Take = (insert: () => void) => void;

/** So many rows go into one statement: a world has hundreds of thousands, and each statement has its price. */
const ROWS = 40;

const insertFor = (table: string, rows: number): string =>
  `INSERT INTO ${table}(id, key, modified_at, version, deleted, data) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, 1, 0, ?)').join(', ')}`;

/** Writes the rows of one table, many at once; `flush` writes what is left. */
const createBulkInsert = (file: StateFile, table: string, take: Take) => {
  const many = file.prepare(insertFor(table, ROWS));
  const one = file.prepare(insertFor(table, 1));
  let waiting: (string | number)[] = [];
  return {
    add: (...row: readonly [id: string, key: string, modifiedAt: number, data: string]): void => {
      waiting.push(...row);
      if (waiting.length < ROWS * row.length) return;
      const full = waiting;
      waiting = [];
      take(() => many.run(full));
    },
    flush: (): void => {
      for (let from = 0; from < waiting.length; from += 4) {
        const row = waiting.slice(from, from + 4);
        take(() => one.run(row));
      }
    },
  };
};

const createSalesInserts = (file: StateFile, take: Take) => {
  const inserts = new Map(
    salesEntities.map((entity) => [entity, createBulkInsert(file, salesKinds[entity].table, take)]),
  );
  return {
    add: (item: CommerceItem): void => {
      if (item.kind !== 'erp') return;
      const { entity, id, modifiedAt, data } = item.record;
      const key = 'number' in data ? data.number : 'sku' in data ? data.sku : data.invoiceNumber;
      inserts.get(entity)?.add(id, key, modifiedAt, JSON.stringify(data));
    },
    flush: (): void => {
      for (const { flush } of inserts.values()) flush();
    },
  };
};

/** Marks that products and sales are in, which a file of an earlier version lacks. */
const SALES_MARK = 'sales';

/** Brings the ERP back to the day on which the training world began; commands and the write log go with it. */
export const resetErp = (file: StateFile, kept: KeptWorld): void => {
  const insert = file.prepare(
    'INSERT INTO record(id, number, modified_at, version, deleted, data) VALUES (?, ?, ?, 1, 0, ?)',
  );
  found(
    file,
    () => file.exec(`${EMPTY} ${EMPTY_SALES} DELETE FROM sqlite_sequence; DELETE FROM meta;`),
    (take) => {
      const sales = createSalesInserts(file, take);
      kept.each(({ customer }) => {
        if (customer === null) return;
        const { id, modifiedAt, data } = customer;
        take(() => insert.run(id, data.number, modifiedAt, JSON.stringify(data)));
      }, sales.add);
      sales.flush();
      take(() => file.exec(`${INDEX_SALES} INSERT INTO meta(name, value) VALUES ('${SALES_MARK}', '1');`));
    },
  );
};

/** Adds products and sales to a file that has only the customers. */
const addSales = (file: StateFile, kept: KeptWorld): void => {
  const fill = (take: Take): void => {
    const sales = createSalesInserts(file, take);
    kept.each(() => undefined, sales.add);
    sales.flush();
    take(() => file.exec(INDEX_SALES));
  };
  found(file, () => file.exec(EMPTY_SALES), fill, SALES_MARK);
};

/** Opens the ERP's file, filled with the folder's world at the first time. */
export const openErp = (folder: string, kept: KeptWorld): StateFile => {
  const file = openStateFile(folder, 'erp.sqlite', TABLES);
  if (!isSeeded(file)) resetErp(file, kept);
  else if (!isSeeded(file, SALES_MARK)) addSales(file, kept);
  else kept.seeToTruth();
  return file;
};

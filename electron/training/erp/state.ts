import { found, isSeeded, openStateFile, type StateFile } from '../server/state-file.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import { COMMAND_TABLE } from './command-store.ts';
import { KEY_TABLE } from './key-store.ts';
import { EVENT_TABLE } from './mailbox.ts';
import { PERIOD_TABLE } from './periods.ts';
import { RECORD_TABLES } from './record-store.ts';
import { RUN_TABLE } from './runs.ts';

const TABLES = RECORD_TABLES + KEY_TABLE + COMMAND_TABLE + RUN_TABLE + EVENT_TABLE + PERIOD_TABLE;

const EMPTY = ['record', 'created_customer', 'kept_key', 'sent_command', 'run', 'event', 'period', 'write_log']
  .map((table) => `DELETE FROM ${table};`)
  .join(' ');

/** Brings the ERP back to the day on which the training world began; commands and the write log go with it. */
export const resetErp = (file: StateFile, kept: KeptWorld): void => {
  const insert = file.prepare(
    'INSERT INTO record(id, number, modified_at, version, deleted, data) VALUES (?, ?, ?, 1, 0, ?)',
  );
  found(
    file,
    () => file.exec(`${EMPTY} DELETE FROM sqlite_sequence; DELETE FROM meta;`),
    (take) => {
      kept.each(({ customer }) => {
        if (customer === null) return;
        const { id, modifiedAt, data } = customer;
        take(() => insert.run(id, data.number, modifiedAt, JSON.stringify(data)));
      });
    },
  );
};

/** Opens the ERP's file, filled with the folder's world at the first time. */
export const openErp = (folder: string, kept: KeptWorld): StateFile => {
  const file = openStateFile(folder, 'erp.sqlite', TABLES);
  if (isSeeded(file)) kept.seeToTruth();
  else resetErp(file, kept);
  return file;
};

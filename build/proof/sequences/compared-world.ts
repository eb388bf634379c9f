import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { deriveContact, deriveCustomer } from '../../../electron/engine/domain/normalise/derive.ts';
import { detect } from '../../../electron/engine/flows/detect.ts';
import { detectKeys } from '../../../electron/engine/flows/detect-keys.ts';
import { detectSales } from '../../../electron/engine/flows/detect-sales.ts';
import { type FlowDeps, todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { identify } from '../../../electron/engine/flows/identify.ts';
import { judgeSales } from '../../../electron/engine/flows/judge-sales.ts';
import { randomIds } from '../../../electron/engine/runtime/ids.ts';
import { createLogger } from '../../../electron/engine/runtime/logger.ts';
import { openStores, workspaceFile } from '../../../electron/engine/store/open.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import { firstMapping } from '../../../shared/domain/mapping-document.ts';
import { lists } from './lists.ts';

const now = Date.UTC(2026, 10, 25, 9);
const entities = ['item', 'order'] as const;

/** Real stores over two systems that are maps, compared by increments and in full. Nothing is asked over a network. */
export type ComparedWorld = {
  readonly stores: Stores;
  readonly erp: Map<string, Customer>;
  readonly account: Map<number, Contact>;
  /** Empties both systems and forgets all that was known of them. */
  readonly begin: () => void;
  /** Takes both sides into the mirror as a read would. */
  readonly take: () => void;
  /** Judges what is marked, and nothing else: the flow itself passes over a small world in full. */
  readonly increment: () => Promise<void>;
  readonly full: () => Promise<void>;
  /** As if nobody had ever compared: what is found next rests on the mirror alone. */
  readonly forgetFound: () => void;
  /** What the open cases say. */
  readonly openCases: () => readonly string[];
  readonly close: () => void;
};

export const openComparedWorld = (): ComparedWorld => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-sequences-'));
  const log = createLogger(
    () => now,
    () => undefined,
  );
  const opened = openStores({ folder, readOnly: false, ids: randomIds(), now: () => now, log });
  if (!opened.ok) throw new Error(opened.error.sentence);
  const stores = opened.value;
  stores.atomically(() => stores.mappings.put({ ...firstMapping, lists }, 1, now, 'proof'));
  const clock = { now: () => now, wallNow: () => now, wait: async () => undefined };
  const deps: FlowDeps = { stores, clock, ids: randomIds(), log, operator: 'proof', emit: () => undefined };
  const db = new SqliteDatabase(workspaceFile(folder));
  const erp = new Map<string, Customer>();
  const account = new Map<number, Contact>();
  const take = takerOf(deps, erp, account);
  return {
    stores,
    erp,
    account,
    take,
    begin: () => {
      erp.clear();
      account.clear();
      take();
      for (const table of emptied) db.exec(`DELETE FROM ${table}`);
      db.exec("UPDATE workspace_fact SET value = 'no' WHERE name LIKE 'detect.%-owed' OR name = 'identity.owed'");
    },
    increment: async () => {
      await identify(deps, false, new AbortController().signal);
      const { mirror, saleCases, atomically } = stores;
      while (mirror.dirtyCount() > 0) atomically(() => detectKeys(deps, mirror.dirtyKeys(2), null));
      for (const entity of entities)
        for (let keys = saleCases.dirtyKeys(entity, 2); keys.length > 0; keys = saleCases.dirtyKeys(entity, 2))
          atomically(() => judgeSales(deps, entity, keys, null));
    },
    full: () => compareAll(deps),
    forgetFound: () => db.exec('DELETE FROM mismatch; DELETE FROM judged;'),
    openCases: () => db.prepare<[], string>(openSql).pluck().all(),
    close: () => {
      db.close();
      stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const emptied = [
  'erp_item',
  'dd_item',
  'erp_order',
  'dd_order',
  'sale_sku',
  'sale_link',
  'mismatch',
  'judged',
  'seen',
].concat([
  'opt_out',
  'former_address',
  'identity_left',
  'identity_pair',
  'identity_verdict',
  'item_verdict',
  'double_pair',
  'double_verdict',
  'dirty',
  'rekey',
]);

const openSql = `SELECT json_array(entity, match_key, kind, severity, field_mask, erp_rid, dd_rid, label, email, reference)
  FROM mismatch WHERE status = 0 ORDER BY 1`;

const takerOf = (deps: FlowDeps, erp: ReadonlyMap<string, Customer>, account: ReadonlyMap<number, Contact>) => {
  const { stores } = deps;
  const { mirror } = stores;
  const today = todayOf(deps.clock);
  let runId = 0;
  return (): void => {
    runId += 1;
    const mapping = stores.mappings.inForce();
    stores.atomically(() => {
      const customers = [...erp].map(([id, value]) => {
        const received = { id, version: JSON.stringify(value), modifiedAt: now, value };
        return deriveCustomer(received, today, mapping);
      });
      mirror.upsertCustomers(customers, runId);
      mirror.upsertContacts(
        [...account.values()].map((contact) => deriveContact(contact, today, mapping)),
        runId,
      );
      for (const side of ['erp', 'dotdigital'] as const) mirror.removeUnseen(side, runId, 1_000);
      while (mirror.rekeyContacts(100) > 0);
      for (const link of stores.sales.linkSteps()) link();
    });
  };
};

const compareAll = async (deps: FlowDeps): Promise<void> => {
  const none = (): void => undefined;
  const { signal } = new AbortController();
  const people = await detect(deps, { runId: null, full: true, signal, add: none, set: none, save: none, tell: none });
  if (!people.ok) throw new Error(people.error.sentence);
  const counting = <T>(work: () => T): T => deps.stores.atomically(work);
  for (const entity of entities) {
    const sales = await detectSales(deps, { entity, runId: null, full: true, signal, counting });
    if (!sales.ok) throw new Error(sales.error.sentence);
  }
};

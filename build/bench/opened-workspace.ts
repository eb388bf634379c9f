import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowDeps } from '../../electron/engine/flows/flow-deps.ts';
import { systemClock } from '../../electron/engine/runtime/clock.ts';
import { randomIds } from '../../electron/engine/runtime/ids.ts';
import { createLogger } from '../../electron/engine/runtime/logger.ts';
import { openStores, workspaceFile } from '../../electron/engine/store/open.ts';
import type { Stores } from '../../electron/engine/store/stores.ts';
import { contactRowAt, customerRowAt } from './mirror-rows.ts';
import { pagesOf } from './people.ts';

export type Workspace = {
  readonly stores: Stores;
  readonly deps: FlowDeps;
  readonly folder: string;
  readonly file: string;
  readonly close: () => void;
};

/** A new workspace in a folder of its own, opened as the engine opens it, or one that is there. `close` deletes a new one. */
export const openWorkspace = (existing?: string): Workspace => {
  const folder = existing ?? mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const log = createLogger(
    () => 0,
    () => undefined,
  );
  const clock = systemClock();
  const ids = randomIds();
  const opened = openStores({ folder, readOnly: false, ids, now: clock.now, log });
  if (!opened.ok) throw new Error(opened.error.sentence);
  const stores = opened.value;
  const close = (): void => {
    stores.close();
    if (existing === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const deps: FlowDeps = { stores, clock, ids, log, operator: 'bench', emit: () => undefined };
  return { stores, deps, folder, file: workspaceFile(folder), close };
};

/** How many records a page of each side has, as the connectors ask for them. */
const pageOf = { customers: 1_000, contacts: 5_000 };

/** Takes so many rows of both sides in, a page a transaction, and gives the contacts their keys, as a sync does. */
export const takeIn = ({ stores }: Workspace, size: number, runId: number): void => {
  for (const page of pagesOf(size, (n) => customerRowAt(n, size), pageOf.customers))
    stores.atomically(() => stores.mirror.upsertCustomers(page, runId));
  for (const page of pagesOf(size, (n) => contactRowAt(n, size), pageOf.contacts))
    stores.atomically(() => stores.mirror.upsertContacts(page, runId));
  while (stores.atomically(() => stores.mirror.rekeyContacts(500)) > 0);
};

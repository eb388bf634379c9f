import { mkdirSync } from 'node:fs';
import { failure } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { EngineDeps } from './engine-deps.ts';
import { codeOf } from './runtime/store-failure.ts';
import { acquireLease, type Lease } from './store/lease.ts';
import { openStores, workspaceFile } from './store/open.ts';
import { restoreBackup } from './store/restore.ts';
import type { Stores } from './store/stores.ts';

/** How often the holder of a workspace says that it is alive; wall time. */
const heartbeatMs = 5_000;

/** A workspace's lease and stores; read-only where another engine holds the lease. */
export const openWorkspace = ({
  start,
  clock,
  ids,
  log,
}: EngineDeps): Result<{ readonly stores: Stores; readonly lease: Lease }> => {
  mkdirSync(start.folder, { recursive: true, mode: 0o700 });
  const lease = acquireLease({ folder: start.folder, holder: start.holder, now: clock.wallNow });
  if (start.restoreFrom !== undefined) {
    const restored = restore(start, start.restoreFrom, lease, clock.now(), log);
    if (!restored.ok) {
      if (lease.kind === 'acquired') lease.release();
      return restored;
    }
  }
  const stores = openStores({ folder: start.folder, readOnly: lease.kind === 'held', ids, now: clock.now, log });
  if (!stores.ok) {
    if (lease.kind === 'acquired') lease.release();
    return stores;
  }
  if (lease.kind === 'held') return ok({ stores: stores.value, lease });
  const held = stores.value.workspace.get();
  if (held.name !== start.workspace.name || held.training !== start.workspace.training) {
    stores.value.atomically(() => stores.value.workspace.set(start.workspace));
  }
  const timer = setInterval(() => {
    try {
      lease.heartbeat();
    } catch (error) {
      // The lock itself is the operating system's; a full disk must not end the engine.
      log.warn('the heartbeat could not be written', { code: codeOf(error) });
    }
  }, heartbeatMs);
  timer.unref();
  const release = (): void => {
    clearInterval(timer);
    lease.release();
  };
  return ok({ stores: stores.value, lease: { ...lease, release } });
};

const restore = (
  { folder, operator }: EngineDeps['start'],
  from: string,
  lease: Lease,
  at: number,
  log: EngineDeps['log'],
): Result<void> =>
  lease.kind === 'held'
    ? err(failure('workspace.read-only', `Nothing was restored: ${lease.by} holds this workspace.`))
    : restoreBackup({ folder, from, file: workspaceFile(folder), operator, at, log });

import { contract } from '../../../shared/ipc/contract.ts';
import type { Invoke } from './job-history.ts';

/** Why the workspace does not sync by itself; null where it may: writable, and both connections there, tested, with their secrets. */
export const blockedBy = async (invoke: Invoke): Promise<'engine' | 'read-only' | 'connections' | null> => {
  const glance = await invoke('workspace.get', {});
  const workspace = glance.ok ? contract['workspace.get'].output.safeParse(glance.value) : null;
  if (workspace?.success !== true) return 'engine';
  if (workspace.data.access !== 'writer') return 'read-only';
  const asked = await invoke('connection.list', {});
  const listed = asked.ok ? contract['connection.list'].output.safeParse(asked.value) : null;
  if (listed?.success !== true) return 'engine';
  const isReady = (['erp', 'dotdigital'] as const).every((system) =>
    listed.data.connections.some(
      (one) =>
        one.system === system &&
        one.slot === 'current' &&
        one.hasSecret &&
        (one.product === 'training' || (one.steps > 0 && one.passed === one.steps)),
    ),
  );
  return isReady ? null : 'connections';
};

import { contract } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';
import type { FileLog } from '../log/file-log.ts';

type Invoke = (name: string, input: unknown) => Promise<Result<unknown>>;

/** The training workspace syncs by itself when it was never synced; later runs are asked for, or on a timer. */
export const syncOnFirstOpening = async (invoke: Invoke, log: Pick<FileLog, 'info' | 'warn'>): Promise<void> => {
  const glance = await invoke('workspace.get', {});
  const workspace = glance.ok ? contract['workspace.get'].output.safeParse(glance.value) : null;
  if (workspace?.success !== true) return;
  const { access, training, running, lastRun } = workspace.data;
  if (!training || access !== 'writer' || running !== null || lastRun !== null) return;
  const started = await invoke('sync.start', { job: 'customers', mode: 'full', trigger: 'first-opening' });
  if (started.ok) log.info('first opening: the training workspace syncs', {});
  else log.warn('first opening: the sync did not start', { code: started.error.code });
};

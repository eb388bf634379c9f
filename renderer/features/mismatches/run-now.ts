import type { Job } from '../../../shared/domain/run.ts';
import { announce, complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { jobText } from '../../text/names.ts';

/** Starts a job by hand; what changed only. */
export const runNow = async (job: Job): Promise<void> => {
  const started = await invoke('sync.start', { job, mode: 'incremental' });
  if (started.ok) announce(`${jobText[job]} has started.`);
  else complain(started.error.sentence);
};

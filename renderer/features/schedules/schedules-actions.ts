import type { Job } from '../../../shared/domain/run.ts';
import type { Action } from '../../actions/action.ts';
import { jobText } from '../../text/names.ts';
import { selectJob, startJob } from './store.ts';

const group = 'Schedules & alerts';

/** What the keys do on this screen. */
export const schedulesActions = (jobs: readonly Job[], job: Job, isBlocked: boolean): readonly Action[] => {
  const place = jobs.indexOf(job);
  const moving = (id: string, label: string, key: string, to: number): Action => ({
    id,
    label,
    keys: [key],
    keyText: key.toUpperCase(),
    group,
    mayRepeat: true,
    when: () => jobs.length > 0,
    run: () => selectJob(jobs[Math.min(jobs.length - 1, Math.max(0, to))] ?? job),
  });
  return [
    moving('previous-job', 'Job above', 'k', place - 1),
    moving('next-job', 'Job below', 'j', place + 1),
    {
      id: 'run-job',
      label: `Run ${jobText[job]}, changes only`,
      keys: ['r'],
      keyText: 'R',
      group,
      when: () => !isBlocked,
      run: () => void startJob(job, 'incremental'),
    },
  ];
};

import { create } from 'zustand';
import type { Job, SyncMode } from '../../../shared/domain/run.ts';
import type { Quiet } from '../../../shared/domain/schedule.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { jobText } from '../../text/names.ts';
import type { Timer } from '../../text/schedule-text.ts';

type SchedulesState = {
  /** The job that is looked at and changed. */
  readonly job: Job;
  /** Why something that the operator asked for was not done. */
  readonly refusal: string | null;
};

/** The own state of Schedules & alerts. */
export const useSchedules = create<SchedulesState>(() => ({ job: 'orders', refusal: null }));

const { setState: set } = useSchedules;

export const selectJob = (job: Job): void => set({ job });
export const dismiss = (): void => set({ refusal: null });

/** Keeps a timer. Answers whether it was kept; a refusal stays in sight until it is dismissed. */
export const saveTimer = async (timer: Pick<Timer, 'job' | 'isOn' | 'rhythm'>): Promise<boolean> => {
  const answer = await invoke('schedule.set', timer);
  return keep(answer.ok ? null : answer.error.sentence, `The schedule of ${jobText[timer.job]} was changed.`);
};

/** Keeps the quiet window. Answers whether it was kept. */
export const saveQuiet = async (quiet: Quiet): Promise<boolean> => {
  const answer = await invoke('schedule.quiet', { quiet });
  return keep(answer.ok ? null : answer.error.sentence, 'The quiet window was changed.');
};

/** Starts a job by hand. */
export const startJob = async (job: Job, mode: SyncMode): Promise<void> => {
  const started = await invoke('sync.start', { job, mode });
  set({ refusal: started.ok ? null : started.error.sentence });
  announce(started.ok ? 'The sync has started.' : started.error.sentence);
};

const keep = (refusal: string | null, told: string): boolean => {
  set({ refusal });
  queries.retry('schedule.get', {});
  announce(refusal ?? told);
  return refusal === null;
};

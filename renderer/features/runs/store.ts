import { create } from 'zustand';
import { runIdSchema } from '../../../shared/domain/ids.ts';
import type { Job, SyncMode } from '../../../shared/domain/run.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { timersText } from '../../text/run-text.ts';
import type { Timer } from '../../text/schedule-text.ts';

type RunsState = {
  /** Null while the newest run that ended is shown. */
  readonly selectedId: number | null;
  /** Why something that the operator asked for was not done. */
  readonly refusal: string | null;
  readonly cancellingId: number | null;
  /** Which confirmation stands open. */
  readonly dialog: 'pause' | 'resume' | null;
  /** The jobs that were switched off together, to be offered when they are switched on again. */
  readonly paused: readonly Job[];
};

/** The Sync runs screen's own state. */
export const useRuns = create<RunsState>(() => ({
  selectedId: null,
  refusal: null,
  cancellingId: null,
  dialog: null,
  paused: [],
}));

const { setState: set } = useRuns;

export const select = (selectedId: number | null): void => set({ selectedId });
export const dismiss = (): void => set({ refusal: null });
export const showDialog = (dialog: RunsState['dialog']): void => set({ dialog, refusal: null });

export type Start = {
  readonly job: Job;
  readonly mode: SyncMode;
  readonly acceptDrop?: boolean;
  readonly acceptWrites?: boolean;
};

/** Starts a job and shows the newest; a refusal stays in sight until it is dismissed. */
export const startJob = async (start: Start): Promise<void> => {
  const started = await invoke('sync.start', start);
  set({ refusal: started.ok ? null : started.error.sentence });
  announce(started.ok ? 'The sync has started.' : started.error.sentence);
  if (started.ok) select(null);
};

/** Cancels after the current page. What was read stays. */
export const cancelRun = async (id: number): Promise<void> => {
  set({ cancellingId: id });
  const answer = await invoke('sync.cancel', { runId: runIdSchema.parse(id) });
  const isCancelled = answer.ok && answer.value.cancelled;
  if (!isCancelled) set({ cancellingId: null });
  if (!answer.ok) set({ refusal: answer.error.sentence });
  announce(
    isCancelled
      ? 'The run is cancelled after its current page; what was read stays.'
      : answer.ok
        ? 'The run had ended already.'
        : answer.error.sentence,
  );
};

/** Switches timers on or off one by one; what was switched before a refusal stays switched. */
export const switchTimers = async (timers: readonly Timer[], isOn: boolean): Promise<void> => {
  const switched: Job[] = [];
  let refusal: string | null = null;
  for (const { job, rhythm } of timers) {
    const answer = await invoke('schedule.set', { job, isOn, rhythm });
    if (answer.ok) switched.push(job);
    else refusal = answer.error.sentence;
    if (!answer.ok) break;
  }
  set({ dialog: null, refusal, ...(isOn ? {} : { paused: switched }) });
  queries.retry('schedule.get', {});
  announce(refusal ?? timersText(switched, isOn));
};

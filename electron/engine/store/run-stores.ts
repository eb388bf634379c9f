import type {
  BadRecord,
  Job,
  Run,
  RunCounts,
  RunPhase,
  RunState,
  RunTrigger,
  SyncMode,
  Trouble,
} from '../../../shared/domain/run.ts';
import type { Failure } from '../../../shared/errors.ts';

export type Checkpoint = {
  readonly stream: string;
  readonly runId: number | null;
  readonly cursor: string | null;
  readonly sinceAt: number | null;
  readonly watermark: number | null;
  readonly complete: boolean;
  readonly readAt: number | null;
};

export interface RunStore {
  readonly insert: (run: {
    readonly job: Job;
    readonly mode: SyncMode;
    readonly trigger: RunTrigger;
    readonly at: number;
    readonly by: string;
  }) => number;
  readonly get: (id: number) => Run | null;
  readonly page: (before: number | null, limit: number) => readonly Run[];
  readonly update: (
    id: number,
    facts: {
      readonly state?: RunState;
      readonly phase?: RunPhase;
      readonly counts?: RunCounts;
      readonly progressedAt: number;
      readonly endedAt?: number;
      readonly failure?: Failure | null;
    },
  ) => void;
  /** Runs that were left running by a crash; marked interrupted when the workspace opens. */
  readonly interrupted: () => readonly Run[];
  /** Runs that overlap the time between two instants, newest first. */
  readonly between: (since: number, until: number, limit: number) => readonly Run[];
  readonly addTrouble: (runId: number, trouble: Trouble) => void;
  readonly troubles: (runId: number) => readonly Trouble[];
  /** Troubles and set-aside records of the runs since an instant, by cause, most records first. */
  readonly causes: (since: number) => readonly (Trouble & { readonly records: number; readonly runId: number })[];
  /** How often a job failed or stopped to ask since its last run that ended well, and since when; null where it did not. */
  readonly failing: (job: Job, goodId: number) => { readonly times: number; readonly since: number } | null;
  readonly lastOf: (job: Job, states: readonly RunState[]) => Run | null;
  /** The run that is under way or about to be, of whichever job. */
  readonly running: () => Run | null;
  readonly checkpoint: (stream: string) => Checkpoint | null;
  readonly saveCheckpoint: (checkpoint: Checkpoint) => void;
  readonly addBadRecord: (runId: number, record: BadRecord & { readonly raw: string }) => void;
  readonly badRecords: (runId: number, limit: number) => readonly BadRecord[];
}

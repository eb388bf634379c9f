import type { Trouble } from '../../../shared/domain/run.ts';
import type { EngineEvent } from '../../../shared/ipc/events.ts';
import type { Connectors } from '../connectors/connector.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Ids } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import type { WaitingDesk } from '../runtime/waiting.ts';
import type { Stores } from '../store/stores.ts';

/** What every flow is given; nothing is reached for. */
export type FlowDeps = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly operator: string;
  readonly emit: (event: EngineEvent) => void;
  /** Where what a run meets and goes on with is told; nobody listens where no run is under way. */
  readonly troubles?: TroubleDesk;
};

/** A flow that speaks to the remote systems. */
export type RemoteDeps = FlowDeps & {
  readonly connectors: Connectors;
  readonly waiting?: WaitingDesk;
  /** This machine decides and sends nothing; what the policy records is the writer's to record. */
  readonly isReviewer?: boolean;
};

/** Troubles that connectors met and told; a run listens while it goes on. */
export type TroubleDesk = {
  readonly report: (trouble: Trouble) => void;
  /** Answers how to stop listening. */
  readonly listen: (hear: (trouble: Trouble) => void) => () => void;
};

export const createTroubleDesk = (): TroubleDesk => {
  const listeners = new Set<(trouble: Trouble) => void>();
  return {
    report: (trouble) => {
      for (const hear of listeners) hear(trouble);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
};

/** Today's date in UTC, YYYY-MM-DD: a birth date after it is impossible. */
export const todayOf = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);

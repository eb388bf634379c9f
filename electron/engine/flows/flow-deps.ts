import type { EngineEvent } from '../../../shared/ipc/events.ts';
import type { Connectors } from '../connectors/connector.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Ids } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Stores } from '../store/stores.ts';

/** What every flow is given; nothing is reached for. */
export type FlowDeps = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly operator: string;
  readonly emit: (event: EngineEvent) => void;
};

/** A flow that speaks to the remote systems. */
export type RemoteDeps = FlowDeps & { readonly connectors: Connectors };

/** Today's date in UTC, YYYY-MM-DD: a birth date after it is impossible. */
export const todayOf = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);

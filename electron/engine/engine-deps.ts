import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { EngineStart } from '../../shared/ipc/messages.ts';
import type { Connectors } from './connectors/connector.ts';
import type { Clock } from './runtime/clock.ts';
import type { Ids } from './runtime/ids.ts';
import type { Logger } from './runtime/logger.ts';

/** What an engine is given; nothing is reached for. */
export type EngineDeps = {
  readonly start: EngineStart;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly emit: (event: EngineEvent) => void;
  /** Tests hand in connectors of their own; otherwise they are made from the start message's access. */
  readonly connectors?: Connectors;
};

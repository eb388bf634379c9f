import type { Dispatcher } from 'undici';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';

/** What connectors are given. `dispatcher` and `timeoutMs` (total, wall time) are replaced in tests. */
export type ConnectorDeps = {
  readonly clock: Clock;
  readonly log: Logger;
  readonly dispatcher?: Dispatcher | undefined;
  readonly timeoutMs?: number | undefined;
};

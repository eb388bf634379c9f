import type { Dispatcher } from 'undici';
import type { CallHistory } from '../runtime/call-history.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { WaitingDesk } from '../runtime/waiting.ts';
import type { Trouble } from './http/trouble.ts';

/** What connectors are given. `dispatcher` and `timeoutMs` (total, wall time) are replaced in tests. */
export type ConnectorDeps = {
  readonly clock: Clock;
  readonly log: Logger;
  readonly dispatcher?: Dispatcher | undefined;
  readonly timeoutMs?: number | undefined;
  /** Remembers calls and rate windows beyond a restart. */
  readonly history?: CallHistory | undefined;
  /** Is told what is waited for, as long as it is. */
  readonly waiting?: WaitingDesk | undefined;
  /** Hears of each thing that went wrong on the way, made good or not. */
  readonly trouble?: ((trouble: Trouble) => void) | undefined;
};

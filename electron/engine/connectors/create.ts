import type { Dispatcher } from 'undici';
import type { Access } from '../../../shared/ipc/messages.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Connectors } from './connector.ts';
import { createDotdigital } from './dotdigital/connector.ts';
import { createFlowErp } from './erp/flow/connector.ts';

/** What connectors are given. `dispatcher` and `timeoutMs` (total, wall time) are replaced in tests. */
export type ConnectorDeps = {
  readonly clock: Clock;
  readonly log: Logger;
  readonly dispatcher?: Dispatcher | undefined;
  readonly timeoutMs?: number | undefined;
};

/** The connectors of a workspace. Credentials stay in these closures. */
export const createConnectors = (
  access: { readonly erp: Access; readonly dotdigital: Access },
  deps: ConnectorDeps,
): Connectors => ({
  erp: createFlowErp(access.erp, deps),
  dotdigital: createDotdigital(access.dotdigital, deps),
});

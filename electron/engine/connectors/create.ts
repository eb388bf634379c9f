import type { Access } from '../../../shared/ipc/messages.ts';
import type { Connectors } from './connector.ts';
import type { ConnectorDeps } from './connector-deps.ts';
import { createDotdigital } from './dotdigital/connector.ts';
import { createFlowErp } from './erp/flow/connector.ts';

/** The connectors of a workspace. Credentials stay in these closures. */
export const createConnectors = (
  access: { readonly erp: Access; readonly dotdigital: Access },
  deps: ConnectorDeps,
): Connectors => ({
  erp: createFlowErp(access.erp, deps),
  dotdigital: createDotdigital(access.dotdigital, deps),
});

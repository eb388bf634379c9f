import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { createLikeness, type Likeness } from '../flows/approve-like.ts';
import { backupHandlers } from './backup.ts';
import { callHandlers } from './call.ts';
import { campaignHandlers } from './campaign.ts';
import { causeHandlers } from './cause.ts';
import { changeHandlers } from './change.ts';
import { connectionHandlers } from './connection.ts';
import { costHandlers } from './cost.ts';
import { decisionHandlers } from './decision.ts';
import { deskHandlers } from './desk.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { handoverHandlers } from './handover.ts';
import { healthHandlers } from './health.ts';
import { mappingHandlers } from './mapping.ts';
import { mappingFieldHandlers } from './mapping-fields.ts';
import { mappingFileHandlers } from './mapping-files.ts';
import { mappingLookHandlers } from './mapping-looks.ts';
import { mismatchHandlers } from './mismatch.ts';
import { personHandlers } from './person.ts';
import { policyHandlers } from './policy.ts';
import { postingHandlers } from './posting.ts';
import { productHandlers } from './product.ts';
import { shelfHandlers } from './shelf.ts';
import { suggestionHandlers } from './suggestion.ts';
import { syncHandlers } from './sync.ts';
import { viewHandlers } from './view.ts';
import { workspaceHandlers } from './workspace.ts';

/** Every operation that the engine answers, one file an area. */
export const createHandlers = (deps: HandlerDeps, likeness: Likeness = createLikeness()): Handlers<'engine'> => ({
  ...workspaceHandlers(deps),
  ...syncHandlers(deps),
  ...policyHandlers(deps),
  ...postingHandlers(deps),
  ...campaignHandlers(deps),
  ...mappingHandlers(deps),
  ...mappingLookHandlers(deps),
  ...mappingFileHandlers(deps),
  ...mappingFieldHandlers(deps),
  ...mismatchHandlers(deps),
  ...suggestionHandlers(deps),
  ...decisionHandlers(deps, likeness),
  ...causeHandlers(deps, likeness),
  ...shelfHandlers(deps),
  ...changeHandlers(deps),
  ...personHandlers(deps),
  ...connectionHandlers(deps),
  ...backupHandlers(deps),
  ...deskHandlers(deps),
  ...handoverHandlers(deps),
  ...callHandlers(deps),
  ...costHandlers(deps),
  ...healthHandlers(deps),
  ...viewHandlers(deps),
  ...productHandlers(deps),
});

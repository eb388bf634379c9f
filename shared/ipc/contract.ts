import type { z } from 'zod';
import { appOperations } from './operations/app.ts';
import { backupOperations } from './operations/backup.ts';
import { campaignOperations } from './operations/campaign.ts';
import { causeOperations } from './operations/cause.ts';
import { changeOperations } from './operations/change.ts';
import { connectionOperations } from './operations/connection.ts';
import { costOperations } from './operations/cost.ts';
import { decisionOperations } from './operations/decision.ts';
import { deskOperations } from './operations/desk.ts';
import { mappingOperations } from './operations/mapping.ts';
import { mismatchOperations } from './operations/mismatch.ts';
import { personOperations } from './operations/person.ts';
import { policyOperations } from './operations/policy.ts';
import { postingOperations } from './operations/posting.ts';
import { productOperations } from './operations/product.ts';
import { scheduleOperations } from './operations/schedule.ts';
import { shelfOperations } from './operations/shelf.ts';
import { suggestionOperations } from './operations/suggestion.ts';
import { syncOperations } from './operations/sync.ts';
import { vaultOperations } from './operations/vault.ts';
import { viewOperations } from './operations/view.ts';
import { workspaceOperations } from './operations/workspace.ts';
import { workspacesOperations } from './operations/workspaces.ts';

/** Every word that the processes say to each other, by name. A snapshot of it is checked in. */
export const contract = {
  ...appOperations,
  ...vaultOperations,
  ...workspaceOperations,
  ...syncOperations,
  ...costOperations,
  ...policyOperations,
  ...postingOperations,
  ...campaignOperations,
  ...mappingOperations,
  ...mismatchOperations,
  ...suggestionOperations,
  ...shelfOperations,
  ...decisionOperations,
  ...causeOperations,
  ...changeOperations,
  ...personOperations,
  ...backupOperations,
  ...connectionOperations,
  ...workspacesOperations,
  ...deskOperations,
  ...scheduleOperations,
  ...viewOperations,
  ...productOperations,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type InputOf<Name extends OperationName> = z.input<Contract[Name]['input']>;
export type ParsedInputOf<Name extends OperationName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends OperationName> = z.output<Contract[Name]['output']>;

/** The names that one process answers. */
export type OperationOf<Process extends 'main' | 'engine'> = {
  [Name in OperationName]: Contract[Name]['process'] extends Process ? Name : never;
}[OperationName];

/** Whether this is an operation's own name; inherited names such as `__proto__` are not. */
export const isOperationName = (name: unknown): name is OperationName =>
  typeof name === 'string' && Object.hasOwn(contract, name);

import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { FlowDeps } from './flow-deps.ts';
import { oweLinking } from './link-left.ts';

/** Which customer and contact a change says are one person; null for changes that say no such thing. */
const samePerson = (
  { kind, customer }: Evidence,
  changeSet: ChangeSet,
): { readonly customerId: string; readonly contactId: number } | null =>
  kind === 'identity-ambiguous' && customer !== null && changeSet.operation === 'contact.number'
    ? { customerId: customer.id, contactId: changeSet.contactId }
    : null;

/** Keeps what approving such a change says. Call inside `atomically` as `durable`. */
export const noteSame = (
  { stores, clock }: FlowDeps,
  evidence: Evidence,
  changeSet: ChangeSet,
  { by, decisionId }: { readonly by: string; readonly decisionId: string },
): void => {
  const pair = samePerson(evidence, changeSet);
  if (pair === null) return;
  stores.identity.say({ ...pair, verdict: 'same', by, at: clock.now(), decisionId });
  oweLinking(stores.workspace);
};

/** Takes back what it said, as its change is taken back. Call inside `atomically` as `durable`. */
export const dropSame = ({ stores }: FlowDeps, evidence: Evidence, changeSet: ChangeSet): void => {
  const pair = samePerson(evidence, changeSet);
  if (pair === null) return;
  stores.identity.takeBack(pair.customerId, pair.contactId);
  oweLinking(stores.workspace);
};
